"""Tell a secret from what a program says in its place: an expression, a field's name. Pure."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.letters import is_odd
from handrail.engine.pattern import compile_pattern
from handrail.engine.secret_guards import is_listed
from handrail.engine.stand_ins import decoded, is_stand_in
from handrail.engine.written import is_set

# What nobody chooses as a password: a slice, a group of a regular expression, a format, a role of
# documentation, a host with its port, a hash method, a named argument, a file with a key in it; how
# often one may try (`5/hour`), a class in its module, a path with gaps to fill, a rule of a grammar
# (RFC 5234), a gap of a format (`%(secret:name)s`), a way to hash, to encrypt or to encode, a
# measure (`16-byte`), a standard, the name of a header, an attribute or a migration, a log's level,
# the releases of a package (`^1.0.0`).
_CODE = compile_pattern(
    r"\[-?\w{0,20}:-?\w{0,20}\]\z|\(\?(?:[:=!<P]|[a-z]{1,4}[:)])|\[\^?(?:a-z|A-Z|0-9|\\w)"
    r"|\{\}|(?:^|[\s/:_=-])\{\d\}|(?:^|[/=:_\p{Ps}\p{Pi}-])%[sd](?:\z|\W)"
    r"|^:{3,}|\}\{|^:[a-z]+:[a-z]+:|(?i:^(?:latin-?\d|utf-?(?:8(?:mb[34])?(?:-?sig)?|(?:16|32)(?:-?[bl]e)?)"
    r"|(?:us-)?ascii|iso-?8859-?\d{1,2}|cp-?\d{3,4}|windows-125\d|unicode[-_]escape|idna|punycode)\z)"
    r"|^(?:localhost|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|\d{1,3}(?:\.\d{1,3}){3}):\d{2,5}\z"
    r"|^\d+/\d{0,4}(?:s|m|h|d|sec|min|day|(?:second|minute|hour)s?)(?:[/,;]|\z)|/\{[a-z_][\w-]*\}"
    r"|^[a-z_]\w*(?:\.[a-z_]\w*)+:[A-Za-z_]+\z|^\d{1,2}\*[A-Z]{2,}[A-Za-z-]*\z|(?i:^rfc-?\d{2,5}[,;.)]*\z)"
    r"|^[\w./|-]+\)[sd](?:\W|\z)|^00\d{2}_[a-z]{4,}\w*\z|^debug\d:\z|^[~^]v?\d+(?:\.\d+){1,3}(?:-[\w.]+)?\z|^\)[&|(]"
    r"|(?i:^(?:aes|3?des|rc4|arcfour|camellia|chacha20|hmac)\d{0,4}(?:[-@](?:[a-z]{2,10}\d{0,4}|\d{1,4}))+\z)"
    r"|(?i:^(?:argon2?(?:i?d|i)?|b?crypt|scrypt|pbkdf2?|base-?(?:16|32|58|64|85)|sha-?\d{1,3}|md[45])[.,]?\z)"
    r"|^\d{1,4}-(?:bit|byte|char(?:acter)?|digit|letter|word|step|factor|day|hour|month|year)s?\z"
    r"|^(?:[A-Z]{2,}|X)-(?:[A-Z][A-Za-z]*-)*(?:Password|Passphrase|Secret|Token|Key)\z"
    r"|(?i:^(?:aws4-hmac-sha256|scram-sha-\d+(?:-plus)?)\z)|^[a-z_]\w*=[\"']"
    r"|^[\w./\\~-]+\.(?:pem|key|crt|cer|der|p12|pfx|jks|keystore|pub|asc|gpg|json|ya?ml|toml)\z"
    # a word and the number of the chapter behind it, where a page lost the line between
    r"|^\p{L}{4,}\d{1,2}(?:\.\d{1,2}){1,3}\.?\z"
    # of a line of /etc/passwd: name:password:UID:GID; a standard for keys; a script of DejaGnu
    r"|^[UG]ID:[A-Za-z]|(?i:^pkcs#\d+\z)|^[\w./+-]+\.exp:\z"
)
# "PASS: name" in a row of such lines: what a run of tests says of each.
# Source: the manuals of Automake, "Scripts-based Testsuites", and of DejaGnu.
_RESULT = r"\n(?:PASS|FAIL|XFAIL|XPASS|SKIP|ERROR|UNSUPPORTED|UNRESOLVED|UNTESTED): "
_RESULT_ABOVE = compile_pattern(rf"{_RESULT}[^\n]*\nPASS: \z")
_RESULT_BELOW = compile_pattern(rf"^[^\n]*{_RESULT}")
# The end of the line above in such a list: it has a description as well, that asks for nothing.
_DESCRIBED = compile_pattern(r" - [^\n]*[^\n:=]\n\z")
# A test's name is rarely longer.
_RESULT_CHARS = 96
# Without quotes also: a negation, a name that goes on or is cut off at a bracket, a number of a
# constant, a name with a mask, the next argument's name.
_EXPRESSION = compile_pattern(
    r"^!?\*?[A-Za-z_$][\w$]*(?:->[A-Za-z_]\w*)+[)\]:;]*\z"
    r"|^(?:!!|!(?:[A-Za-z_]+\.))[A-Za-z_$]+(?:[!?]?\.[A-Za-z_$]+)*[)}\]:;]*\z"
    r"|^[A-Za-z_$]+(?:\.[A-Za-z_$]+)*[!?]\.[A-Za-z_$][\w$.]*\z"
    r"|^[A-Za-z_$]+(?:\.[A-Za-z_$]+)+[)}\]:;]*[)}\](\[][)}\]:;]*\z"
    r"|^[a-z_]\w*=(?:True|False|None)[)\]]*\z|^(?:-\d+|-?0[xX][0-9a-fA-F]{1,16}[uUlL]{0,3})\z"
    r"|^[a-z]+(?:_[a-z]+)+=\z|^[a-z]+(?:_[a-z0-9]+){2,}:\z|^!\*[a-z_]\w*-?\z|^[A-Za-z_]\w*[!=]=\w+\?[A-Za-z_]\w*\z"
    r"|^[a-z_]\w*(?:\.[a-z_]\w*)*\.[A-Z]\w*(?:Key|Token|Secret|Password|Credentials?)\z"
    r"|^[A-Za-z_$][\w$.]*[(\[][{\[(&!*][\w$.:-]*[)}\];:]*\z|^[a-z_][\w.:]*\(&[\w.:]*\)\?;?\z"
    r"|^[a-z]+(?:[A-Z][a-z]+)+[()];?\z|^_?[a-z]+[0-9]{0,3}(?:_[a-z]+[0-9]{0,3})+\(\z"
    r"|^\w{0,12}\$[a-z]+(?:_[a-z]+)+\z|^['~\w.]*\.[a-z]+\(\z|^[A-Za-z_]+\*\.?\z"
)
# How long, or how often: whole hours in seconds or milliseconds, or tens of thousands.
_COUNT = compile_pattern(r"^[1-9]\d{5,9}\z")
_HOUR_S, _ROUND = 3_600, 10_000
# The day of a birth, which people choose: those of 1900 and 2000 end in zeros.
_DAY = compile_pattern(
    r"^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|1[0-2](?:0[1-9]|[12]\d|3[01]))(?:19|20)?00\z"
)
# A member, or a property's name in full, that is called a password.
_MEMBER = compile_pattern(
    r"^[A-Za-z_$][\w$]*(?:(?:\.|::)[A-Za-z_$][\w$]*)*(?:\.|::)[A-Za-z_]*"
    r"(?i:passw(?:or)?d|passphrase|secret|token|credentials?|(?:api|private|access)_?key)[a-zA-Z_]{0,12}\z"
)
# "The password is converted to NT format": a name; with a year or a sign it would be a password.
_MADE_INTO = (" format", " encoding", " hash ", " hashes")
_FORM = compile_pattern(r"^[A-Za-z]+(?:[_-][A-Za-z]+)*\d?\z")
_CONSTANT = compile_pattern(r"^[A-Z]{2,}_(?:[A-Z0-9]+_)*[A-Z0-9]+\z")
_ARGUMENT = compile_pattern(r"^[a-z]{2,}[0-9]{0,2}(?:_[a-z]+[0-9]{0,3})+\z")
# The beginning of a list that a name is given, or in which something is looked up, and no call:
# `fields = ("name", "password", `, `if key in {"grant_type", "password", `.
_LIST_OF_NAMES = compile_pattern(r"(?:=|:|\bin|\breturn)[ \t]*[(\[{][^()\[\]{}]*\z")
# No guard but those of lines and papers may look further. Source: reach.py.
_LIST_CHARS = 96
_SNAKE = compile_pattern(r"^_?[a-z]+(?:_[a-z]+)+\z")
# Words in one: of a field, of a function, of a constant that is its own value.
_WORDS_IN_ONE = compile_pattern(r"^[A-Za-z][a-z]*(?:[_-]?[A-Z]?[a-z]+)+[.!?]?\z")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# What such a name says of itself.
_SAYS = frozenset(
    "password passwords passwd passphrase passcode pass pwd secret token credential credentials"  # noqa: SIM905
    " key".split()
)
# Words with joints and perhaps a year: what people write until they have a key.
_SPELT = compile_pattern(r"(?i)^[a-z]+(?:[-_ ](?:[a-z]+|\d|16|24|32|64|123|1234|20\d\d)){2,}\z")
# Words and joints, as names have them.
_WORDS_ONLY = compile_pattern(r"^[\p{L} ._:/-]*\z")
# Fewer letters without a digit or a sign say nothing.
_LETTERS_OF_CHANCE = 10
_TRIAL = frozenset("test testing dev development local demo staging enough least".split())  # noqa: SIM905


def not_code(candidate: Candidate) -> bool:
    """Stand unless the value is an expression, a field's name, or a user and a default."""
    value = candidate.value
    if ("." in value or ":" in value) and _MEMBER.holds(value):
        return False
    if _CODE.holds(value) or _is_name(candidate) or _is_encoded_default(candidate):
        return False
    if candidate.text.startswith(_MADE_INTO, candidate.end) and _FORM.holds(value):
        return False
    return not (_is_result(candidate) or _is_described(candidate))


def mixed(candidate: Candidate) -> bool:
    """Stand when there is a digit or a sign among the letters, or they are of no language.

    A user and a word are handed over together in many a test; whoever chooses a password that
    lets somebody in was asked for more than letters.
    """
    value = candidate.value
    if candidate.following == "(" or not any(map(str.isalpha, value)):
        return False
    return not _WORDS_ONLY.holds(value) or is_odd(value, at_least=_LETTERS_OF_CHANCE)


def _is_name(candidate: Candidate) -> bool:
    """Tell whether the value names something and is none of its own."""
    value = candidate.value
    if not candidate.quoted and (
        _EXPRESSION.holds(value) or _is_variable(candidate) or _is_count(value)
    ):
        return True
    if _SPELT.holds(value) and not is_odd(value):
        words = set(re.split(r"[-_ ]", value.lower()))
        return not words.isdisjoint(_SAYS | _TRIAL)
    if value.isalpha() and _is_one_of_names(candidate):
        return True
    if not _WORDS_IN_ONE.holds(value) or is_odd(value):
        return False
    words = {word.lower() for word in _WORD.findall(value)}
    if len(words) < 2:  # noqa: PLR2004 -- one word says nothing about itself
        return False
    says = value[0].islower() and not words.isdisjoint(_SAYS)  # no field begins with a capital
    return says or is_listed(candidate)


def _is_one_of_names(candidate: Candidate) -> bool:
    """Tell whether it is the last of a list that a name is given, and none of a pair in a list."""
    lead = candidate.text[max(0, candidate.start - _LIST_CHARS) : candidate.start]
    return is_listed(candidate) and _LIST_OF_NAMES.holds(lead)


def _is_count(value: str) -> bool:
    """Tell whether a value is a round number, and no day of a birth."""
    if not _COUNT.holds(value) or _DAY.holds(value):
        return False
    return int(value) % _HOUR_S == 0 or int(value) % _ROUND == 0


def _is_variable(candidate: Candidate) -> bool:
    """Tell whether a value without quotes is written as names of variables and constants are."""
    value = candidate.value
    if "_" not in value or is_set(candidate):
        return False
    # In a list of arguments a name stands; no file of settings has a comma behind its values.
    if candidate.following == "," and _ARGUMENT.holds(value):
        return True
    if _SNAKE.holds(value):
        return True
    parts = [part for part in value.split("_") if part.isalpha()]
    return _CONSTANT.holds(value) and len(parts) > 1 and not is_odd(value)


def _is_result(candidate: Candidate) -> bool:
    """Tell whether a test's name follows `PASS:`, in a line next to another result."""
    low = max(0, candidate.start - _RESULT_CHARS)
    before = "\n" * (not low) + candidate.text[low : candidate.start]
    if not before.endswith("\nPASS: "):
        return False
    after = candidate.text[candidate.end : candidate.end + _RESULT_CHARS]
    return _RESULT_ABOVE.holds(before) or _RESULT_BELOW.holds(after)


def _is_described(candidate: Candidate) -> bool:
    """Tell whether it heads a line of names and what they are: `name - what it is`."""
    text, start = candidate.text, candidate.start
    if not text.startswith(" - ", candidate.end) or not text.endswith("\n", 0, start):
        return False
    return _DESCRIBED.holds(text[max(0, start - _RESULT_CHARS) : start])


def _is_encoded_default(candidate: Candidate) -> bool:
    """Tell whether base64 says a user and a default; a default alone is known as a stand-in."""
    _, colon, word = decoded(candidate.value).partition(":")
    return bool(colon) and is_stand_in(word)


CODE_VALUE_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {"mixed": mixed, "not-code": not_code}
)
