"""Negotiations and deals."""

TABLE: dict[str, str] = {
    "Query.negotiations": "-- +++++ +++++ + +++++ --",
    "Query.deals": "-- +++++ +++++ + +++++ --",
    "Mutation.acceptOffer": "-- +++-- +++-- + +++-- --",
    "Mutation.applyToTask": "-- +++-- ----- - ----- --",
    "Mutation.approveDraft": "-- ----- +++-- - ----- --",
    "Mutation.cancelDeal": "-- +++-- +++-- + +++-- --",
    "Mutation.declineOffer": "-- +++-- +++-- + +++-- --",
    "Mutation.inviteListing": "-- ----- +++-- - ----- --",
    "Mutation.makeCounterOffer": "-- +++-- +++-- + +++-- --",
    "Mutation.raiseDispute": "-- +++-- +++-- + +++-- --",
    "Mutation.requestRevision": "-- ----- +++-- - ----- --",
    "Mutation.resolveDispute": "-- ----- ----- - ++--- --",
    "Mutation.startDrafting": "-- +++-- ----- - ----- --",
    "Mutation.submitDraft": "-- +++-- ----- - ----- --",
    "Mutation.submitProof": "-- +++-- ----- - ----- --",
    "Mutation.verifyPublication": "-- ----- +++-- - ----- --",
    "Mutation.withdrawOffer": "-- +++-- +++-- + +++-- --",
}
