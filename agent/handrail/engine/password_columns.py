"""Tell a cell under the head "password" from those beside it: rows of CSV and of SQL. Pure."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.columns import BLOCK_CHARS, column_of, heads_of, in_words, key_of
from handrail.engine.pattern import compile_pattern

# What a column of passwords is called: the word ends its name, `password_changed` is another thing.
_HEAD = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:password|passwd|passwort|kennwort|pwd|pass|passcode|senha|contrase[nñ]a"
    r"|clave|mot[ _]de[ _]passe|mdp|wachtwoord|has[łl]o|lösenord|passord|adgangskode|salasana"
    r"|heslo|jelszó|parola|şifre|пароль|パスワード|密码)[ _]?(?:plain|text|1|2)?\z"
)
# One of these is in the text before every such cell: asked first, it saves the search for a head.
# RE2 reads the 4 KB before a cell in 0.01 ms; the library looks for words in any case for 0.3 ms.
_NAMES = compile_pattern(
    r"(?i)pass|pwd|wort|senha|contrase|clave|mdp|wachtw|has[łl]o|ord|kode|salas|heslo|jelsz|parol"
    r"|şifre|пароль|パスワード|密码"
)
# `MD5('...')`: the cell begins before the call.
_CALL = re.compile(r"\b\w+\(\s{0,2}'?\Z")
_CALL_CHARS = 24


def under_password(candidate: Candidate) -> bool:
    """Stand when the value is a cell of a column, or of a statement's row, named password."""
    text, place = candidate.text, candidate.start
    call = _CALL.search(text[max(0, place - _CALL_CHARS) : place])
    if call:
        place -= len(call[0])
    low = max(0, place - BLOCK_CHARS)
    blank = text.rfind("\n\n", low, place)
    low = blank + 2 if blank >= 0 else low
    if not _NAMES.holds(text[low:place]):
        return False
    if _HEAD.holds(key_of(text, low, place)):
        return True
    column = column_of(text, heads_of(text, low), low, place)
    return column is not None and _HEAD.holds(in_words(column))


PASSWORD_COLUMN_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {"under-password": under_password}
)
