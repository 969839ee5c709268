"""Postback sources, reported orders, dashboards."""

TABLE: dict[str, str] = {
    "Query.dashboard": "-- +++++ +++++ + +++++ --",
    "Query.postbackSources": "-- ----- ++--- - ----- --",
    "Query.conversions": "-- +++++ +++++ + +++++ --",
    "Mutation.createPostbackSource": "-- ----- ++--- - ----- --",
    "Mutation.revokePostbackSource": "-- ----- ++--- - ----- --",
    "Mutation.rotatePostbackSecret": "-- ----- ++--- - ----- --",
}
