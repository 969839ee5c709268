"""Which of the product's two languages a request reads."""


def language_of(accept: str) -> str:
    """Return ``en`` when the header prefers English to Chinese, else ``zh-Hans``.

    >>> language_of("en-GB,en;q=0.9,zh;q=0.8")
    'en'
    """
    best, chosen = 0.0, "zh-Hans"
    for part in accept.split(",")[:20]:
        tag, _, parameters = part.strip().lower().partition(";")
        language = tag.partition("-")[0]
        weight = _weight(parameters)
        if language in ("zh", "en") and weight > best:
            best, chosen = weight, "zh-Hans" if language == "zh" else "en"
    return chosen


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
