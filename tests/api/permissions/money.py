"""Accounts and escrows, money in, money out."""

TABLE: dict[str, str] = {
    "Query.escrows": "-- ++-+- ++-+- + ++-+- --",
    "Query.ledgerAccounts": "-- ++-+- ++-+- + ++-+- --",
    "Query.ledgerEntries": "-- ++-+- ++-+- + ++-+- --",
    "Query.ledgerTransactions": "-- ++-+- ++-+- + ++-+- --",
    "Query.payoutRuns": "-- ----- ----- - ++-+- --",
    "Query.payouts": "-- ++-+- ++-+- + ++-+- --",
    "Query.reconciliations": "-- ----- ----- - ++-+- --",
    "Query.sandboxFaults": "-- ----- ----- - +--+- --",
    "Query.topUps": "-- ++-+- ++-+- + ++-+- --",
    "Query.trialBalance": "-- ----- ----- - ++-+- --",
    "Query.wallet": "-- ++-+- ++-+- + ++-+- --",
    "Mutation.approvePayoutRun": "-- ----- ----- - +--+- --",
    "Mutation.askPayoutRail": "-- ----- ----- - +--+- --",
    "Mutation.dropPayout": "-- ----- ----- - +--+- --",
    "Mutation.planSandboxFault": "-- ----- ----- - +--+- --",
    "Mutation.preparePayoutRun": "-- ----- ----- - +--+- --",
    "Mutation.reconcilePayoutRail": "-- ----- ----- - +--+- --",
    "Mutation.rejectPayoutRun": "-- ----- ----- - +--+- --",
    "Mutation.startTopUp": "-- ----- ++-+- - ----- --",
    "Mutation.submitPayoutRun": "-- ----- ----- - +--+- --",
}
