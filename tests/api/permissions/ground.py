"""Files, notifications, jobs, the record."""

TABLE: dict[str, str] = {
    "Query.auditEntries": "-- +---- +---- + +---- --",
    "Query.brokenAuditLink": "-- ----- ----- - ++--- --",
    "Query.jobs": "-- ----- ----- - ++--- --",
    "Query.files": "-- +++++ +++++ + +++++ --",
    "Query.notifications": "-- +++++ +++++ + +++++ --",
    "Query.unreadNotifications": "-- +++++ +++++ + +++++ --",
    "Mutation.markNotificationsRead": "-- +++++ +++++ + +++++ --",
    "Mutation.retryJob": "-- ----- ----- - ++--- --",
}
