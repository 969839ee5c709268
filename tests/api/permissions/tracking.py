"""Who may read and change links, coupons and clicks."""

TABLE: dict[str, str] = {
    "Query.links": "-- +++++ +++++ + +++++ --",
    "Query.clicks": "-- +++++ +++++ + +++++ --",
    "Query.clickCounts": "-- +++++ +++++ + +++++ --",
    "Mutation.createCoupon": "-- +++-- +++-- + +++-- --",
    "Mutation.endLink": "-- +++-- +++-- + +++-- --",
    "Mutation.pauseLink": "-- +++-- +++-- + +++-- --",
    "Mutation.resumeLink": "-- +++-- +++-- + +++-- --",
}
