"""The redirect server's parts. Nothing here knows Django, an ORM model, a service or a broker."""
