"""Keep the ends of what went before, so that a value cut over several pastes is still one."""

# How many pastes back, and how much of each. Source: measured splits, docs/engine.md, "Views".
TAILS_MAX = 6
TAIL_CHARS = 512

Tails = tuple[str, ...]


def remember(tails: Tails, text: str) -> Tails:
    """Return the tails with the end of one more text; the oldest is forgotten."""
    return (*tails, text[-TAIL_CHARS:])[-TAILS_MAX:] if text else tails
