"""Let a candidate stand or fall by where it stands and what it reads like. Pure, by name."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.checks import is_card
from handrail.engine.machines import MACHINE_GUARDS
from handrail.engine.papers import PAPER_GUARDS
from handrail.engine.pattern import compile_pattern

# What people write where a secret would stand, and our own placeholders.
_PLACEHOLDER = compile_pattern(
    r"(?i)example|placeholder|change.?(?:me|it|this)|replace|redacted|dummy|sample|foobar"
    r"|(?:^|[^a-z0-9])(?:fake|mock|todo|your|my[-_]|enter[-_ ]|insert)|your[-_ .]"
    r"|(?-i:x{4,}|X{4,}|Xx[xX]{2,})|\bxxx\b|\*\*\*|\.\.\.|…|<[^>]*>|\[[A-Z_]+_\d+\]|•"
    r"|goes.?here|some[-_]?(?:pass|secret|token|key|value)|secret[-_]?here|abcdefghij"
)
_EMPTY = compile_pattern(
    r"(?i)^(?:none|null|nil|undefined|true|false|yes|no|n/a|empty|void|unset|0+)\z"
)
# A name for a value instead of the value.
_REFERENCE = compile_pattern(
    r"(?i)^(?:[$%@&<{(\[#]|--?[a-z]{2}|[\"'][ ]?[.+]|\\?\$\{|\{\{|env\b|getenv|process\.env"
    r"|os\.environ|vault:|ssm:|arn:|secretsmanager"
    r"|self\.|this\.|config\.|settings\.|var\.|data\.|local\.|secrets\.|params\.|args\.|options\.)"
)
_NAME_OF_VALUE = compile_pattern(r"^(?:[A-Za-z_]+(?:[._-][A-Za-z_]+)*|[A-Z][A-Z0-9_]+)\z")
_SEPARATORS = ",;\t|"
# A row of this many cells is a table: a bare number in it says nothing about what it is.
_CELLS = 3
_NUMBER = re.compile(r"[0-9]{3,}")
# What a key of this or a greater length made by a machine nearly always has.
_DIGITS_IN_RANDOM = 2
_DIGITS_IN_NUMBER = 4
# Passwords of tutorials: hiding them helps nobody. Kept short: a real one may look like any word.
_DEFAULTS = frozenset(
    "password passwd pass pwd postgres root admin administrator user username guest mysql mongo"  # noqa: SIM905
    " redis"
    " secret token key test tester testing default system sa demo login public private value string"
    " password123 password1 passw0rd p@ssw0rd pa$$w0rd pass123 test123 test1234 admin123 hunter2"
    " 123456 12345678 1234567890 abc123 qwerty letmein welcome s3cret s3cr3t sekret".split()
)
_PATH = compile_pattern(
    r"^(?:(?:[A-Za-z]:)?[./~\\][\w./\\~-]*|https?://.*|\w+\.(?:js|ts|py|json|ya?ml|html?|php|txt|md"
    r"|sh|cfg|ini|xml|env))\z"
)
# Words joined by case, dots, dashes and the like: a name, a key of a translation, a sentence.
_NATURAL = compile_pattern(
    r"^(?:\p{Lu}?\p{Ll}+(?:[._:/-]?\p{Lu}?\p{Ll}+)*[.:!?-]*"
    r"|\p{Lu}+(?:[._:/-]\p{Lu}+)*[.:!?]*|[\W_]*)\z"
)
_SMALL_NUMBER = compile_pattern(r"^(?:\d{1,5}[\W_]{0,3}|\d+(?:\.\d+)+\W{0,3})\z")
_RELEASE = compile_pattern(r"^[a-z][a-z0-9_-]*[-_@]v?\d+(?:\.\d+)+[a-z0-9.-]*\z")
_QUERY = compile_pattern(r"&[A-Za-z_-]+=")
_LOG_WORDS = frozenset(
    "not the has was and for with from agent session sessions service services account accounts"  # noqa: SIM905
    " authentication authenticated logged login logout id ids name names request requests token"
    " null none unknown anonymous nobody system daemon www-data nginx apache postgres mysql redis"
    " cron backup systemd monitoring prometheus deploy jenkins runner ubuntu ec2-user vagrant alice"
    " bob test test1 test2 user1 user2 user3 foo bar failed successful success ok error data table"
    " cache created deleted updated not_found invalid input action actions activity events event"
    " profile".split()
)
_TYPOGRAPHIC = frozenset("\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e")
# American Express, and everybody else.
_CARD_CHARS = frozenset({15, 16})
# How far the other numbers of a series are looked for.
_SERIES_CHARS = 300
_PARTS = re.compile(r"[\W_]+")
# A shorter word is a flag or a type more often than a password.
_WORD_CHARS = 5
# Words of forms, types and messages that stand where a password would.
_LABEL_PARTS = frozenset(
    "password passwd passwort kennwort contraseña senha wachtwoord lösenord parola parolă"  # noqa: SIM905
    " hasło heslo"
    " пароль пароля salasana passord adgangskode string str text boolean bool number varchar char"
    " hidden input field required optional invalid wrong incorrect missing empty forgot reset"
    " change"
    " confirm confirmation repeat enter new old current show hide strength weak strong mismatch"
    " prompt plain plaintext clear encrypted hash hashed md5 sha bcrypt ldap basic oauth keyring"
    " env"
    " file stdin ask auto manual disabled enabled active none user username email auth credentials"
    " provider error message label title hint type name key token secret".split()
)


def not_placeholder(candidate: Candidate) -> bool:
    """Stand unless the value is what people write in place of one."""
    value = candidate.value
    if len(set(value)) <= 2 or _EMPTY.holds(value):  # noqa: PLR2004 -- aaaa, ------, 010101
        return False
    return not _PLACEHOLDER.holds(value)


def not_reference(candidate: Candidate) -> bool:
    """Stand unless the value names a variable, a call, or a place where the value is kept."""
    value = candidate.value
    if _REFERENCE.holds(value) or candidate.following in {"(", "["}:
        return False
    if _QUERY.holds(value) or _SMALL_NUMBER.holds(value):
        return False  # the rest of an address; a port or a version
    return candidate.quoted or _is_set(candidate) or not _NAME_OF_VALUE.holds(value)


def not_in_table(candidate: Candidate) -> bool:
    """Stand unless the value is a cell of a table and nothing near says what it is."""
    if candidate.certain:
        return True
    rest = candidate.rest_of_line
    return max(sum(map(rest.count, _SEPARATORS)), len(_NUMBER.findall(rest))) < _CELLS


def whole(candidate: Candidate) -> bool:
    """Stand unless the value is part of a longer run of digits, letters and joints."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or "_" in (before[-1:], after[:1]):
        return False
    return not (
        (before[-1:] in "-./+" and before[:1].isalnum() and len(before) > 1)
        or (after[:1] in "-./" and after[1:].isalnum())
    )


def not_default(candidate: Candidate) -> bool:
    """Stand unless the value is one that documentation and fresh installations use."""
    return candidate.value.strip("'\"").lower() not in _DEFAULTS


def not_a_word(candidate: Candidate) -> bool:
    """Stand unless the value reads like a label, a path, a small number or a type.

    A single word stands where it is written as a value: in quotes, or after NAME= in capitals.
    """
    value = candidate.value
    if _PATH.holds(value) or _SMALL_NUMBER.holds(value) or value.endswith("*"):
        return False
    if not _NATURAL.holds(value):
        return True
    if value.istitle() or value.upper() == value.lower():
        return False  # a label, or a script without letter case
    if not _LABEL_PARTS.isdisjoint(_PARTS.split(value.lower())):
        return False
    return len(value) >= _WORD_CHARS and (candidate.quoted or _is_set(candidate))


def _is_set(candidate: Candidate) -> bool:
    """Tell whether NAME= in capitals stands right before the value, as in a file of settings."""
    name = candidate.text[max(0, candidate.start - 6) : candidate.start]
    return name.endswith("=") and name[:-1].isupper()


def random(candidate: Candidate) -> bool:
    """Stand when letters and digits are mixed the way machines mix them."""
    value = candidate.value
    digits = sum(map(str.isdecimal, value))
    letters = sum(map(str.isalpha, value))
    if not letters or digits < _DIGITS_IN_RANDOM:
        return False
    return not any(shape.holds(value) for shape in (_PATH, _NATURAL, _RELEASE))


def has_digits(candidate: Candidate) -> bool:
    """Stand when there are as many digits as a number of a document has."""
    return sum(map(str.isdecimal, candidate.value)) >= _DIGITS_IN_NUMBER


def not_joined(candidate: Candidate) -> bool:
    """Stand unless what touches it makes it part of an address, of base64 or of a longer value."""
    before = candidate.text[max(0, candidate.start - 1) : candidate.start]
    after = candidate.following
    # An equals sign before it assigns it; one behind it ends base64.
    if any(sign in "/+@_" for sign in before):
        return False
    return not (any(sign in "/+=@_" for sign in after) or after.isalnum())


def not_call(candidate: Candidate) -> bool:
    """Stand unless the name goes on, is called or assigned to: then it is code, not a host."""
    rest = candidate.text[candidate.end : candidate.end + 3]
    return rest[:1] not in {"(", ".", "="} and not rest.startswith((" =", "_"))


def not_log_word(candidate: Candidate) -> bool:
    """Stand unless the value is a word that logs use in place of a user, or a service's account."""
    return candidate.value.strip(".,'\"").lower() not in _LOG_WORDS


def not_quoted(candidate: Candidate) -> bool:
    """Stand unless the words are quoted: then the text speaks of them."""
    before = candidate.text[max(0, candidate.start - 1) : candidate.start]
    return not candidate.quoted and before not in _TYPOGRAPHIC


def not_a_long_id(candidate: Candidate) -> bool:
    """Stand unless a bare number is as long as other numbers are, and nothing near calls it a card.

    Cards of other lengths are rare; EAN-13, GTIN-14, 64-bit ids and clocks are everywhere. One of
    ten numbers has a right check digit: among others of its length that have none it is one more.
    """
    value = candidate.value
    if candidate.certain or not value.isdecimal():
        return True
    if len(value) not in _CARD_CHARS:
        return False
    low = max(0, candidate.start - _SERIES_CHARS)
    near = _NUMBER.findall(candidate.text[low : candidate.end + _SERIES_CHARS])
    return all(map(is_card, (other for other in near if len(other) == len(value))))


GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        **MACHINE_GUARDS,
        **PAPER_GUARDS,
        "has-digits": has_digits,
        "not-a-long-id": not_a_long_id,
        "not-a-word": not_a_word,
        "not-call": not_call,
        "not-default": not_default,
        "not-in-table": not_in_table,
        "not-joined": not_joined,
        "not-log-word": not_log_word,
        "not-placeholder": not_placeholder,
        "not-quoted": not_quoted,
        "not-reference": not_reference,
        "random": random,
        "whole": whole,
    }
)
