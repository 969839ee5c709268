"""People, organizations, alliances, single rows."""

TABLE: dict[str, str] = {
    "Query.alliances": "-+ +++++ +++++ + +++++ ++",
    "Query.allianceRules": "-- +++++ +++++ + +++++ --",
    "Query.allianceRulesHistory": "-- +++++ +++++ + +++++ --",
    "Query.viewer": "++ +++++ +++++ + +++++ ++",
    "Query.organizations": "-- +++++ +++++ + +++++ --",
    "Query.members": "-- +++++ +++++ + +++++ --",
    "Query.invitations": "-- +---- +---- + +---- --",
    "Query.node": "-- +++++ +++++ + +++++ --",
    "Mutation.updateProfile": "-+ +++++ +++++ + +++++ ++",
    "Mutation.acceptInvitation": "-+ +++++ +++++ + +++++ ++",
    "Mutation.changeRole": "-- +---- +---- + +---- --",
    "Mutation.createOrganization": "-+ +++++ +++++ + +++++ ++",
    "Mutation.inviteMember": "-- +---- +---- + +---- --",
    "Mutation.removeMember": "-- +---- +---- + +---- --",
    "Mutation.renameOrganization": "-- +---- +---- + +---- --",
    "Mutation.revokeInvitation": "-- +---- +---- + +---- --",
    "Mutation.updateAllianceRules": "-- ----- ----- - ++--- --",
}
