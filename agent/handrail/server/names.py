"""Remember what each conversation's placeholders stand for: in memory, never a secret, not long."""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from handrail.engine.names import Known, Named

# As many as the extension tells apart: 64 tabs with 16 chats each. One that is forgotten earlier
# would begin to count anew, and a name would mean two values in one chat.
CONVERSATIONS_MAX = 1_024
# Values hidden in one conversation; a longer list is hidden all the same, but counted anew.
NAMES_MAX = 2_000
# A value, or a paragraph: rows of people have no end. What is longer is in a file of theirs.
ORIGINAL_MAX_CHARS = 100_000
# Of one conversation: as much as may be asked about at once.
ORIGINALS_MAX_CHARS = 200_000
# An afternoon's work with one answer; the popup says so.
KEPT_S = 2 * 60 * 60.0
# Verdicts whose notice is open; a person has one per tab.
WAITING_MAX = 64
# A placeholder may stand in what another stands for, as often as judge hides again.
DEPTH_MAX = 4
# Ten times the longest answer that may be asked about.
RESULT_MAX_CHARS = 2_000_000

# As the tools write it back: also with Markdown's backslashes, also in other letters.
_PLACEHOLDER = re.compile(r"\\?\[([A-Za-z][A-Za-z0-9_\\]{0,60}?)\\?_([0-9]{1,6})\\?\]")

Why = Literal["secret", "forgotten", "unknown", "long"]


@dataclass(frozen=True, slots=True)
class PutBack:
    """A text with its originals.

    count: how many places. left: what still stands there, and why.
    """

    text: str = field(repr=False)
    count: int
    left: dict[str, Why]


@dataclass(slots=True)
class _Conversation:
    """What one conversation was told. originals, secrets, too_long: by placeholder.

    gone_in: the counts when a redacted version last went in; those numbers have their meaning.
    """

    names: dict[bytes, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    gone_in: dict[str, int] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    secrets: set[str] = field(default_factory=set)
    too_long: set[str] = field(default_factory=set)
    chars: int = 0
    hidden_s: float = 0.0

    def keep(self, named: Named) -> None:
        """Keep an original, where it is none of a secret and there is room."""
        name, original = named.placeholder, named.original
        if original is None or name in self.secrets:
            self.secrets.add(name)
            self.chars -= len(self.originals.pop(name, ""))
        elif name in self.originals:
            return
        elif not self._has_room(original):
            self.too_long.add(name)
        else:
            self.originals[name] = original
            self.chars += len(original)

    def _has_room(self, original: str) -> bool:
        size = len(original)
        return size <= ORIGINAL_MAX_CHARS and self.chars + size <= ORIGINALS_MAX_CHARS

    def forget(self) -> int:
        """Forget every original; what was named stays named."""
        count = len(self.originals)
        self.originals.clear()
        self.chars = 0
        return count

    def take_back(self, before: dict[str, int]) -> None:
        """Forget the names given since the counts were these."""
        self.counts = before
        self.names = {
            digest: name
            for digest, name in self.names.items()
            if _number(name) <= _of(before, name)
        }

    def why_not(self, name: str, label: str, number: int) -> Why:
        """Say why a placeholder has no original."""
        if name in self.secrets:
            return "secret"
        if name in self.too_long:
            return "long"
        return "forgotten" if 0 < number <= self.counts.get(label, 0) else "unknown"


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A verdict whose notice is open. before, after: the counts without and with it."""

    since_s: float
    conversation: str
    names: tuple[Named, ...]
    before: dict[str, int]
    after: dict[str, int]


class NameKeeper:
    """The names of every conversation. Safe to use from several threads; never written anywhere."""

    __slots__ = ("_kept", "_lock", "_now_s", "_salt", "_waiting")

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._salt = secrets.token_bytes(32)
        self._kept: OrderedDict[str, _Conversation] = OrderedDict()
        # Until the person says what becomes of it, by the id of the verdict.
        self._waiting: OrderedDict[str, _Waiting] = OrderedDict()
        self._lock = Lock()

    def __repr__(self) -> str:
        """Say how many, never what."""
        return f"NameKeeper({len(self._kept)} conversations)"

    def known(self, conversation: str) -> Known:
        """Return what a conversation has named; nothing where nobody says which one it is."""
        if not conversation:
            return Known()
        with self._lock:
            kept = self._kept.get(conversation) or _Conversation()
            return Known(self._salt, dict(kept.names), dict(kept.counts))

    def learn(
        self, conversation: str, known: Known, verdict_id: str, names: Iterable[Named]
    ) -> bool:
        """Take what a verdict named; False where another paste named something meanwhile.

        known: what the verdict was given.
        """
        told = tuple(names)
        if not conversation or not told:
            return True
        with self._lock:
            kept = self._kept.pop(conversation, None) or _Conversation()
            self._kept[conversation] = kept
            if len(self._kept) > CONVERSATIONS_MAX:
                self._kept.popitem(last=False)
            if kept.counts != known.counts:
                return False
            before = dict(kept.counts)
            for named in told:
                _count(kept, named)
            after = dict(kept.counts)
            waiting = _Waiting(self._now_s(), conversation, told, before, after)
            self._waiting[verdict_id] = waiting
            if len(self._waiting) > WAITING_MAX:
                self._waiting.popitem(last=False)
            return True

    def settle(self, verdict_id: str, *, hidden: bool) -> None:
        """Keep the originals of a redacted version that went in; take back the names of any other.

        A name is taken back only where nothing was named after it, and nobody else was told it, so
        that none has two meanings.
        """
        with self._lock:
            waiting = self._waiting.pop(verdict_id, None)
            kept = self._kept.get(waiting.conversation) if waiting else None
            if waiting is None or kept is None:
                return
            if hidden:
                kept.hidden_s = self._now_s()
                kept.gone_in = dict(kept.counts)
                for named in waiting.names:
                    kept.keep(named)
            elif kept.counts == waiting.after and not self._shared(waiting, kept):
                kept.take_back(waiting.before)

    def _shared(self, waiting: _Waiting, kept: _Conversation) -> bool:
        """Tell whether another paste may have been told the same names. Under the lock."""
        others = any(one.conversation == waiting.conversation for one in self._waiting.values())
        return others or any(
            number > waiting.before.get(label, 0) for label, number in kept.gone_in.items()
        )

    def held(self, conversation: str) -> int:
        """Count the originals that can be put back."""
        self.forget_old()
        with self._lock:
            kept = self._kept.get(conversation)
            return len(kept.originals) if kept else 0

    def put_back(self, conversation: str, text: str) -> PutBack:
        """Put the originals back into a text."""
        self.forget_old()
        with self._lock:
            kept = self._kept.get(conversation) or _Conversation()
            return _put_back(text, kept)

    def forget(self, conversations: Iterable[str], *, ended: bool) -> int:
        """Forget the originals of conversations; of one that ended, its names, too."""
        count = 0
        with self._lock:
            for conversation in conversations:
                kept = self._kept.get(conversation)
                count += kept.forget() if kept else 0
                if ended:
                    self._kept.pop(conversation, None)
                self._drop_waiting(conversation)
        return count

    def _drop_waiting(self, conversation: str) -> None:
        """Forget what waits for a decision in a conversation. Under the lock."""
        its = [id_ for id_, one in self._waiting.items() if one.conversation == conversation]
        for verdict_id in its:
            del self._waiting[verdict_id]

    def forget_old(self) -> None:
        """Forget the originals of conversations in which nothing was hidden for a while.

        And those of verdicts that nobody decided about: their tab may be gone.
        """
        over_s = self._now_s() - KEPT_S
        with self._lock:
            for verdict_id, waiting in list(self._waiting.items()):
                if waiting.since_s <= over_s:
                    del self._waiting[verdict_id]
            for kept in self._kept.values():
                if kept.hidden_s <= over_s:
                    kept.forget()


def _label(name: str) -> str:
    return name[1:].rpartition("_")[0]


def _number(name: str) -> int:
    return int(name[:-1].rpartition("_")[2])


def _of(counts: dict[str, int], name: str) -> int:
    """Return the highest number given to a name's label."""
    return counts.get(_label(name), 0)


def _count(kept: _Conversation, named: Named) -> None:
    """Note that a number is given, and to which value while there is room."""
    name = named.placeholder
    kept.counts[_label(name)] = max(_of(kept.counts, name), _number(name))
    if len(kept.names) < NAMES_MAX:
        kept.names.setdefault(named.digest, name)


def _put_back(text: str, kept: _Conversation) -> PutBack:
    """Put one conversation's originals into a text, and into one another."""
    left: dict[str, Why] = {}
    count, room = 0, RESULT_MAX_CHARS - len(text)

    def original(match: re.Match[str], depth: int) -> str:
        nonlocal count, room
        label, number = match[1].replace("\\", "").upper(), int(match[2])
        name = f"[{label}_{number}]"
        found = kept.originals.get(name)
        if found is None or len(found) > room or depth > DEPTH_MAX:
            left[name] = "long" if found is not None else kept.why_not(name, label, number)
            return match[0]
        count += depth == 1
        room -= len(found)
        return _PLACEHOLDER.sub(lambda inner: original(inner, depth + 1), found)

    return PutBack(_PLACEHOLDER.sub(lambda match: original(match, 1), text), count, left)
