"""Tasks and the task market."""

TABLE: dict[str, str] = {
    "Query.tasks": "-- ----- +++++ - ----- --",
    "Query.taskMarket": "-- +++++ +++++ + +++++ --",
    "Query.taskBudget": "-- ----- ++-+- - ----- --",
    "Mutation.closeTask": "-- ----- +++-- - ----- --",
    "Mutation.createTask": "-- ----- +++-- - ----- --",
    "Mutation.fundTask": "-- ----- ++-+- - ----- --",
    "Mutation.pauseTask": "-- ----- +++-- - ----- --",
    "Mutation.publishTask": "-- ----- +++-- - ----- --",
    "Mutation.raiseTaskBudget": "-- ----- ++-+- - ----- --",
    "Mutation.replaceCreatives": "-- ----- +++-- - ----- --",
    "Mutation.resumeTask": "-- ----- +++-- - ----- --",
    "Mutation.returnTaskBudget": "-- ----- ++-+- - ----- --",
    "Mutation.updateTask": "-- ----- +++-- - ----- --",
}
