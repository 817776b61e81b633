"""The chain over the record: what was kept cannot be changed or taken out of the middle unseen.

leaf   = HMAC-SHA256(salt, event)              salt: 16 random bytes of this event
head_n = HMAC-SHA256(chain key, head_(n-1) | leaf)

Blanking an event and its salt leaves the leaf, so the chain still holds and the leaf says nothing:
without the salt even a guess of the event cannot be tried on it. The anchor is the head before the
first row that is still there; it is sealed with the chain key, so that rows can be dropped from the
front (retention) by us and by nobody else.
"""

import hashlib
import hmac
import secrets

import apsw

from handrail.local.history_entries import Event, canonical_json

SALT_BYTES = 16
NO_HEAD = bytes(32)


def append(db: apsw.Connection, key: bytes, event: Event) -> None:
    """Add an event to the end of the chain; only inside BEGIN IMMEDIATE, where no one else adds.

    key: the chain's key.
    """
    append_text(db, key, canonical_json(event))


def append_text(db: apsw.Connection, key: bytes, text: str) -> None:
    """Add an event that is written as canonical_json writes it; otherwise like append."""
    salt = secrets.token_bytes(SALT_BYTES)
    leaf = _leaf(salt, text)
    head = _next(key, last_head(db), leaf)
    db.execute(
        "INSERT INTO events (event, salt, leaf, head) VALUES (?, ?, ?, ?)", (text, salt, leaf, head)
    )


def last_head(db: apsw.Connection) -> bytes:
    """Return the head of the newest row, or the anchor where there is none."""
    found = db.execute("SELECT head FROM events ORDER BY seq DESC LIMIT 1").get
    return bytes(found if found is not None else _anchor(db)[0])


def set_anchor(db: apsw.Connection, key: bytes, head: bytes) -> None:
    """Say with which head the row that is now first was linked."""
    for name, value in (("anchor", head), ("anchor_seal", _anchor_seal(key, head))):
        db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def holds(db: apsw.Connection, key: bytes, newest: int | None = None) -> bool:
    """Tell whether every row is as it was written and follows the one before.

    newest: look only at so many rows at the end, trusting the one before them.
    """
    head, seal = _anchor(db)
    if not hmac.compare_digest(seal, _anchor_seal(key, head)):
        return False
    first = 0
    if newest is not None:
        before = db.execute(
            "SELECT seq, head FROM events ORDER BY seq DESC LIMIT 1 OFFSET ?", (newest,)
        ).fetchone()
        first, head = before or (first, head)
    for text, salt, leaf, kept in db.execute(
        "SELECT event, salt, leaf, head FROM events WHERE seq > ? ORDER BY seq", (first,)
    ):
        head = _next(key, head, leaf)
        if head != kept or not _leaf_holds(text, salt, leaf):
            return False
    return True


def _leaf_holds(text: str | None, salt: bytes | None, leaf: bytes) -> bool:
    """Tell whether a leaf is its event's, or its event was blanked."""
    if text is None or salt is None:
        return text is None and salt is None
    return hmac.compare_digest(leaf, _leaf(salt, text))


def _anchor(db: apsw.Connection) -> tuple[bytes, bytes]:
    """Return the anchor and its seal."""
    found = dict(db.execute("SELECT name, value FROM meta WHERE name LIKE 'anchor%'"))
    return found.get("anchor", NO_HEAD), found.get("anchor_seal", b"")


def _leaf(salt: bytes, text: str) -> bytes:
    """Commit to one event."""
    return hmac.digest(salt, text.encode(), hashlib.sha256)


def _next(key: bytes, head: bytes, leaf: bytes) -> bytes:
    """Link a leaf to all before it."""
    return hmac.digest(key, head + leaf, hashlib.sha256)


def _anchor_seal(key: bytes, head: bytes) -> bytes:
    """Seal the anchor; the word in front keeps it apart from a link."""
    return hmac.digest(key, b"anchor" + head, hashlib.sha256)
