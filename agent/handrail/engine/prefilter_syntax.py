"""Read a pattern in RE2 syntax as a tree of what it can match, a little more at most."""

from dataclasses import dataclass

# Sets of characters are 129 bits: ASCII, and one bit for every other character.
OTHER = 1 << 128
ASCII = OTHER - 1
ALL = ASCII | OTHER
_LF = 1 << 10


class UnknownSyntaxError(ValueError):
    """The pattern holds something this reader does not know."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character out of a set. after_edge: a word begins or ends right before it."""

    mask: int
    after_edge: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Parts one after the other."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Branch:
    """One of several parts."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Many:
    """A part again and again; most: None for any number."""

    part: "Node"
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A word edge."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a text or a line begins."""


Node = Letter | Series | Branch | Many | Edge | Start
_NOTHING = Series(())


def _span(low: str, high: str) -> int:
    """Return the set of the ASCII characters from low to high."""
    return sum(1 << code for code in range(ord(low), ord(high) + 1))


_DIGITS = _span("0", "9")
_UPPER, _LOWER = _span("A", "Z"), _span("a", "z")
_WORD = _DIGITS | _UPPER | _LOWER | 1 << ord("_")
_SPACE = sum(1 << ord(sign) for sign in "\t\n\f\r ")
_SETS = {"d": _DIGITS, "w": _WORD, "s": _SPACE}
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
# What each Unicode property has in ASCII: the scripts that stand beside Latin have nothing there.
_SCRIPTS = "Arabic Cyrillic Devanagari Greek Han Hangul Hebrew Hiragana Katakana Thai".split()  # noqa: SIM905
_LETTERS_OF = dict.fromkeys(_SCRIPTS, 0) | {
    "Lu": _UPPER,
    "Ll": _LOWER,
    "L": _UPPER | _LOWER,
    "N": _DIGITS,
    "Nd": _DIGITS,
}
# The two ASCII letters that a letter outside ASCII folds to (the long s, the Kelvin sign).
_FOLDED_INTO = sum(1 << ord(sign) for sign in "kKsS")
_QUANTIFIERS = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def parse(pattern: str) -> Node:
    """Return the tree of a pattern. Raises UnknownSyntaxError."""
    reader = _Reader(pattern)
    tree = reader.branch(ignore_case=False, dot_all=False)
    if reader.at < len(pattern):
        raise UnknownSyntaxError
    return tree


def any_case(mask: int) -> int:
    """Return a set with both cases of its letters."""
    folded = mask | (mask & _UPPER) << 32 | (mask & _LOWER) >> 32
    if mask & OTHER:
        folded |= _FOLDED_INTO
    return folded | OTHER if folded & _FOLDED_INTO else folded


class _Reader:
    """Reads from left to right. Flags hold to the end of their group, as in RE2."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.at = 0

    def branch(self, *, ignore_case: bool, dot_all: bool) -> Node:
        """Read alternatives up to the end of their group."""
        self._ignore_case, self._dot_all = ignore_case, dot_all
        parts = [self._series()]
        while self._take("|"):
            parts.append(self._series())
        return parts[0] if len(parts) == 1 else Branch(tuple(parts))

    def _series(self) -> Node:
        """Read what stands between two bars."""
        parts: list[Node] = []
        while self.at < len(self._pattern) and self._pattern[self.at] not in "|)":
            parts.append(self._repeated(self._atom()))
        return parts[0] if len(parts) == 1 else Series(tuple(parts))

    def _repeated(self, part: Node) -> Node:
        """Read the quantifiers after a part."""
        while (bounds := self._bounds()) is not None:
            self._take("?")
            part = _NOTHING if isinstance(part, Edge | Start) else Many(part, *bounds)
        return part

    def _bounds(self) -> tuple[int, int | None] | None:
        """Read one quantifier, if there is one."""
        sign = self._pattern[self.at : self.at + 1]
        if sign in _QUANTIFIERS:
            self.at += 1
            return _QUANTIFIERS[sign]
        end = self._pattern.find("}", self.at)
        if sign != "{" or end < 0:
            return None
        least, comma, most = self._pattern[self.at + 1 : end].partition(",")
        if not least.isdecimal() or (most and not most.isdecimal()):
            return None  # a brace that stands for itself
        self.at = end + 1
        return int(least), (int(most) if most else None) if comma else int(least)

    def _atom(self) -> Node:
        """Read one letter, set, group or edge."""
        sign = self._next()
        if sign == "(":
            return self._group()
        if sign == "[":
            return Letter(self._set())
        if sign == "\\":
            return self._escape()
        if sign == ".":
            return Letter(ALL if self._dot_all else ALL & ~_LF)
        if sign in "^$":
            return Start() if sign == "^" else _NOTHING
        return Letter(self._cased(_mask_of(sign)))

    def _group(self) -> Node:
        """Read a group, or flags for the rest of the group it stands in."""
        ignore_case, dot_all = self._ignore_case, self._dot_all
        if self._take("?"):
            end = min(
                (spot for sign in ":)>" if (spot := self._pattern.find(sign, self.at)) >= 0),
                default=-1,
            )
            if end < 0:
                raise UnknownSyntaxError
            head, closes = self._pattern[self.at : end], self._pattern[end]
            self.at = end + 1
            if closes != ">":
                self._set_flags(head)
            if closes == ")":
                return _NOTHING
        part = self.branch(ignore_case=self._ignore_case, dot_all=self._dot_all)
        if not self._take(")"):
            raise UnknownSyntaxError
        self._ignore_case, self._dot_all = ignore_case, dot_all
        return part

    def _set_flags(self, flags: str) -> None:
        """Take flags over: i and s matter, m and U change only what is dropped here anyway."""
        on = True
        for flag in flags:
            if flag == "-":
                on = False
            elif flag == "i":
                self._ignore_case = on
            elif flag == "s":
                self._dot_all = on
            elif flag not in "mU":
                raise UnknownSyntaxError

    def _escape(self) -> Node:
        """Read what stands after a backslash."""
        sign = self._pattern[self.at : self.at + 1]
        if sign and sign in "bBAz":
            self.at += 1
            return Edge() if sign == "b" else _NOTHING
        return Letter(self._cased(self._escaped()))

    def _escaped(self) -> int:
        """Read an escape that stands for one character or a set."""
        sign = self._next()
        if sign.lower() in _SETS:
            known = _SETS[sign.lower()]
            return known if sign.islower() else ALL & ~known
        if sign in "pP":
            return self._property(negated=sign == "P")
        if sign in _SIGNS:
            return _mask_of(_SIGNS[sign])
        if sign == "x":
            return self._hexadecimal()
        if sign.isascii() and sign.isalnum():
            raise UnknownSyntaxError
        return _mask_of(sign)

    def _property(self, *, negated: bool) -> int:
        """Read a Unicode property. One that is not known is not guessed: a set may negate it."""
        name = self._next()
        if name == "{":
            end = self._pattern.find("}", self.at)
            if end < 0:
                raise UnknownSyntaxError
            name, self.at = self._pattern[self.at : end], end + 1
        known = _LETTERS_OF.get(name)
        if known is None:
            raise UnknownSyntaxError
        return ALL & ~known if negated else known | OTHER

    def _hexadecimal(self) -> int:
        """Read the code of a character."""
        end = self._pattern.find("}", self.at) if self._take("{") else self.at + 2
        try:
            code = int(self._pattern[self.at : end], 16)
        except ValueError:
            raise UnknownSyntaxError from None
        self.at = end + (self._pattern[end : end + 1] == "}")
        return _mask_of(chr(code))

    def _set(self) -> int:
        """Read a set in brackets."""
        negated, mask, first = self._take("^"), 0, True
        while first or not self._take("]"):
            first = False
            if self._pattern.startswith("[:", self.at):
                raise UnknownSyntaxError
            mask |= self._member()
        if negated:  # what is not ASCII in it may be anything, so it takes nothing away
            return ALL & ~(self._cased(mask & ASCII) & ASCII)
        return self._cased(mask)

    def _member(self) -> int:
        """Read one character, class or range of a set."""
        low = self._pattern[self.at : self.at + 1]
        mask = self._escaped() if self._take("\\") else _mask_of(self._next())
        ahead = self._pattern[self.at : self.at + 2]
        if not ahead.startswith("-") or ahead == "-]" or mask.bit_count() != 1:
            return mask
        self.at += 1
        high = self._escaped() if self._take("\\") else _mask_of(self._next())
        if mask == OTHER or high.bit_count() != 1:
            return mask | high
        return _between(mask, high) if low else mask

    def _cased(self, mask: int) -> int:
        """Return the set as the flags in force read it."""
        return any_case(mask) if self._ignore_case else mask

    def _next(self) -> str:
        """Read one character."""
        if self.at >= len(self._pattern):
            raise UnknownSyntaxError
        self.at += 1
        return self._pattern[self.at - 1]

    def _take(self, sign: str) -> bool:
        """Read a character if it is this one."""
        found = self._pattern.startswith(sign, self.at)
        self.at += found
        return found


def _mask_of(sign: str) -> int:
    """Return the set of one character."""
    return 1 << ord(sign) if sign.isascii() else OTHER


def _between(low: int, high: int) -> int:
    """Return every set bit's place from low to high; beyond ASCII they are one."""
    return (high << 1) - low
