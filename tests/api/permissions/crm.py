"""Members, purchases and imports: the owner's alone."""

TABLE: dict[str, str] = {
    "Query.poolMembers": "-- +++++ ----- - ----- --",
    "Query.purchases": "-- +++++ ----- - ----- --",
    "Query.purchaseTotals": "-- +++++ ----- - ----- --",
    "Query.memberImports": "-- +++++ ----- - ----- --",
    "Query.importRowErrors": "-- +++++ ----- - ----- --",
    "Mutation.cancelImport": "-- +++-- ----- - ----- --",
    "Mutation.checkImport": "-- +++-- ----- - ----- --",
    "Mutation.createImport": "-- +++-- ----- - ----- --",
    "Mutation.rereadImport": "-- +++-- ----- - ----- --",
    "Mutation.runImport": "-- +++-- ----- - ----- --",
}
