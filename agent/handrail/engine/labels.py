"""Know what stands where a password would: a word of forms and messages, a sentence. Pure."""

import re
from collections.abc import Iterable, Sequence

_PARTS = re.compile(r"[\W_]+")
_LAST_HUMP = re.compile(r"^[a-z][A-Za-z]*[a-z]([A-Z][a-z]+)\Z")
# Words of forms, types and messages that stand where a password would.
_LABELS = frozenset(
    "password passwd passwort kennwort contraseña senha passe wachtwoord lösenord parola parolă"  # noqa: SIM905
    " hasło heslo пароль пароля salasana passord adgangskode string str text boolean bool number"
    " varchar char hidden input field required optional invalid wrong incorrect missing empty"
    " forgot reset change confirm confirmation repeat enter new old current show hide strength"
    " weak strong mismatch prompt plain plaintext clear encrypted hash hashed md5 sha bcrypt ldap"
    " basic oauth keyring env file stdin ask auto manual disabled enabled active none user"
    " username email auth credentials function object number undefined provider error message"
    " label title hint type name key token secret pass passphrase value parameter enable disable"
    " always never create certificate right correct opnieuw".split()
)
# Of these a sentence is made, and no pass phrase.
_SENTENCE = frozenset(
    "the and with your you must not for from please this that never again after before when has"  # noqa: SIM905
    " have been are was were will should can could may might does did than then only also into onto"
    " over under more less least most same other another every each one two per its their his her"
    " our who what which where why how but use used using set get see choose make sure characters"
    " letters digits".split()
)


def parts_of(value: str) -> Sequence[str]:
    """Return the words that signs join, in lower case."""
    return _PARTS.split(value.lower())


def is_label(value: str) -> bool:
    """Tell whether one of the words is a label's; of those joined in aName, whether the last is."""
    if not _LABELS.isdisjoint(parts_of(value)):
        return True
    last = _LAST_HUMP.search(value)
    return last is not None and last[1].lower() in _LABELS


def is_sentence(words: Iterable[str]) -> bool:
    """Tell whether one of the words is of those that join others."""
    return not _SENTENCE.isdisjoint(words)
