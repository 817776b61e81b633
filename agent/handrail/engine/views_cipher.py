"""Undo the ciphers that need no key: read backwards, rot13, rot47."""

from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from handrail.engine.budget import Meter
from handrail.engine.view import View, mirrored, same_length

_HALF = 13
# Bytes of ASCII; those of other characters stay as they are.
_ROT13 = bytes.maketrans(
    (ascii_lowercase + ascii_uppercase).encode(),
    "".join(
        letters[_HALF:] + letters[:_HALF] for letters in (ascii_lowercase, ascii_uppercase)
    ).encode(),
)
# The 94 characters from ! to ~, half of them on.
_VISIBLE = bytes(range(33, 127))
_ROT47 = bytes.maketrans(_VISIBLE, _VISIBLE[47:] + _VISIBLE[:47])
# A number read backwards passes a check digit by chance as often as any other. So only a text
# that is nothing but a number is read for numbers in this way, or one that says so itself.
_NUMBER_ALONE_CHARS = 24
# Rot13 leaves digits as they are; only the letters of an account number change.
_ACCOUNT_ALONE_CHARS = 128
_RIGHT_TO_LEFT = "\u202e"


def deciphered(view: View, meter: Meter) -> Iterator[View]:
    """Yield a derived view for every cipher."""
    text = view.text
    if not meter.skim(3 * len(text)):
        return
    is_number = len(text) <= _NUMBER_ALONE_CHARS or _RIGHT_TO_LEFT in view.original.text
    yield mirrored(view, numbers=is_number)
    short = len(text) <= _ACCOUNT_ALONE_CHARS
    yield same_length(view, rot13(text), "rot13", numbers=short)
    yield same_length(view, rot47(text), "rot47")


def rot13(text: str) -> str:
    """Turn every letter of ASCII half the alphabet on, which undoes itself."""
    return text.encode().translate(_ROT13).decode()


def rot47(text: str) -> str:
    """Turn every visible character of ASCII half of them on, which undoes itself."""
    return text.encode().translate(_ROT47).decode()
