"""Find what stands above a value and says what it is: the head of its column, its block's title."""

from handrail.engine.columns import (
    BLOCK_CHARS,
    Head,
    column_of,
    has_lists,
    heads_of,
    in_words,
    key_of,
)
from handrail.engine.keywords import fold_case

# A longer line is a sentence; what it speaks of is not what every number below it is.
_TITLE_CHARS = 80
# The row of a table is rarely longer.
_ROW_CHARS = 400
# What credits an address to somebody stands at most this far before it, in a list of a few people.
_LEAD_CHARS = 600
# What Markdown, reStructuredText and plain texts draw under a title.
_UNDERLINE = "=-~^*# \t\r"


class Titles:
    """Tells what is over the places of a text; cheap when asked in the text's order."""

    __slots__ = (
        "_blank",
        "_block",
        "_has_blanks",
        "_has_lists",
        "_heads",
        "_over",
        "_read",
        "_text",
        "_told",
    )

    def __init__(self, text: str) -> None:
        self._text = text
        # What was read so far, and the last blank line in it.
        self._read, self._blank = 0, -1
        self._told: dict[int, int] = {}
        self._over: dict[int, str] = {}
        # What a text without any of it need not be searched for; known when somebody asks.
        self._has_lists: bool | None = None
        self._has_blanks: bool | None = None
        # The block that was asked for last, and its first lines.
        self._block, self._heads = -1, list[Head]()

    def highest(self, place: int) -> int:
        """Return a place before which nothing is over this one; the later, the later."""
        if place not in self._told:  # many rules ask about the same numbers
            over = max(self._last_blank(place), place - BLOCK_CHARS, 0)
            self._told[place] = over - _ROW_CHARS
        return self._told[place]

    def over(self, place: int) -> str:
        """Return what a value is filed under, in lower case: see `heading`."""
        told = self._over.get(place)
        if told is None:  # many rules ask about the same numbers, for two lists of words
            told = self._over[place] = fold_case(self.heading(place))
        return told

    def heading(self, place: int) -> str:
        """Return what a value is filed under: its key, its column's name, or the short line above.

        An empty string when there is none near.
        """
        block = self.block(place)
        key = self._key(block, place)
        if block < 0:
            return key
        return f"{key}\n{self._head(block, place)}" if key else self._head(block, place)

    def is_filed(self, place: int) -> bool:
        """Tell whether a value stands in a column with a head, or after a key."""
        block = self.block(place)
        if self._key(block, place):
            return True
        return block >= 0 and bool(self._column(block, place))

    def lead(self, place: int) -> str:
        """Return the title over a place's block, and what stands before the place in the block.

        Of the latter at most a few hundred characters.
        """
        text, block = self._text, self.block(place)
        title = _over(text, block) if block > 0 else ""
        return f"{title}\n{text[max(place - _LEAD_CHARS, block, 0) : place]}"

    def _key(self, block: int, place: int) -> str:
        """Return the key before a place or of the list it stands in."""
        if self._has_lists is None:
            self._has_lists = has_lists(self._text)
        low = block if block >= 0 else place - BLOCK_CHARS
        return key_of(self._text, low, place, lists=self._has_lists)

    def _last_blank(self, place: int) -> int:
        """Return the end of a line with a blank one after it, the last one before a place.

        It may be any that is too far up, or -1, where none is near.
        """
        if self._has_blanks is None:
            self._has_blanks = "\n\n" in self._text or "\n\r\n" in self._text
        if not self._has_blanks:
            return -1
        if place < self._read:
            self._read, self._blank = 0, -1
        since = max(0, place - BLOCK_CHARS, self._read - len("\r\n"))
        self._read = place
        # One sign is looked for much faster than two or three.
        if self._text.rfind("\n", since, place) >= 0:
            self._blank = max(self._blank, _last_blank(self._text, since, place))
        return self._blank

    def block(self, place: int) -> int:
        """Return where the lines without a blank one between them begin; -1 when far up."""
        low = place - BLOCK_CHARS if place > BLOCK_CHARS else 0
        blank = self._last_blank(place)
        if blank >= low:
            return self._text.index("\n", blank + 1) + 1
        return -1 if low else 0

    def _head(self, block: int, place: int) -> str:
        """Return the column's name in a table, else the short line over a block of lines."""
        end = self._text.find("\n", block, place)
        if end < 0:  # it stands in the first line of its block: what is over that?
            return _over(self._text, block)
        column = self._column(block, place)
        return _title(self._text[block:end].strip()) if column is None else in_words(column)

    def _column(self, block: int, place: int) -> str | None:
        """Return the head of a place's column; None where there is no table."""
        if block != self._block:
            self._block, self._heads = block, heads_of(self._text, block)
        return column_of(self._text, self._heads, block, place)


def _over(text: str, block: int) -> str:
    """Return the last line before a block, when it is short enough to be a title.

    What a title is underlined with is not it.
    """
    *above, title = text[max(0, block - _ROW_CHARS) : block].rstrip().rsplit("\n", 2)
    if above and not title.strip(_UNDERLINE):
        title = above[-1]
    return _title(title)


def _title(line: str) -> str:
    """Return a line that is short enough to be a title, else nothing."""
    return line.strip() if len(line) <= _TITLE_CHARS else ""


def _last_blank(text: str, low: int, place: int) -> int:
    """Return the end of the last line with a blank one after it, both within; -1 without one."""
    blank = text.rfind("\n\n", low, place)
    low = max(low, blank)
    if text.rfind("\r", low, place) < 0:
        return blank
    return max(blank, text.rfind("\n\r\n", low, place))
