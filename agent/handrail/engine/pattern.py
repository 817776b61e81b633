"""Hide google-re2: linear-time patterns over text, answering with offsets in code points."""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import WeakValueDictionary

import re2

from handrail.engine.probe import Probe, is_deaf
from handrail.engine.program import Place, Program

# Quiet: a broken pattern is reported through RuleError, not on stderr. One pattern may use 8 MiB.
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
# A byte is a character: no letter of another alphabet has to be spelled in a program. Measured on
# the rules and guards: a tenth of the memory, an eighth of the time to compile, half of the time
# to match.
_BYTES = re2.Options()
_BYTES.log_errors = False
_BYTES.encoding = re2.Options.Encoding.LATIN1
# What a pattern says of characters that no ASCII text holds: itself, or by its number. In its
# place a byte that no ASCII text holds either. An escaped backslash is one of the first group.
_BEYOND_ASCII = re.compile(
    r"(\\\\)|[^\x00-\x7f]|\\x\{0*(?:[89A-Fa-f][0-9A-Fa-f]|[1-9A-Fa-f][0-9A-Fa-f]{2,5})\}"
)
_NEVER = "\xff"
# Small letters of the alphabets that have two cases, in blocks and not one by one where small and
# capital letters take turns: 40 times shorter. Source: Unicode, code charts.
_SMALL = (
    r"a-z\x{df}-\x{f6}\x{f8}-\x{2af}\x{371}-\x{373}\x{377}\x{37b}-\x{37d}\x{3ac}-\x{3ce}\x{430}-\x{481}"
    r"\x{48a}-\x{52f}\x{560}-\x{588}\x{10d0}-\x{10fa}\x{1e00}-\x{1fff}"
)
# Letters of the alphabets in which people write today, in blocks: a mark or a sign that stands
# among the letters of one counts as one of them. A fifth of the instructions that every letter's
# own place takes, and a pattern's counts multiply them. Source: Unicode, code charts.
_LETTERS = "A-Za-z" + re.sub(
    r"([0-9a-f]+) ?",
    r"\\x{\1}",
    "aa b5 ba c0-d6 d8-f6 f8-2c1 370-373 376-37d 37f 386 388-3f5 3f7-481 48a-559 560-588 "
    "5d0-5f2 620-64a 66e-6d3 6d5 6ee-6ef 6fa-6fc 710-7b1 7ca-7f5 800-8c9 904-961 971-9e1 "
    "9f0-9f1 a05-a5e a72-ae1 af9-b61 b71-bd0 c05-c61 c80-ce1 cf1-d61 d7a-dc6 e01-e33 e40-e46 "
    "e81-ec6 edc-f00 f40-f8c 1000-103f 1050-108e 10a0-10fa 10fc-135a 1380-166c 166f-1731 "
    "1740-17d3 1820-19c9 1a00-1a7c 1b05-1b4c 1b83-1c23 1c5a-1c7d 1c80-1fbc 1fc2-1ffc 2c00-2ce4 "
    "2d00-2dde 3005-3006 3041-3096 309d-309f 30a1-30fa 30fc-31ff 3400-4dbf 4e00-a4fd a500-a61f "
    "a62a-a6e5 a717-a822 a840-a8b3 a8f2-a8fe a90a-a9b2 a9e0-a9ef a9fa-aa4b aa60-abe2 ac00-d7fb "
    "f900-fd3d fd50-fdfb fe70-fefc ff21-ff3a ff41-ff5a ff66-ffdc 10000-1cfff 1d400-1d7cb "
    "1df00-1efff 20000-3fffd",
)
_ALL_LETTERS = {r"\p{Ll}": _SMALL, r"\p{L}": _LETTERS}
# Letters as far as ASCII text has them: the tables of all alphabets cost six times the time to
# compile a pattern on names, a program for ASCII text needs none of them.
_ASCII_LETTERS = {r"\p{Lu}": "A-Z", r"\p{Ll}": "a-z", r"\p{L}": "A-Za-z"}
# What tells whether a place in a pattern is within a class.
_SYNTAX = re.compile(r"(\\p\{L[lu]?\}|\\Q.*?(?:\\E|\Z)|\\.|\[:\^?[a-z]+:\]|\[\^?\]?|\])", re.DOTALL)
# A pattern without any of these knows no character beyond ASCII from another.
_PARTICULAR = re.compile(r"[^\x00-\x7f]|\\[pPx]")
# Up to this length such a pattern reads any text with a byte for a character too; in a longer one
# that is slower than UTF-8, because every run of letters of another alphabet costs a call.
_SHORT_CHARS = 4_096
_BEYOND = "handrail-beyond-latin-1"


def _beyond(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes that stand for characters without one, and where to go on."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 -- it is only used to encode
    return _NEVER.encode("latin-1") * (error.end - error.start), error.end


codecs.register_error(_BEYOND, _beyond)


class Pattern:
    """A compiled pattern. What it finds is its first group that takes part, else all of it.

    There is one program for ASCII text, and one for any other. Each is made when it is needed: of
    a thousand patterns most texts need twenty, and all of them take a tenth of a second.
    """

    __slots__ = ("__weakref__", "_any", "_ascii", "_is_deaf", "_is_plain", "_probe", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._ascii: Program | None = None
        self._any: Program | None = None
        self._is_plain = not _PARTICULAR.search(source)
        self._is_deaf: bool | None = None  # known when a text first asks
        self._probe = Probe(source, lambda: self.size)

    @property
    def size(self) -> int:
        """How many instructions of RE2 it takes, over ASCII text. Raises re2.error."""
        return self._for_ascii().size

    @property
    def size_for_any(self) -> int:
        """How many instructions of RE2 it takes, over text of any alphabet. Raises re2.error."""
        return (self._any or self._for_any()).size

    def make_ready(self) -> None:
        """Compile now what the next text would wait for."""
        self._for_ascii()
        self._probe.make_ready()
        if not self._is_plain and self._any is None:
            self._for_any()

    def spans(self, text: str) -> Iterator[Place]:
        """Yield (value start, value end, match start, match end) of every match with a value.

        text: without lone surrogates, which RE2 cannot read.
        """
        return self.spans_known(text) if self._probe.may_occur(text) else iter(())

    def spans_known(self, text: str) -> Iterator[Place]:
        """Yield the same of a text in which the pattern is known to occur: no probe is asked."""
        program, raw = self._reading(text)
        found = program.matches(raw)
        return found if len(raw) == len(text) else _in_characters(raw, found)

    def holds(self, text: str) -> bool:
        """Tell whether the pattern occurs in the text."""
        if not self._probe.may_occur(text):
            return False
        program, raw = self._reading(text)
        return program.occurs(raw)

    def _reading(self, text: str) -> tuple[Program, bytes]:
        """Return the program that a text needs, and the text as it reads it."""
        if text.isascii():
            return self._for_ascii(), text.encode()
        if self._is_deaf is None:
            self._is_deaf = self._is_plain and is_deaf(self.source)
        if self._is_deaf:
            return self._for_ascii(), text.encode("ascii", "replace")
        if self._is_plain and len(text) <= _SHORT_CHARS:
            return self._for_ascii(), text.encode("latin-1", _BEYOND)
        program = self._any or self._for_any()
        if program is self._ascii:
            return program, text.encode("latin-1", "replace")
        return program, text.encode()

    def _for_ascii(self) -> Program:
        """Return the program for ASCII text; compile it the first time."""
        if self._ascii is None:
            self._ascii = Program(byte_source(self.source), _BYTES)
        return self._ascii

    def _for_any(self) -> Program:
        """Compile the program for any text.

        One that is too large is none: then every other letter reads like a question mark.
        """
        try:
            self._any = Program(_with_ranges(self.source, _ALL_LETTERS), _OPTIONS)
        except re2.error:
            self._any = self._for_ascii()
        return self._any


def _in_characters(raw: bytes, found: Iterable[Place]) -> Iterator[Place]:
    """Count the places in UTF-8 as characters, from left to right and each stretch once."""
    byte = char = 0
    for start, end, match_start, match_end in found:
        begins = first = char + len(raw[byte:match_start].decode())
        if start > match_start:  # most often the value is all that was matched
            first += len(raw[match_start:start].decode())
        char = last = first + len(raw[start:end].decode())
        if match_end > end:
            char += len(raw[end:match_end].decode())
        byte = match_end
        yield first, last, begins, char


def byte_source(source: str) -> bytes:
    """Write a pattern for a program that reads ASCII text only, a byte for a character."""
    plain = _with_ranges(source, _ASCII_LETTERS)
    return _BEYOND_ASCII.sub(lambda found: found[1] or _NEVER, plain).encode("latin-1")


def _with_ranges(source: str, ranges: Mapping[str, str]) -> str:
    """Write kinds of letters as ranges, within a class and outside of one."""
    if not any(kind in source for kind in ranges):
        return source
    pieces, inside = [], False
    for piece in _SYNTAX.split(source):
        if piece in {"]", "[", "[^", "[]", "[^]"}:
            inside = piece != "]"
        known = ranges.get(piece)
        pieces.append(piece if known is None else known if inside else f"[{known}]")
    return "".join(pieces)


# The patterns somebody holds: the rules' and the guards' own, and those of the policies in force.
_known: WeakValueDictionary[str, Pattern] = WeakValueDictionary()


def compile_pattern(pattern: str) -> Pattern:
    """Return the pattern of something that is known to be RE2 syntax; compiled when it is used.

    The same one again is the same object, as long as somebody holds it.
    """
    found = _known.get(pattern)
    if found is None:
        found = _known[pattern] = Pattern(pattern)
    return found


def known_patterns() -> Sequence[Pattern]:
    """Return every pattern that somebody holds. Another thread may make one meanwhile."""
    held = (reference() for reference in _known.valuerefs())  # a copy, and made at once
    return tuple(pattern for pattern in held if pattern is not None)


def checked_pattern(pattern: str) -> Pattern:
    """Compile a pattern that somebody wrote.

    Raises ValueError that says what RE2 does not accept.
    """
    found = compile_pattern(pattern)
    try:
        found.size  # noqa: B018 -- it compiles
    except re2.error as error:
        _known.pop(pattern, None)  # nobody is to get it ready, however long the error is kept
        reason = error.args[0]
        text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(f"{text} in {pattern!r}") from error
    return found


def program_size(pattern: str) -> int:
    """Return how many instructions RE2 needs for a pattern, over ASCII text.

    Raises ValueError with RE2's reason alone when it does not accept the pattern for any text.
    """
    try:
        re2.compile(pattern, _OPTIONS)
        return Pattern(pattern).size
    except re2.error as error:
        reason = error.args[0]
        text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(text) from error
