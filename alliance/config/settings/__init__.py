"""Settings by place: local, test and production share base."""
