"""Tell a secret from what stands where one would: a placeholder, a name, a label. Pure, by name."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.labels import is_label, is_sentence, parts_of
from handrail.engine.letters import is_odd
from handrail.engine.passed import is_passed
from handrail.engine.pattern import compile_pattern
from handrail.engine.put_together import is_put_together
from handrail.engine.references import is_reference
from handrail.engine.stand_ins import is_stand_in
from handrail.engine.written import is_escaped, is_example, is_set, is_told, is_written

# A question to RE2 takes a microsecond, whether a sign is in a value a tenth of one: where a
# pattern needs a sign, that is asked first.

# What people write where a secret would stand, and our own placeholders.
_PLACEHOLDER = compile_pattern(
    r"(?i)example|placeholder|change(?:.?(?:me|it|this)|[-_ ](?:in|before|for)[-_ ])|replace"
    r"|redacted|dummy|sample|foobar|(?:wrong|bad|invalid|incorrect)[-_ ]?(?:pass|secret|token|key)"
    r"(?:[^!#$%&*+@^0-9]|[!0-9]{0,4}\z)"
    r"|not[-_ ]?a?[-_ ]?(?:real[-_ ]?)?(?:secret|password|token|key)|not[-_ ](?:needed|used|set)"
    r"|(?:^|[^a-z0-9])(?:fake|mock|todo|your|my[-_]|enter[-_ ]|insert)|your[-_ .]"
    r"|(?-i:x{4,}|X{4,}|Xx[xX]{2,})|\bxxx\b|\*\*\*|(?:%2a){2}|\.\.\.|\.\.\z|…|<[^>]*>|\[[A-Z_]+_\d+\]|•"
    r"|goes.?here|encoded.?(?:pass|secret|token|key)|some[-_]?(?:pass|secret|token|key|value)|secret[-_]?here|abcdefghij|(?:^|[_-])abc-?123\z"
)
_EMPTY = compile_pattern(
    r"(?i)^(?:none|null|nil|undefined|true|false|yes|no|n/a|empty|void|unset|0+)\z"
)
_EMPTY_CHARS = len("undefined")
_NAME_OF_VALUE = compile_pattern(r"^(?:[A-Za-z_]+(?:[._-][A-Za-z_]+)*|[A-Z][A-Z0-9_]+)\z")
# What a key of this or a greater length made by a machine nearly always has.
_DIGITS_IN_RANDOM = 2
# Letters alone are a key only when there are many of them.
_LETTERS_IN_RANDOM = 10
# So many different signs inside are no sentence and no address.
_SIGNS_IN_RANDOM = 4
# An unquoted name in a program may be shortened in any way; a longer one is not all chance.
_LETTERS_IN_NAME = 7
_PATH_SIGNS = frozenset("./~\\")
_PATH = compile_pattern(
    r"^(?:(?:[A-Za-z]:)?[./~\\][\w./\\~-]*|\w+(?:/\w+){2,}/?|https?://.*|\w+\.(?:js|ts|py|json|ya?ml|html?|php|txt|md"
    r"|sh|cfg|ini|xml|env))\z"
)
# Base64 with a few slashes looks like a path too. In its pieces more than every second character is
# of another kind (capital, small, digit) than the one before, 93 times in 100; in paths hardly.
_BASE64_CHARS = 20
_PIECES = re.compile(r"[A-Za-z0-9]{2,}")
_CHANGE = re.compile(r"(?=[A-Z][a-z0-9]|[a-z][A-Z0-9]|[0-9][A-Za-z])")
# Words joined by case, dots, dashes and the like: a name, a key of a translation, a sentence.
_NATURAL = compile_pattern(
    r"^(?:\p{Lu}?\p{Ll}+(?:[._:/-]?\p{Lu}?\p{Ll}+)*[.,;:!?)\"'*-]*|\p{Lu}?\p{Ll}+\p{Lu}{2,6}[.:!?]*"
    r"|\p{Lu}+(?:[._:/-]\p{Lu}+)*[.:!?]*|[\W_]*)\z"
)
# A few letters and the end of a sentence.
_ABBREVIATION = compile_pattern(r"^\p{L}{1,4}[.,;:!?)]*\z")
# A name that goes on with dots to one that reads like words.
_MEMBER = compile_pattern(r"^[A-Za-z_]\w*(?:\.\w+)*\.[A-Za-z_]+[0-9]{0,2}\z")
# A type of a library: `x25519.X25519PrivateKey`.
_TYPE = compile_pattern(r"^[a-z_]\w*(?:\.[a-z_]\w*)*\.[A-Z][a-z]*\d*(?:[A-Z][a-z]{2,})+\z")
_SMALL_NUMBER = compile_pattern(r"^(?:\d{1,5}[\W_]{0,3}|(?:\d:)?\d+(?:\.\d+)+(?:-\d+)?\W{0,3})\z")
_RELEASE = compile_pattern(r"^[a-z][a-z0-9_-]*[-_@]v?\d+(?:\.\d+)+[a-z0-9.-]*\z")
_QUERY = compile_pattern(r"&[A-Za-z_-]+=")
# As far back as a shell says where a name is unset.
_SETTING_CHARS = 64
# Letters, digits and signs together that are no password: an address, a file, a version, a date, a
# measure, a hash, a standard, a product.
_NO_PASSWORD = compile_pattern(
    r"(?i)^(?:[\w.+-]+@[\w-]+\.[\w.]+|www\..*|[a-z_][\w.]*=.*|.*(?:passw|pwd|%0a|%20|%22|%2f|&nbsp;|&quot;|&amp;).*|[\w.-]+\.(?:com|org|net|io|de|fr|local|internal|txt|pdf"
    r"|docx?|xlsx?|csv|json|ya?ml|py|js|ts|md|html?|zip|png|jpe?g|log|sh|cfg|conf)|v?\d+(?:[.:/-]\d+)*"
    r"[a-z]{0,4}\W*|[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?:sha|aes|md|rsa|wpa|utf|iso|rfc|cve|ipv|x|h|mp|tls|ssl|oauth|ntlmv|pbkdf|argon|b|p|s|k|i|l|e|w"
    r"|windows|office|iphone|ipad|android|ubuntu|debian|chrome|firefox|macos|ios)-?\d+[a-z]*\??"
    r"|\d+(?:st|nd|rd|th|px|ms|gb|mb|kb|am|pm)\W*|0x[0-9a-f]+u?l*|(?:non-)?pkcs#?\d+[a-z]*|rfc\d+[#.:].*|(?-i:[a-z][a-z0-9]*(?:\.[a-z_]+)+)|(?-i:[A-Z]+\d[A-Z]+)"
    r"|(?-i:_[a-z].*|[a-z0-9]+(?:_[a-z0-9]+){2,}|[a-z0-9]+(?:_[A-Z0-9]+){2,})|[\w-]+=\d+(?:\.\d+)+"
    r"|ascii_(?:letters|lowercase|uppercase).*|(?-i:[a-z]+(?:[A-Z][a-z]+)+[A-Z]+\d{1,3}(?:[A-Z][a-z]+)+))\z"
)
# The number of a ticket, unless it has a capital and the word for password leads to it.
_TICKET = compile_pattern(r"^[A-Za-z][A-Za-z-]*#\d+\z")
_CALLED_SO = compile_pattern(
    r"(?i)(?:[:=]|pass|w(?:or)?d|pw|wort|mdp|passe|senha|ord|heslo|has[łl]o|parol.{0,2}|парол."
    r"|şifre|salasana|jelszó|κωδικός)[ ]{0,2}[\"'“„«`]?\z"
)
# What a list of commits begins its lines with.
_COMMIT = compile_pattern(r"^[0-9a-f]{7,12}\z")
_LINE_BEGIN = compile_pattern(r"(?:^|\n)(?:[*|/\\ ]{0,8}|pick |commit )\z")
# After these words stands the name of somebody or something and not the password.
_NAMED_BY = frozenset(
    "user username account host server machine ticket case room id version release build type field"  # noqa: SIM905
    " column table key model device commit revision changeset benutzer konto rechner raum"
    " utilisateur compte serveur usuario cuenta servidor utente conto gebruiker użytkownik".split()
)
_WORD = re.compile(r"\w+")
_LEAD_CHARS = 24
# A shorter mixture is an abbreviation.
_PASSWORD_CHARS = 6
# `("password", "created_at")`: a list of names.
_LISTED = compile_pattern(r"[\"'][ \t]{0,4},[ \t]{0,4}[\"']\z")
# A shorter word is a flag or a type more often than a password.
_WORD_CHARS = 5


def not_placeholder(candidate: Candidate) -> bool:
    """Stand unless the value is what people write in place of one."""
    value = candidate.value
    if len(set(value)) <= 2:  # noqa: PLR2004 -- aaaa, ------, 010101
        return False
    if value[0] == "*" and candidate.text.endswith("**", 0, candidate.start):
        return False  # the tail of what is masked, and not a word in bold
    if len(value) <= _EMPTY_CHARS and _EMPTY.holds(value):
        return False
    return not _PLACEHOLDER.holds(value)


def not_reference(candidate: Candidate) -> bool:
    """Stand unless the value names a variable, a call, or a place where the value is kept."""
    value = candidate.value
    if not not_template(candidate) or candidate.following in {"(", "["}:
        return False
    if _goes_on(candidate):
        return False
    if ("&" in value and _QUERY.holds(value)) or _is_small_number(value):
        return False  # the rest of an address; a port or a version
    if candidate.quoted or is_set(candidate) or not _NAME_OF_VALUE.holds(value):
        return True
    return is_odd(value, at_least=_LETTERS_IN_NAME)


def _goes_on(candidate: Candidate) -> bool:
    """Tell whether it is the rest of an address, or what a shell says where a name is unset."""
    text, start = candidate.text, candidate.start
    begin = text[max(0, start - 1) : start + 1]
    if begin == ":/" and text[max(0, start - 5) : start] == "$PWD:":
        return True  # the folder one is in, and where it is to be seen
    if text.endswith("://", 0, start):
        return True  # the host of an address
    return begin == "//" or (begin == ":?" and "${" in text[max(0, start - _SETTING_CHARS) : start])


def not_a_name(candidate: Candidate) -> bool:
    """Stand unless the value consists of letters and joints only, as names do."""
    return not _NAME_OF_VALUE.holds(candidate.value)


def not_template(candidate: Candidate) -> bool:
    """Stand unless the value is a reference, or is put together out of names."""
    value = candidate.value
    if is_reference(value):
        return is_told(candidate)
    return not is_put_together(value, quoted=candidate.quoted)


def not_default(candidate: Candidate) -> bool:
    """Stand unless the value is one that documentation and fresh installations use."""
    value = candidate.value.strip("'\"")
    return not is_stand_in(value.rstrip(".,") or value) and not is_example(candidate)


def not_a_label(candidate: Candidate) -> bool:
    """Stand unless one of the value's words is one of forms, types and messages."""
    return not is_label(candidate.value)


def not_a_word(candidate: Candidate) -> bool:
    """Stand unless the value reads like a label, a path, a small number or a type.

    A single word stands where it is written as a value: in quotes, or after a setting's name; and
    letters that are no word in any language stand as well.
    """
    value = candidate.value.partition("\\n")[0]  # what a string goes on with is on the next line
    value = value.replace("\\&", "")  # in the source of a manual page: nothing, before a full stop
    if _is_path(value) or _is_small_number(value) or is_escaped(candidate):
        return False
    if value.startswith("*"):
        value = value.strip("*.")  # in bold
    if value.endswith("*") and not any(map(str.isdecimal, value)):
        return False  # the rest is masked
    if not value.isascii() and any(map(_is_unspaced, value)):
        return False  # a script without letter case: a sentence that goes on
    written = is_written(candidate)
    if not _NATURAL.holds(value):
        return written or not _ABBREVIATION.holds(value)
    if value.upper() == value.lower():
        return False  # signs only
    if is_label(value) or ("_" in value and is_listed(candidate)):
        return False
    if is_odd(value, at_least=0 if written else _LETTERS_IN_NAME):
        return True
    return len(value) >= _WORD_CHARS and written and not value.istitle()


def words_of_chance(candidate: Candidate) -> bool:
    """Stand when the words make no sentence and no label: then they may be a pass phrase."""
    words = parts_of(candidate.value)
    return not_a_label(candidate) and not is_sentence(words) and len(set(words)) == len(words)


def like_a_password(candidate: Candidate) -> bool:
    """Stand when a mixture of letters, digits and signs is no other thing, and nobody's name."""
    value = candidate.value.rstrip(".,")
    if len(value) < _PASSWORD_CHARS or _NO_PASSWORD.holds(value) or is_escaped(candidate):
        return False
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    if value.endswith("**") and value[:-2].isalpha():
        return False  # the end of a title in bold
    if "@" in value and candidate.following == ":":
        return False  # somebody's folder on another machine
    if _TICKET.holds(value) and not (value[0].isupper() and _CALLED_SO.holds(lead)):
        return False
    if lead[-1:].isascii() and lead[-1:].isalpha():
        return False  # the rest of a longer name
    if candidate.following == " " and _COMMIT.holds(value) and _LINE_BEGIN.holds(lead):
        return False
    words = _WORD.findall(lead.lower())
    return not words or (words[-1] not in _NAMED_BY and not is_passed(candidate))


def is_listed(candidate: Candidate) -> bool:
    """Tell whether the value is one of a list of names."""
    return _LISTED.holds(candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start])


def _is_path(value: str) -> bool:
    """Tell whether the value is a path or an address, and no base64 with slashes in it."""
    if _PATH_SIGNS.isdisjoint(value) or not _PATH.holds(value):
        return False
    if len(value) < _BASE64_CHARS or any(sign in value for sign in ".:~\\"):
        return True
    pieces = _PIECES.findall(value)
    changes = sum(len(_CHANGE.findall(piece)) for piece in pieces)
    return 2 * changes <= sum(map(len, pieces)) - len(pieces)


def _is_small_number(value: str) -> bool:
    """Tell whether the value is a port or a version."""
    return value[:1].isdecimal() and _SMALL_NUMBER.holds(value)


def _is_versioned(value: str) -> bool:
    """Tell whether the value is something with its version, or a type of a library."""
    return "." in value and (_RELEASE.holds(value) or _TYPE.holds(value))


def _is_unspaced(char: str) -> bool:
    """Tell whether a letter is of a script whose words have no capitals. Georgian is one."""
    return char.isalpha() and (char.upper() == char.lower() or "\u10d0" <= char <= "\u10ff")


def random(candidate: Candidate) -> bool:
    """Stand when letters, digits and signs are mixed the way machines mix them."""
    value = candidate.value
    digits = sum(map(str.isdecimal, value))
    letters = sum(map(str.isalpha, value))
    if not letters or candidate.following == "(":
        return False  # a name that is called
    if not value.isascii() and any(map(_is_unspaced, value)):
        return False  # a sentence: machines have no such letters
    if _is_path(value) or _is_versioned(value):
        return False
    if "." in value and _MEMBER.holds(value) and not is_odd(value.rpartition(".")[2]):
        return False
    if digits >= _DIGITS_IN_RANDOM:
        return not _NATURAL.holds(value)
    if len({char for char in value if not char.isalnum()}) >= _SIGNS_IN_RANDOM:
        return True
    return is_odd(value, at_least=_LETTERS_IN_RANDOM)


SECRET_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "like-a-password": like_a_password,
        "not-a-label": not_a_label,
        "not-a-name": not_a_name,
        "not-a-word": not_a_word,
        "not-default": not_default,
        "not-placeholder": not_placeholder,
        "not-reference": not_reference,
        "not-template": not_template,
        "random": random,
        "words-of-chance": words_of_chance,
    }
)
