"""Hide what was found behind placeholders that keep the text readable."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Literal

from handrail.engine.candidate import stands_alone
from handrail.engine.hit import Hit
from handrail.engine.keywords import longest_finder
from handrail.engine.names import NOTHING_KNOWN, Known, Named, digest, hidden_value
from handrail.engine.normalise import readable
from handrail.engine.rule import Rule
from handrail.engine.words import Category

# A shorter value is hidden where it was found and wherever it stands as a word of its own;
# anywhere else the same few characters are chance.
_CERTAIN_CHARS = 8
# Four characters of a shorter value are too much of it. Source: design, "The words".
_SHOWABLE_CHARS = 12
_HIDDEN = "••••"
# How much a hit matters for naming a hidden stretch.
_Seriousness = tuple[int, int, int]
# Where something is hidden, how serious it is, and what.
_Span = tuple[int, int, _Seriousness, Hit]


class Labels:
    """Numbers the values of one content: the same value gets the same placeholder.

    known: what the conversation has already; its values keep their names, new ones count on.
    """

    __slots__ = ("_counts", "_known", "_names", "_told", "used")

    def __init__(self, known: Known = NOTHING_KNOWN) -> None:
        self._known = known
        self._names: dict[tuple[str, str], str] = {}
        # By the rule, the value as it stands, and whether a secret is in it: asked most often.
        self._told: dict[tuple[str, str, bool], str] = {}
        self._counts = dict(known.counts)
        # By placeholder; empty where nobody keeps the conversation.
        self.used: dict[str, Named] = {}

    def name(self, hit: Hit, value: str, *, secret: bool) -> str:
        """Return the placeholder of a value: [EMAIL_1].

        secret: whether a secret is in it.
        """
        asked = hit.rule.id, value, secret
        if asked not in self._told:
            self._told[asked] = self._named(hit, value, secret=secret)
        return self._told[asked]

    def _named(self, hit: Hit, value: str, *, secret: bool) -> str:
        """Name a value that was not asked for before."""
        label = hit.rule.label
        # However it is spaced: text and html of one content often differ in that. Where a whole
        # paper is hidden there is no html version, and taking it apart would cost a thirtieth.
        key = (label, " ".join(value.split()) if hit.rule.hides == "value" else value)
        name = self._names.get(key)
        if name is None:
            mark = digest(self._known.salt, *key) if self._known.salt else b""
            name = self._names[key] = self._known.names.get(mark) or self._next(label)
            if mark:
                self.used[name] = Named(name, mark, value)
        if secret and name in self.used:
            self.used[name] = replace(self.used[name], original=None)
        return name

    def _next(self, label: str) -> str:
        """Return the next placeholder of a label."""
        self._counts[label] = self._counts.get(label, 0) + 1
        return f"[{label}_{self._counts[label]}]"


def redact(
    text: str, hits: Iterable[Hit], labels: Labels, part: Literal["text", "html"] = "text"
) -> str:
    """Return the text with every hit hidden, and every other occurrence of the same values.

    hits: all of them, overlapping ones too; those found in the other flavour count by value only.
    Hidden stretches that overlap become one, named after the most serious hit in it.
    """
    found = [(_seriousness(hit), hit) for hit in hits]
    spans = [
        (hit.hide_start, hit.hide_end, serious, hit)
        for serious, hit in found
        if hit.view.part == part
    ]
    spans += _repeats(text, found, part)
    pieces: list[str] = []
    done = 0
    for start, end, hit, secret in _united(spans):
        value = hidden_value(hit, text[start:end], part)
        pieces += (text[done:start], labels.name(hit, value, secret=secret))
        done = end
    return "".join((*pieces, text[done:]))


def _united(spans: list[_Span]) -> Iterator[tuple[int, int, Hit, bool]]:
    """Yield the spans from left to right, overlapping ones made one, and whether a secret is in."""
    if not spans:
        return
    spans.sort(key=itemgetter(0, 1))
    low, high, highest, heaviest = spans[0]
    held = _is_secret(heaviest)
    for start, end, serious, hit in spans[1:]:
        if start >= high:
            yield low, high, heaviest, held
            low, high, highest, heaviest, held = start, end, serious, hit, _is_secret(hit)
            continue
        high = max(high, end)
        held = held or _is_secret(hit)
        if serious > highest:
            highest, heaviest = serious, hit
    yield low, high, heaviest, held


def _is_secret(hit: Hit) -> bool:
    """Tell whether a secret was found."""
    return hit.rule.category is Category.SECRET


def _seriousness(hit: Hit) -> _Seriousness:
    """Order hits for naming a hidden stretch: class, then how much of it the hit hides."""
    return hit.data_class.rank, hit.hide_end - hit.hide_start, hit.confidence.rank


def _repeats(text: str, hits: Sequence[tuple[_Seriousness, Hit]], part: str) -> Iterator[_Span]:
    """Yield every place where a found value stands, whatever is around it.

    Also in the disguise in which it was found. hits: with their seriousness.
    """
    shown = readable(text)
    values: dict[str, tuple[_Seriousness, Hit]] = {}
    for weighed in sorted(hits, key=itemgetter(0)):
        hit = weighed[1]
        if hit.rule.hides == "value":
            values[hit.value] = weighed
            if hit.view.part == part and hit.start < hit.end:
                values.setdefault(shown[hit.start : hit.end], weighed)
    words = tuple(values)
    for place, start, end in longest_finder(words)(shown):
        if end - start >= _CERTAIN_CHARS or stands_alone(text, start, end):
            yield start, end, *values[words[place]]


def masked(rule: Rule, value: str) -> str:
    """Return what a person may see of a value, so that they recognise it and nobody else can.

    At most four characters, and none of a value under 12 or where the rule says so.
    """
    if rule.shows == "none" or rule.hides != "value" or len(value) < _SHOWABLE_CHARS:
        return _HIDDEN
    return f"{value[:4]}…" if rule.shows == "first" else f"…{value[-4:]}"
