"""What people were told."""
