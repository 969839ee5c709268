"""Earnings, statements and their tax."""

TABLE: dict[str, str] = {
    "Query.accruals": "-- ----- ----- - ++-+- --",
    "Query.allianceEarnings": "-- ----- ----- - ++-+- --",
    "Query.allianceStatements": "-- ----- ----- - ++-+- --",
    "Query.earningDays": "-- ++-+- ++-+- + ++-+- --",
    "Query.earningTotals": "-- ++-+- ++-+- + ++-+- --",
    "Query.earnings": "-- ++-+- ++-+- + ++-+- --",
    "Query.payeeProfile": "-- ++-+- ++-+- + ++-+- --",
    "Query.periodTotals": "-- ----- ----- - ++-+- --",
    "Query.settlementPeriods": "-- ----- ----- - ++-+- --",
    "Query.statementLines": "-- ++-+- ++-+- + ++-+- --",
    "Query.statementWithholding": "-- ++-+- ++-+- + ++-+- --",
    "Query.statements": "-- ++-+- ++-+- + ++-+- --",
    "Mutation.closePeriod": "-- ----- ----- - +--+- --",
    "Mutation.confirmStatement": "-- ++-+- ++-+- + ++-+- --",
    "Mutation.disputeStatement": "-- ++-+- ++-+- + ++-+- --",
    "Mutation.keepPayeeProfile": "-- +---- +---- + +---- --",
    "Mutation.openPeriod": "-- ----- ----- - +--+- --",
}
