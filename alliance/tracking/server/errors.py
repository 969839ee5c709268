"""What the redirect server answers with 503: nothing was promised, the visitor may try again."""


class Unavailable(Exception):
    """The click could not be made durable, so nobody is redirected."""


class Overloaded(Unavailable):
    """Too much is waiting already."""
