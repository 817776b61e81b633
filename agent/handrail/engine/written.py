"""Know a value that is written as one: in quotes, or behind the name of a setting. Pure."""

import re

from handrail.engine.candidate import Candidate

# A name in capitals before a value is a setting's; so is one with dots or dashes right at the sign,
# where the value is no name that goes on. Programs write spaces round the sign.
_CAPITALS = re.compile(r"(?:^|[\s\"'#;])[A-Z][A-Z0-9_]*(?:[ \t]{0,8}=[ \t]{0,8}|: ?)\Z")
_PROPERTY = re.compile(r"(?:^|[\s#])(?!this\b|self\b)[A-Za-z0-9_]+(?:[.-][\w-]+)+(?:=|: )\Z")
_SETTING_CHARS = 64
# A letter of a word, as JSON writes those beyond ASCII: "Heslo je neplatn\\u00e9".
_ESCAPED = re.compile(r"\\u[0-9A-Fa-f]{4}|^u[0-9A-Fa-f]{4}")
# Of the signs of references these begin no name of a variable.
_SIGNS = frozenset("!#*+?")
_SAYS = re.compile(
    r" (?:is|was|ist|lautet|est|es|är|er|é|è|to|jest|je|on)(?: now| nu| jetzt)?:? [\"'`]\Z"
)
_LEAD_CHARS = 16
# "DB_PASSWORD = database password": what it is, and not what it is set to.
_GOES_ON = re.compile(r" [a-z]{2,}[ \t]*(?:\n|\Z| [a-z])")
# "Ejemplo de una mala contraseña: ...": the value was made up to show something.
_EXAMPLE_CHARS = 64
_EXAMPLE_OF = re.compile(
    # "passwords like X or Y": one that is in use is told and not likened
    r"(?:\b(?:passwords|passwörter|kennwörter|mots de passe|contraseñas|senhas|palavras-passe"
    r"|wachtwoorden|hasła|lösenord)|\ban? (?:\w+ )?password) (?:like|such as|wie|comme"
    r"|tels que|como|zoals|takie jak|jak|som)(?: [\"'“„«`]?[^\s\"'”“»`]{3,24}[\"'”“»`]?"
    r"(?:,| or| and| oder| und| ou| et| o| y| e| of| en| lub| i| eller| och)){0,3} [\"'“„«`]?\Z"
    r"|\b(?:examples? (?:of|for)|beispiele? für|exemples? (?:de|d['\u2019]une?)|ejemplos? de"
    r"|esempi[o]? di|exemplos? de|przykład(?:y|em)?|voorbeeld(?:en)? van)(?: [^\W\d_]+){1,5}"
    r"(?: ?:| is| ist| est| es| è| é| to)? ?[\"'“„«`]?\Z"
    # where the word for it stands behind: "parola örneği: ..."
    r"|(?:[ ]örne(?:ği|kleri)|의 예시?|の例|的例子|的示例)[ ]?[:\uff1a][ ]?\Z",
    re.IGNORECASE,
)

# What a guest of FTP gives as a password lets everybody in. Source: RFC 1635.
_ANONYMOUS = re.compile(
    r"\banonymous(?:[ \t]+(?:password[ \t]+)?|[ \t]*\r?\n[ \t]*(?:pass[ \t]+)?)\Z", re.IGNORECASE
)
_ANONYMOUS_CHARS = 32


def is_example(candidate: Candidate) -> bool:
    """Tell whether the words right before the value call it an example, or anybody's."""
    text, start = candidate.text, candidate.start
    if _EXAMPLE_OF.search(text, max(0, start - _EXAMPLE_CHARS), start):
        return True
    return _ANONYMOUS.search(text, max(0, start - _ANONYMOUS_CHARS), start) is not None


def is_told(candidate: Candidate) -> bool:
    """Tell whether a sentence says it in quotation marks, with a sign in front no name begins with.

    `The password is "!walnut"`: in code that would be a negation, and no such word before it.
    """
    if candidate.value[0] not in _SIGNS or not candidate.quoted:
        return False
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    return _SAYS.search(lead) is not None


def is_written(candidate: Candidate) -> bool:
    """Tell whether the value is written as one: in quotes, or for a setting and nothing behind."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if candidate.quoted and candidate.following != " ":
        return True
    prose = text[max(0, start - 2) : start] in {"= ", ": ", "  "} and _GOES_ON.match(text, end)
    return not prose and is_set(candidate)


def is_set(candidate: Candidate) -> bool:
    """Tell whether a setting's name and its sign stand right before the value."""
    before = candidate.text[max(0, candidate.start - _SETTING_CHARS) : candidate.start]
    line = before[before.rfind("\n") + 1 :]
    if not line.rstrip().endswith(("=", ":")):
        return False
    if _CAPITALS.search(line):
        return True
    one_word = candidate.value.isalpha() and (
        candidate.value.islower() or candidate.value.isupper()
    )
    return one_word and _PROPERTY.search(line) is not None


def is_escaped(candidate: Candidate) -> bool:
    """Tell whether the value is a word with letters written as escapes, or what follows a sign."""
    before = candidate.text[max(0, candidate.start - 1) : candidate.start]
    found = _ESCAPED.search(candidate.value)
    return found is not None and (found.start() > 0 or found[0][0] == "\\" or before == "\\")
