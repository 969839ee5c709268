"""Brand profiles and host claims."""

TABLE: dict[str, str] = {
    "Query.brandProfile": "-- ----- +++++ - ----- --",
    "Query.verifiedHosts": "-- +++++ +++++ + +++++ --",
    "Mutation.claimHost": "-- ----- +++-- - ----- --",
    "Mutation.confirmHost": "-- ----- ----- - ++--- --",
    "Mutation.refuseHost": "-- ----- ----- - ++--- --",
    "Mutation.revokeHost": "-- ----- ----- - ++--- --",
    "Mutation.saveBrandProfile": "-- ----- +++-- - ----- --",
}
