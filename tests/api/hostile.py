"""Twenty-five documents (and bodies) that mean harm, with the code that refuses each."""

import json


def body(query: object, **rest: object) -> bytes:
    return json.dumps({"query": query, **rest}).encode()


def fan_out(levels: int) -> str:
    """Fragments that double at each level: a small text, an enormous selection."""
    parts = ["{ viewer { ...F0 } }"]
    for level in range(levels):
        target = f"...F{level + 1} ...F{level + 1}" if level + 1 < levels else "__typename"
        parts.append(f"fragment F{level} on Viewer {{ {target} }}")
    return " ".join(parts)


def overlapping(levels: int) -> str:
    """Three equal fields at each level: the merge rule would compare them all with each other."""
    inner = "__typename"
    for _ in range(levels):
        inner = " ".join([f"person {{ {inner} }}"] * 3)
    return f"{{ viewer {{ {inner} }} }}"


MANY_MUTATIONS = " ".join(
    f'm{n}: acceptInvitation(input: {{token: "x"}}) {{ errors {{ code }} }}' for n in range(5)
)

HOSTILE: dict[str, tuple[bytes, str]] = {
    "66 kB of spaces": (body("{ viewer { role } }" + " " * 66_000), "too_large"),
    "5 MB of anything": (b"x" * 5_000_000, "too_large"),
    "20,000 fields": (body("{ viewer { " + "role " * 12_000 + "} }"), "too_large"),
    "3,001 tokens": (body("{ viewer { " + "role " * 3_001 + "} }"), "too_large"),
    "1,000 equal fields": (body("{ viewer { " + "role " * 1_001 + "} }"), "too_large"),
    "900 equal fields": (body("{ viewer { " + "role " * 900 + "} }"), "too_large"),
    "depth 11": (body("{ a " * 11 + "{ b } " + "}" * 11), "too_large"),
    "depth 1,400": (body("{a" * 1_400 + "}" * 1_400), "too_large"),
    "depth 30,000": (body("{a" * 30_000), "too_large"),
    "a list nested 5,000 deep": (body(f"{{ node(id: {'[' * 5_000}) {{ id }} }}"), "too_large"),
    "an argument nested 500 deep": (
        body("{ node(id: " + "{a: " * 500 + "1" + "}" * 500 + ") { id } }"),
        "too_large",
    ),
    "31 aliases": (
        body("{ " + " ".join(f"a{n}: viewer {{ role }}" for n in range(31)) + " }"),
        "too_large",
    ),
    "aliases behind a fragment": (
        body(
            "{ viewer { ...F ...F } } fragment F on Viewer { "
            + " ".join(f"a{n}: role" for n in range(16))
            + " }"
        ),
        "too_large",
    ),
    "5 mutations": (body(f"mutation {{ {MANY_MUTATIONS} }}"), "too_large"),
    "5 mutations behind a fragment": (
        body(f"mutation {{ ...M }} fragment M on Mutation {{ {MANY_MUTATIONS} }}"),
        "too_large",
    ),
    "21 directives": (
        body("{ viewer { role " + "@include(if: true) " * 21 + "} }"),
        "too_large",
    ),
    "directives that nobody knows": (
        body("{ viewer { role " + "@a " * 21 + "} }"),
        "too_large",
    ),
    "fragments that spread each other": (
        body("{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }"),
        "invalid_document",
    ),
    "2^40 fields by fragments": (body(fan_out(40)), "too_large"),
    "3^6 overlapping fields": (body(overlapping(6)), "too_large"),
    "a chain of 60 fragments": (
        body(
            "{ viewer { ...F0 } } "
            + " ".join(
                f"fragment F{n} on Viewer {{ {'... { ' * 18}...F{n + 1}{' }' * 18} }}"
                for n in range(59)
            )
            + " fragment F59 on Viewer { role }"
        ),
        "too_large",
    ),
    "70 fragments": (
        body(
            "{ viewer { role } } "
            + " ".join(f"fragment F{n} on Viewer {{ role }}" for n in range(70))
        ),
        "too_large",
    ),
    "61 variables": (
        body("query(" + " ".join(f"$a{n}: Int" for n in range(61)) + ") { viewer { role } }"),
        "too_large",
    ),
    "100 pages of 100": (
        body("{ viewer { organizations(first: 100000) { nodes { name } } } }"),
        "too_large",
    ),
    "a page size in a variable's default": (
        body("query($n: Int = 100000) { viewer { organizations(first: $n) { nodes { name } } } }"),
        "too_large",
    ),
    "introspection four lists deep": (
        body(
            "{ __schema { types { fields { type { fields { type { fields { type { fields "
            "{ name } } } } } } } } } }"
        ),
        "invalid_operation",
    ),
    "a subscription": (body("subscription { viewer { role } }"), "invalid_document"),
    "a misspelt field, to be told the right one": (
        body("{ viewer { perso { id } } }"),
        "invalid_operation",
    ),
    "an unterminated string": (body('{ node(id: "'), "invalid_document"),
    "16,000 quotes that close nothing": (body('{ a(b: "' + '\\"' * 16_000), "invalid_document"),
    "7,000 blocks that close nothing": (body("{ a(b: " + '"""\\' * 7_000), "invalid_document"),
    "a type definition": (body("type Query { a: Int } { viewer { role } }"), "invalid_document"),
    "a list of operations": (b'[{"query": "{ viewer { role } }"}]', "not_json"),
    "a query that is no text": (body({"a": 1}), "not_json"),
    "JSON nested 6,000 deep": (b'{"query":' * 6_000, "not_json"),
    "bytes that are no text": (b'{"query":"\xff\xfe"}', "not_json"),
}
