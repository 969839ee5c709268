"""Links, QR codes, coupon codes and the clicks they bring; ``redirect.py`` is a server of its own."""
