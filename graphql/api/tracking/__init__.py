"""Links, coupon codes and clicks."""
