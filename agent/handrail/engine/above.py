"""Find what stands above a value and says what it is: the head of its column, its block's title."""

from handrail.engine.columns import column_of, in_words, key_of

# How far up the head of a block of lines is looked for: some fifty rows.
_BLOCK_CHARS = 4_096
# A longer line is a sentence; what it speaks of is not what every number below it is.
_TITLE_CHARS = 80
# The row of a table is rarely longer.
_ROW_CHARS = 400
# What credits an address to somebody stands at most this far before it, in a list of a few people.
_LEAD_CHARS = 600


def heading(text: str, place: int) -> str:
    """Return what a value is filed under: its key, its column's name, or the short line above.

    An empty string when there is none near.
    """
    block = _block_start(text, place)
    key = key_of(text, max(block, place - _BLOCK_CHARS, 0), place)
    if block < 0:
        return key
    return f"{key}\n{_head(text, block, place)}" if key else _head(text, block, place)


def is_filed(text: str, place: int) -> bool:
    """Tell whether a value stands in a column with a head, or after a key."""
    block = _block_start(text, place)
    if key_of(text, max(block, place - _BLOCK_CHARS, 0), place):
        return True
    return block >= 0 and bool(column_of(text, block, place))


def _head(text: str, block: int, place: int) -> str:
    """Return the column's name in a table, else the short line over a block of lines."""
    end = text.find("\n", block, place)
    if end < 0:  # it stands in the first line of its block: what is over that?
        return _over(text, block)
    column = column_of(text, block, place)
    return _title(text[block:end].strip()) if column is None else in_words(column)


class Titles:
    """Tells how far up something can be over a place; cheap when asked in the text's order.

    The later a place, the later what it says.
    """

    __slots__ = ("_blank", "_read", "_text", "_told")

    def __init__(self, text: str) -> None:
        self._text = text
        # What was read so far, and the last blank line in it.
        self._read, self._blank = 0, -1
        self._told: dict[int, int] = {}

    def highest(self, place: int) -> int:
        """Return a place before which nothing is over this one."""
        if place not in self._told:  # many rules ask about the same numbers
            self._told[place] = self._read_on(place)
        return self._told[place]

    def _read_on(self, place: int) -> int:
        """Read the text up to a place."""
        if place < self._read:
            self._read, self._blank = 0, -1
        low = place - _BLOCK_CHARS
        since = max(0, low, self._read - len("\r\n"))
        self._read = place
        self._blank = max(self._blank, _last_blank(self._text, since, place))
        return max(self._blank, low, 0) - _ROW_CHARS


def lead(text: str, place: int) -> str:
    """Return the title over a place's block, and what stands before the place in the block.

    Of the latter at most a few hundred characters.
    """
    block = _block_start(text, place)
    title = _over(text, block) if block > 0 else ""
    return f"{title}\n{text[max(place - _LEAD_CHARS, block, 0) : place]}"


def _over(text: str, block: int) -> str:
    """Return the last line before a block, when it is short enough to be a title."""
    return _title(text[max(0, block - _ROW_CHARS) : block].rstrip().rpartition("\n")[2])


def _title(line: str) -> str:
    """Return a line that is short enough to be a title, else nothing."""
    return line.strip() if len(line) <= _TITLE_CHARS else ""


def _block_start(text: str, place: int) -> int:
    """Return where the lines without a blank one between them begin; -1 when that is far up."""
    low = max(0, place - _BLOCK_CHARS)
    blank = _last_blank(text, low, place)
    if blank >= 0:
        return text.index("\n", blank + 1) + 1
    return -1 if low else 0


def _last_blank(text: str, low: int, place: int) -> int:
    """Return the end of the last line with a blank one after it, both within; -1 without one."""
    if text.rfind("\n", low, place) < 0:  # one sign is looked for much faster than two or three
        return -1
    blank = text.rfind("\n\n", low, place)
    low = max(low, blank)
    if text.rfind("\r", low, place) < 0:
        return blank
    return max(blank, text.rfind("\n\r\n", low, place))
