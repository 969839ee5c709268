"""Links, QR codes, coupon codes and clicks; ``redirect.py`` is a server of its own."""
