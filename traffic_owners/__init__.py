"""The owner's pool: people, channels, audiences, and the agencies that represent their owners."""
