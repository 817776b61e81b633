"""Remember the ends of what went into each conversation, in memory only."""

from collections import OrderedDict
from threading import Lock

from handrail.engine.window import Tails, remember

# Tabs with a chat in them that one person has open at once; the one unused longest is forgotten.
CONVERSATIONS_MAX = 64


class TailKeeper:
    """The tails of every conversation. Safe to use from several threads; never written anywhere."""

    __slots__ = ("_kept", "_lock")

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Tails] = OrderedDict()
        self._lock = Lock()

    def __repr__(self) -> str:
        """Say how many, never what."""
        return f"TailKeeper({len(self._kept)} conversations)"

    def exchange(self, conversation: str, text: str) -> Tails:
        """Return what went before, and remember the end of this text, too.

        conversation: empty where nobody says which one it is; then nothing is kept.
        """
        if not conversation:
            return ()
        with self._lock:
            before = self._kept.pop(conversation, ())
            self._kept[conversation] = remember(before, text)
            if len(self._kept) > CONVERSATIONS_MAX:
                self._kept.popitem(last=False)
        return before
