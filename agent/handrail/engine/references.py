"""Know what refers to a value where a secret would stand. Pure."""

from handrail.engine.pattern import compile_pattern

# A name for a value instead of the value.
_REFERENCE = compile_pattern(
    r"(?i)^(?:[$%@&<{(\[#]|\.[*+]|::?[a-z_]\w*\z|:[a-z]+:|--?[a-z]{2}|!{1,2}(?-i:[a-z][A-Za-z]*(?:\??\.[A-Za-z_]+)*\)*\z)"
    r"|(?-i:[a-z]+_[0-9]\.[A-Za-z]+)"
    r"|(?-i:_+[a-z]+(?:_[a-z]+)*\z)|(?:realm|username|oauth_[a-z_]+)="
    r"|\+[a-z_]\w*(?:\.\w+)*\(\z|\+[a-z_]\w*(?:\.[a-z_]\w*)+\z"
    r"|\+[a-z_]\w*(?:\.\w+)*\+\z|[\"'][ ]?[.+]|\\?\$\{|\{\{|env\b|(?:file|fd):|getenv"
    r"|process\.env"
    # RFC 8141: what an URN is for; fstab(5): which disk; a shell puts in what a command says
    r"|urn:[a-z0-9][a-z0-9-]{1,31}:|(?:part)?(?:uuid|label)=|`[a-z][a-z0-9_-]*\z"
    r"|!(?:sub|ref|getatt|importvalue|join|secret|vault|env|env_var|reference|include|file)(?:\z|\.)"
    r"|os\.environ|vault:|ssm:|arn:|secretsmanager"
    # "aws:kms:key4", "azure:kv/app-db": a keeper of secrets, and by what name it knows this one
    r"|(?:kms|kv|key-?vault|ssm|secret-?manager|sops|irsa|imds)[:/]"
    r"(?-i:[a-z]+[0-9]{0,3}(?:[:/._-][a-z]+[0-9]{0,3})*\z)"
    r"|pkcs11:(?:token|object|manufacturer|model|serial|id|slot|type|library)[a-z-]*="
    r"|exports\.|[a-z]+&(?:nbsp|amp|quot|[mn]dash|[lr]squo|hellip|lt|gt)\z"
    r"|req\.|request\.|response\.|ctx\.|context\.|self\.|this\.|config\.|settings\.|var\.|data\.|local\.|secrets\.|params\.|args\.|options\.)"
)
# A password of all signs begins with one of those of references now and then. Behind that sign a
# reference has a name, and none of the signs and digits of chance.
_SIGNED = compile_pattern(
    r"^[$%@&#][A-Za-z0-9]*(?:[A-Za-z][0-9]|[0-9][A-Za-z])[A-Za-z0-9]*[!?*+=^@#%&][A-Za-z0-9!?*+=^@#%&_-]+\z"
    r"|^[$%@&#][A-Za-z0-9]+[!?*+^@#%][A-Za-z]*(?:[A-Za-z][0-9]|[0-9][A-Za-z])[A-Za-z0-9!?*+=^@#%&_-]*\z"
)
# A URI of a key may hold the PIN that opens it. Source: RFC 7512, section 2.4.
_PIN = "pin-value="


def is_reference(value: str) -> bool:
    """Tell whether a value names a variable or a place."""
    return _REFERENCE.holds(value) and not (_PIN in value or _SIGNED.holds(value))
