"""Rankings."""

TABLE: dict[str, str] = {
    "Query.rankedListings": "-- ----- +++++ - ----- --",
    "Query.rankedTasks": "-- +++++ ----- - ----- --",
}
