"""Accept an organisation's policy only with its signature: Ed25519 in minisign's format.

The signed comment carries what a signature alone cannot say: `serial:7 expires:2027-01-01
org:acme`. A serial never goes back, for each key on its own, so that a stolen key cannot lock out
the one that replaces it.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handrail.engine.errors import MachineError, PolicyError
from handrail.local.paths import PRIVATE_FILE_MODE
from handrail.local.whole_file import write_whole

if TYPE_CHECKING:
    import minisign

SIGNATURE_ENDING = ".minisig"
# The one in use and the one that follows it.
MOST_KEYS = 2
# A signature has four lines of at most 8 KB. Source: minisign's own limit on comments.
_LONGEST_BYTES = 20_000
_WORD = re.compile(r"(serial|expires|not_before|org):(\S+)")
# Digits: enough for a time in seconds, and too few to hurt a reader.
LONGEST_SERIAL = 12


class SignatureError(PolicyError):
    """A policy is not signed by the organisation, or not in a way that may be accepted."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a good signature says.

    key: id of the key, 16 hexadecimal digits. digest: hex SHA-256 of what was signed.
    """

    key: str
    serial: int
    org: str
    digest: str
    not_before: date | None = None
    expires: date | None = None


def read_keys(folder: Path) -> tuple["minisign.PublicKey", ...]:
    """Return the organisation's public keys, in the order of their file names.

    SignatureError: a file is no key, or there are more than two.
    """
    files = sorted(folder.glob("*.pub"))
    if len(files) > MOST_KEYS:
        names = ", ".join(file.name for file in files)
        raise SignatureError(
            f"{folder} holds {len(files)} keys ({names}); keep the one in use and the next one"
        )
    return tuple(map(read_key, files))


def read_key(file: Path) -> "minisign.PublicKey":
    """Return a public key as `minisign -G` writes it. SignatureError: it is none."""
    library = _library()
    try:
        return library.PublicKey.from_bytes(file.read_bytes())
    except OSError as error:
        raise SignatureError(f"{file} cannot be read ({error.strerror}); check it") from error
    except library.Error as error:
        raise SignatureError(
            f"{file} is not a public key; put minisign's .pub file there"
        ) from error


def check_signature(
    policy: bytes, signature: bytes, keys: tuple["minisign.PublicKey", ...], name: str
) -> Signed:
    """Return what the signature says when one of the keys made it for exactly this policy.

    name: the policy's file, for the message. SignatureError: say what to do.
    """
    library = _library()
    try:
        found = library.Signature.from_bytes(signature[:_LONGEST_BYTES])
    except library.Error as error:
        raise SignatureError(f"{name}{SIGNATURE_ENDING} is not a signature; sign again") from error
    for key in keys:
        with suppress(library.VerifyError):
            key.verify(policy, found)
            return _said(policy, found.trusted_comment, _id_of(key), name)
    raise SignatureError(
        f"{name} was changed after it was signed, or signed with another key; "
        "sign it again with the organisation's key"
    )


def check_serial(signed: Signed, seen: Mapping[str, tuple[int, str]], name: str) -> None:
    """Refuse a policy that is older than one accepted before, or another one under its number.

    seen: by key, the highest serial and the digest of what had it.
    """
    serial, digest = seen.get(signed.key, (0, ""))
    if signed.serial < serial:
        raise SignatureError(
            f"{name} has serial {signed.serial}, and {serial} was in force already; "
            "sign the next version with a higher one"
        )
    if signed.serial == serial and signed.digest != digest:
        raise SignatureError(
            f"{name} is another policy with the serial {serial}; sign it with a higher one"
        )


def timely(signed: Signed, today: date, name: str) -> Iterator[str]:
    """Yield what is to be said about a policy's dates; SignatureError when it is too early.

    One that is over keeps enforcing: switching off would be the worse failure.
    """
    if signed.not_before and today < signed.not_before:
        message = f"{name} holds from {signed.not_before} on; the last one stays until then"
        raise SignatureError(message)
    if signed.expires and today > signed.expires:
        yield f"{name} expired on {signed.expires} and still holds; ask for the next version"


def read_serials(file: Path) -> dict[str, tuple[int, str]]:
    """Return the highest serial of each key; nothing where the file is absent or damaged.

    Whoever can damage it can also replace the policy's reader: it guards against old files that
    come back by mistake or from a share, not against this machine's owner.
    """
    try:
        raw = json.loads(file.read_bytes())
        return {str(key): (int(serial), str(digest)) for key, (serial, digest) in raw.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def keep_serial(file: Path, signed: Signed) -> None:
    """Remember that a policy was accepted."""
    seen = read_serials(file)
    if seen.get(signed.key) == (signed.serial, signed.digest):
        return
    seen[signed.key] = (signed.serial, signed.digest)
    with suppress(MachineError):  # a full disk loses this number, and no policy
        write_whole(file, json.dumps(seen), PRIVATE_FILE_MODE)


def sign_policy(policy: Path, secret: Path, password: str, comment: str) -> Path:
    """Write the signature of a policy beside it and return its path.

    comment: `serial:7 expires:2027-01-01 org:acme`. SignatureError: key or password is wrong.
    """
    library = _library()
    try:
        key = library.SecretKey.from_bytes(secret.read_bytes())
        if password:
            key.decrypt(password)
        made = key.sign(policy.read_bytes(), trusted_comment=comment)
    except OSError as error:
        where = error.filename or policy
        raise SignatureError(
            f"{where} cannot be read ({error.strerror}); check the name"
        ) from error
    except library.Error as error:
        raise SignatureError(
            f"{secret} cannot sign ({error}); check the key and its password"
        ) from error
    beside = policy.with_name(policy.name + SIGNATURE_ENDING)
    write_whole(beside, bytes(made).decode("utf-8"))
    return beside


def _library() -> Any:  # noqa: ANN401 -- it has no types of its own
    """Return minisign. Only an organisation's key needs it, and every start would pay for it."""
    import minisign  # noqa: PLC0415

    return minisign


def _said(policy: bytes, comment: str, key: str, name: str) -> Signed:
    """Read the signed comment."""
    words = dict(_WORD.findall(comment))
    serial = words.get("serial", "")
    if not serial.isdecimal() or not serial.isascii() or len(serial) > LONGEST_SERIAL:
        raise SignatureError(
            f"{name}{SIGNATURE_ENDING} has no serial; sign with: handrail policy sign --serial 1"
        )
    return Signed(
        key=key,
        serial=int(serial),
        org=words.get("org", ""),
        digest=sha256(policy).hexdigest(),
        not_before=_day(words, "not_before", name),
        expires=_day(words, "expires", name),
    )


def _day(words: Mapping[str, str], word: str, name: str) -> date | None:
    """Read one day of the signed comment."""
    if word not in words:
        return None
    try:
        return date.fromisoformat(words[word])
    except ValueError as error:
        raise SignatureError(
            f"{name}{SIGNATURE_ENDING} says {word}:{words[word][:20]}, which is no day; sign again"
        ) from error


def _id_of(key: "minisign.PublicKey") -> str:
    """Return a key's id as minisign shows it: eight bytes after the algorithm, lowest first."""
    raw = b64decode(key.to_base64())[2:10]
    return f"{int.from_bytes(raw, 'little'):016X}"
