"""Representations."""

TABLE: dict[str, str] = {
    "Query.representations": "-- +++++ +++++ + +++++ --",
    "Mutation.acceptRepresentation": "-- +---- +---- + +---- --",
    "Mutation.declineRepresentation": "-- +---- +---- + +---- --",
    "Mutation.endRepresentation": "-- +---- +---- + +---- --",
    "Mutation.proposeRepresentation": "-- +---- +---- + +---- --",
}
