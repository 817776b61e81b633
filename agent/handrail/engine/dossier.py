"""Tell a file on one person: a session with a client, a customer's case, a working life. Pure.

Who keeps such a file writes a person short: an initial and an age, a field and a name.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.colleagues import without_colleague
from handrail.engine.pattern import compile_pattern
from handrail.engine.pay_rows import WORD
from handrail.engine.persons import is_name, reaches_someone

# How far round what is said of them somebody is looked for.
_AROUND_CHARS = 300
# An initial or "client", and an age: how therapists and social workers write of whom they see.
_SEEN = compile_pattern(
    r"(?:^|[^\p{L}.])(?:(?:(?i:mme|mlle|m|mr|mrs|ms|frau|fr|herr|hr|dhr|mevr|mw|pani|pan|pat|sra?|sig"
    r"|fru|client|patient|klient)\.?(?:ra|na)?[ ])?\p{Lu}\.(?:[ ]?\p{Lu}\.)?"
    r"|(?i:client|klient(?:in|ka)?|patient(?:in|e)?|pacjent(?:ka)?|paciente|paziente|cliënte?"
    r"|kvinna|mujer|hombre|vrouw|kobieta))[ ]?[,(]{0,2}[ ]?[1-9][0-9]?[ ]?"
    r"(?i:,|\)|J\.|jr\b|jaar|ans\b|a\.|años|anni\b|anos|lat\b|l\.|år\b|years?\b|y[or]?\b)"
    # without an age, two initials in their place
    r"|(?i:client|klient(?:in|ka)?|patient(?:in|e)?|pat|pacjent(?:ka)?|paciente|paziente|cliënte?)"
    r"\.?(?:[ ]?:)?[ ]\p{Lu}\.[ ]?\p{Lu}\."
)
# A customer in a field of a case. A name alone may be a company's.
_CASE_OF = compile_pattern(
    r"(?i:(?:^|\n|[.;\x{2013}-][ ]|[\[(0-9:\])][ ]?)"
    r"(?:kund(?:e|in|en)?|gast|guest|customer|cliente?|klant|klient(?:ka)?|requester|visitor"
    r"|complainant|reklamant(?:ka)?|reclamante))(?:[ ]?:[ ]?|[ ][(])"
    r"(?:(?i:mr|mrs|ms|herrn?|hr|frau|fr|mme|m|sra?|sig|dhr|mevr|mevrouw|mw|pani?|fru)"
    r"\.?(?:ra)?[ ])?"
    rf"({WORD}[ ]{WORD})"
    r"|(?i:\bcliente?[ ](?:mme|m\.|mr|mrs|ms|sra?\.|sig\.)(?:ra)?[ ])"
    rf"({WORD}[ ]{WORD})"
    r"|(?i:(?:^|\n)(?:kund(?:e|in)|gast|cliente?|klant|klient(?:ka)?|customer|guest)[ ]?:[ ]"
    r"(?:mr|mrs|ms|herrn?|hr|frau|fr|mme|m|sra?|sig|dhr|mevr|mevrouw|mw|pani?)\.?(?:ra)?[ ])"
    rf"(?:[Dd]r\.[ ])?({WORD})"
)
# The number of a contract, an order or an account, as cases have it.
_NUMBERED = compile_pattern(
    r"(?:^|[^0-9.,€£$])[0-9]{2,}[0-9/-]{2,}(?:-[A-Z])?(?:$|[^0-9.,]|[.,](?:\s|$))"
)
# Posts and years, as people list them; born somewhere and on a day counts as two.
_STATIONS_LEAST = 2
_STATIONS = compile_pattern(
    r"\b(?:19|20)[0-9]{2}[ ]?[\x{2013}-][ ]?(?:(?:19|20)[0-9]{2}"
    r"|(?i:now|present|today|heute|aujourd|actual|oggi|hoy|nu\b|heden|dziś|obecnie|hoje|dnes))"
    r"|\b(?:19|20)[0-9]{2}[\x{2013}-][0-9]{2}(?:[^0-9-]|$)"
    r"|\b(?:19|20)[0-9]{2} to (?:date|now|present)\b"
    r"|\b[01]?[0-9][./](?:19|20)[0-9]{2}[ ]?[\x{2013}-]"
)
_BORN_TOLD = compile_pattern(
    r"(?i)\b(?:born|geboren|geb\.|née? le|nacid[oa]|nat[oa])[^\n0-9]{1,12}[0-9]{1,2}"
    r"[^\n]{1,12}(?:19|20)[0-9]{2}"
)
# In a CV, and nowhere else, several lines begin with them, or with a post and them.
_LISTED = compile_pattern(
    r"(?m)^[^\n]{0,40}?\b(?:19|20)[0-9]{2}[ ]?[\x{2013}-][ ]?"
    r"(?:(?:[01]?[0-9][./])?(?:19|20)[0-9]{2}|\p{L}{2})"
)
# What a working life says of its person besides: a licence, a birth, what they like to do.
_PERSONAL = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:driving licen[cs]e|führerschein|permis b|carn[eé]t? de conducir"
    r"|patente b|rijbewijs|carta de condução|prawo jazdy|körkort|interests:?|hobb(?:y|ies"
    r"|y['\x{2019}]?s)|centres d['\x{2019}]intérêt|references (?:available )?on request"
    r"|date of birth|geboren|née? le|nacid[oa] e[ln]|nat[oa] (?:a|il)|född|ur\.)(?:[^\p{L}]|$)"
)


def in_session(candidate: Candidate) -> bool:
    """Stand when somebody is written short beside it, with their age."""
    return _SEEN.holds(candidate.around(_AROUND_CHARS))


def case_of(candidate: Candidate) -> bool:
    """Stand when a field names a customer near it, and a number their contract or order."""
    around = candidate.around(_AROUND_CHARS)
    named = any(is_name(around[start:end]) for start, end, _, _ in _CASE_OF.spans(around))
    return named and _NUMBERED.holds(around)


def on_a_case(candidate: Candidate) -> bool:
    """Stand when a person with a case can be reached, or is named with the number of one."""
    return reaches_someone(without_colleague(candidate.around(_AROUND_CHARS))) or case_of(candidate)


def life_told(candidate: Candidate) -> bool:
    """Stand when posts and years, or a birth, stand with how to reach somebody.

    Posts and years with a licence, a birth or an interest are somebody's as well.
    """
    around = candidate.around(_AROUND_CHARS)
    listed = sum(1 for _ in _LISTED.spans(around)) >= _STATIONS_LEAST
    if listed and _PERSONAL.holds(around):
        return True
    posts = sum(1 for _ in _STATIONS.spans(around)) >= _STATIONS_LEAST
    return (posts or _BORN_TOLD.holds(around)) and reaches_someone(around)


DOSSIER_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {"in-session": in_session, "life-told": life_told, "on-a-case": on_a_case}
)
