"""Tell a value that a program puts together from a password that has brackets in it. Pure."""

from handrail.engine.letters import is_odd
from handrail.engine.pattern import compile_pattern

# A question to RE2 takes a microsecond, whether a sign is in a value a tenth of one.
_BRACKETS = frozenset("{([<%)")  # one of them is in each
# A template with names in it, a call, an index, a tag, a pattern; or a name with the bracket that
# closes the call it is handed to.
_PUT_TOGETHER = compile_pattern(
    r"(?:^|[/:_ -])%[sd](?:\z|[/:_ -])"
    r"|%[A-Z][A-Z0-9_]{2,}%"
    r"|\$\{[\w.:-]{2,}\}|\{\{[^{}]*\}\}|[#%$]\{[\w .:|-]*\}|%\(\w+\)s|\{[\w.]{2,}\}"
    r"|\([\w.\"', $-]*\)|\[[\w.\"'$:-]*\]|\{\}|<[^<>]*>|^[A-Za-z_]\w*(?:[.:][A-Za-z_]\w*)+\(\z"
    r"|^[a-z]{2,}(?:_(?:[a-z]{2,}[0-9]?|[0-9]{1,3}))+\)+\z|^[\w.$:>!&*-]*[\[(][\w.\"'\])]|^[\w.]*<\w"
)
# None of these though it has brackets: right behind a closed one a word goes on, which it does in
# no call and no index, or one is closed before any is opened. In curly ones stands no name.
_BRACKETED = compile_pattern(
    r"^[^\s(){}\[\]<>$%#@]{2,}"
    r"(?:\([\p{L}\p{N}]+\)|\[[\p{L}\p{N}]+\]|\{\p{Lu}[\p{L}\p{N}]*\})[\p{L}\p{N}_]"
    r"|^[^\s(){}\[\]<>$%#@]*\p{N}\{[\p{L}\p{N}]+\}[\p{L}\p{N}_]"
    r"|^[^(){}\[\]<>]+[)\]][^(){}\[\]<>]+[(\[][^(){}\[\]<>]+\z"
)
# A call that is not closed where the quotation marks are is none.
_LEFT_OPEN = compile_pattern(r"^[^(){}\[\]<>$%]+\([^(){}\[\]<>$]+\z")
# Fewer letters say nothing about chance.
_LETTERS_OF_CHANCE = 7


def is_put_together(value: str, *, quoted: bool) -> bool:
    """Tell whether the brackets in a value are those of a template, a call or an index.

    quoted: a quotation mark opens right before it. Letters with brackets and without a digit may be
    a plural or a pattern: of them only chance letters are no such thing.
    """
    if _BRACKETS.isdisjoint(value) or not _PUT_TOGETHER.holds(value):
        return False
    if not any(map(str.isdecimal, value)) and not is_odd(value, at_least=_LETTERS_OF_CHANCE):
        return True
    return not ((quoted and _LEFT_OPEN.holds(value)) or _BRACKETED.holds(value))
