"""Channels, proofs, profiles and listings."""

TABLE: dict[str, str] = {
    "Query.listings": "-- +++++ +++++ + +++++ --",
    "Query.myListings": "-- +++++ ----- - ----- --",
    "Query.channels": "-- +++++ ----- - ----- --",
    "Query.channelProofs": "-- +++++ +++++ + +++++ --",
    "Query.proofsToCheck": "-- ----- ----- - ++--- --",
    "Query.audienceProfiles": "-- +++++ ----- - ----- --",
    "Mutation.archiveChannel": "-- +++-- ----- - ----- --",
    "Mutation.computeProfile": "-- +++-- ----- - ----- --",
    "Mutation.confirmProof": "-- ----- ----- - ++--- --",
    "Mutation.createListing": "-- +++-- ----- - ----- --",
    "Mutation.pauseListing": "-- +++-- ----- - ----- --",
    "Mutation.publishListing": "-- +++-- ----- - ----- --",
    "Mutation.registerChannel": "-- +++-- ----- - ----- --",
    "Mutation.rejectProof": "-- ----- ----- - ++--- --",
    "Mutation.requestProofCheck": "-- +++-- ----- - ----- --",
    "Mutation.startProof": "-- +++-- ----- - ----- --",
    "Mutation.updateChannel": "-- +++-- ----- - ----- --",
    "Mutation.updateListing": "-- +++-- ----- - ----- --",
    "Mutation.withdrawListing": "-- +++-- ----- - ----- --",
    "Mutation.withdrawProof": "-- +++-- ----- - ----- --",
}
