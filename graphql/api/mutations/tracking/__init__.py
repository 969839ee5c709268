"""Changes to links and coupon codes."""
