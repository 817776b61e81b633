"""Guards for papers: is it about somebody, is it filled in, are there figures in it? Pure, by name.

A rule of words together says what kind of paper it is; these say whether it is a real one.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.clinical import is_clinical
from handrail.engine.mail import addresses, is_fixture, is_private, is_project
from handrail.engine.pattern import compile_pattern
from handrail.engine.pay_rows import lists_pay
from handrail.engine.persons import (
    calls_someone,
    has_pay_of_names,
    has_rows_of_names,
    introduces_someone,
    is_called,
    is_name,
    names_someone,
)

# How far a person, a figure or a blank is looked for round what is said.
_AROUND_CHARS = 300
# A signature has a line of underscores as well, a form has more.
_BLANKS_OF_FORM = 3
_BLANKS = compile_pattern(
    r"_{3,}|\.{6,}|…{2,}|\[[ \t]*\]|\[(?:\p{L}[^\]\n]{1,50}|[•●…. ]{1,9})\](?:[^(]|$)"
    r"|<(?:\p{Lu}[\p{Lu} _-]{2,}|\p{L}+[ _][\p{L} _-]{2,})>|\{\{?[A-Za-z_ .]{2,40}\}\}?"
    r"|\b(?:Lorem ipsum|XXXX+|TBD|Insert [a-z]+ here)\b|[○●◯\x{3007}]{2,}"
)
# A name left blank speaks for a form more than another blank does.
_NAME_BLANKS = compile_pattern(
    r"(?i)(?:\[|\{\{? ?)"
    r"(?:(?:first|last|full|employee|customer|client|patient|company|your)[ _'s]{0,3})?"
    r"(?:names?|company|firma|entreprise|société|empresa|azienda|bedrijf|företag|spółka"
    r"|nom|nombre|nome|naam|navn|namn|imię(?: i nazwisko)?|jméno|név|nimi|ad|имя|фио)"
    r"(?: ?\}\}?|\])"
)
_SIGNATURES = compile_pattern(
    r"(?i)(?:sign(?:ed|ature)|unterschrift|place|ort|on behalf of|für d(?:en|ie))[^\n_]{0,40}_{3,}"
)
# Dots that lead to a figure, as in a laboratory's report, are no blank either.
_LEADERS = compile_pattern(r"\.{6,}[ ]{0,3}[<>]?[0-9]+(?:[.,][0-9]+)?(?:[ \n%]|$)")
# One amount is an example.
_AMOUNTS_OF_PAPER = 2
_MONEY_TEXT = (
    r"(?i)(?:[€$£¥]|\b(?:eur|usd|gbp|chf|pln|sek|inr|brl))[ ]?[0-9]"
    r"|\b[0-9]+(?:[.,][0-9]+)*[ ]?(?:[€£]|zł|kč|\x{440}\x{443}\x{431}|грн|ευρώ"
    r"|(?:k|m|bn|mm|mio|mln|mrd|mkr|tsd|million|thousand|eur|euros?|usd|chf"
    r"|gbp|pln|sek|kr|ft|lei|tl)\b)"
    r"|[0-9][0-9,.]*[ ]?(?:百万|千万|万|億|亿|만|억)?(?:円|元|원)"
)
_MONEY = compile_pattern(_MONEY_TEXT)
_AMOUNTS = compile_pattern(
    rf"{_MONEY_TEXT}|\b[0-9]{{1,3}}(?:[.,' ][0-9]{{3}})+\b"
    # a bare number that is no year
    r"|\b(?:[03-9][0-9]{3}|1[0-8][0-9]{2}|2[1-9][0-9]{2}|[0-9]{5,9})(?:[.,][0-9]{2})?\b"
)
# The dollar signs of a spreadsheet's formula are no money.
_CELL_NAMES = compile_pattern(r"\$[A-Z]{1,3}\$[0-9]")
# The number of an account stands at the head of its line, before its name; it is no amount.
_ACCOUNTS = compile_pattern(r"(?m)^[ \t|]{0,8}[0-9]{4}[ \t|;,.\x{2013}-]{1,4}\p{L}")
_FIGURES_OF_TABLE = 6
_FIGURES = compile_pattern(r"\b(?:[0-9]{2,3}|[0-9]{1,6}[.,][0-9]{1,2})\b")
_COMPANY = compile_pattern(
    r"\p{Lu}[\p{L}&.-]+[\"\x{201d}\x{201c}\x{bb}]?,?[ ]"
    r"(?:Ltd|GmbH|Limited|Inc|LLC|LLP|AG|KG|UG|SE|S\.?A\.?S?|SAS|SARL"
    r"|plc|PLC|B\.?V\.?|S\.?p\.?A|S\.?r\.?l|S\.?L\.?|Corp|Corporation|Company|AB|ApS|Oy|Pty|Kft"
    r"|s\.[ ]?r\.[ ]?o|[Ss]p\. z|SRL|S\.R\.L|Lda|Ltda|d\.o\.o|A/S)\b|[ ]A\.Ş\."
    r"|株式会社\p{L}|\p{L}(?:株式会社|有限公司)(?:[^○●◯\x{3007}]|$)|주식회사"
    r"|\x{041E}\x{041E}\x{041E}[ ]\W?\p{Lu}"
)
# From when to when something was, or how somebody is reached: a life told has one or the other.
_FACTS = compile_pattern(
    r"\w@\w|[0-9](?:[ ./()\x{2013}-]{0,3}[0-9]){6}|\b[01]?[0-9][ ]?[./-][ ]?(?:19|20)[0-9]{2}\b"
    r"|\b(?:19|20)[0-9]{2}[^0-9\n]{1,8}(?:19|20)[0-9]{2}\b"
    r"|(?i)\b(?:since|seit|depuis|desde|dal|od|sinds)[ ](?:19|20)[0-9]{2}\b"
)

# What somebody earns, said with its amount.
_WAGE = compile_pattern(
    r"(?i:salar(?:y|io|iu)|salário|wage|remuneration|compensation|vergütung|gehalt|brutt?ó?|brut\b"
    r"|rémunération|retribuzione|loon|wynagrodzenie|månadslön|lønn?|palkka|mzda|alapbér|ücret"
    r"|αποδοχές|оклад|工资|基本給|기본급|plaća)"
    r"[^\n0-9\[_]{0,48}(?:[0-9]{1,3}(?:[., '][0-9]{3})+|[0-9]{4,7}|[0-9]{2,3}[ ]?k\b)"
    r"|[0-9]{1,3}[., '][0-9]{3}(?:[.,][0-9]{2})?[ ]?(?:€|(?i:euro?|zł|kč|ft|lei))?[ ]"
    r"(?i:brut|gross|lord)"
)
# So many people of free projects are in a list of those who work in public.
_IN_PUBLIC = 2
# A letter that speaks of what is the reader's is about the reader.
_YOURS = compile_pattern(
    r"(?i)\b(?:your|ihre?|ihre[mnr]|deine?|deine[nr]|votre|vos|tus?|sus?|vostr[oae]|su[oa]|sue|seus?|suas?"
    r"|uw|jouw|je|twoj[ae]|pan[ai]|din|dina|ditt|deres|dit|vaš[ei])\b"
)

# Somebody, and which share of a company is theirs. One is an example.
_OWNERS_LEAST = 2
_SHARES = compile_pattern(
    r"\p{Lu}\p{Ll}+(?:[ ]\p{Lu}[\p{L}'-]+){1,3}[ :]{1,3}[0-9]{1,2}(?:[.,][0-9]{1,2})?[ ]?%"
)

# Fewer are one person's own session and somebody they talk to.
_USERS_OF_LOG = 3
_USERS = compile_pattern(
    r"(?i:\buser(?:name)?)[ \"']{0,2}[:=][ \"']{0,2}([a-z][a-z0-9._-]{3,40})\b"
    r"|\b([a-z][a-z0-9._-]{3,40}) (?:logged|connected|disconnected)|\bpeer ([a-z][a-z0-9._-]{3,40})"
    r"|\b([a-z][a-z0-9._%+-]{2,40})(?:@[a-z0-9.-]+\.[a-z]{2,10}|/[0-9]{1,3}(?:\.[0-9]{1,3}){3})\b"
)
# What logs say in the place of a user.
_NO_USERS = frozenset(
    "service services session sessions cache account accounts agent name root admin system daemon"  # noqa: SIM905
    " user users login logged connected from with for unknown anonymous successful failed data"
    " table context request requests info error event events action client server process"
    " disconnected".split()
)


def about_someone(candidate: Candidate) -> bool:
    """Stand when a person is named in it or near."""
    return names_someone(candidate.around(_AROUND_CHARS))


def about_patient(candidate: Candidate) -> bool:
    """Stand when a person is named in it or near; in a letter about others, not whom it greets."""
    around = candidate.around(_AROUND_CHARS)
    return names_someone(around, greeted=_YOURS.holds(around))


def sure_or_clinical(candidate: Candidate) -> bool:
    """Stand when enough of its words are there, or they stand in the language of clinics."""
    return candidate.certain or is_clinical(candidate.around(_AROUND_CHARS))


def ends_in_a_name(candidate: Candidate) -> bool:
    """Stand unless the word it ends in is one of forms and headings."""
    last = candidate.value.split()[-1:]
    return bool(last) and is_name(last[0])


def person_name(candidate: Candidate) -> bool:
    """Stand unless its words are those of a form, a place or a thing."""
    return is_name(candidate.value)


def with_amounts(candidate: Candidate) -> bool:
    """Stand when amounts of money stand in it or near."""
    around = candidate.around(_AROUND_CHARS)
    found = sum(1 for _ in _AMOUNTS.spans(around))
    others = (sum(1 for _ in other.spans(around)) for other in (_CELL_NAMES, _ACCOUNTS))
    return found - sum(others) >= _AMOUNTS_OF_PAPER


def with_pay(candidate: Candidate) -> bool:
    """Stand when amounts of money, or somebody and what they earn, stand in it or near."""
    return with_amounts(candidate) or tells_pay(candidate)


def tells_wage(candidate: Candidate) -> bool:
    """Stand when what somebody earns is said with its amount, in it or near."""
    return _WAGE.holds(candidate.around(_AROUND_CHARS))


def reached_at_home(candidate: Candidate) -> bool:
    """Stand when a private mailbox and a telephone number stand in it or near."""
    around = candidate.around(_AROUND_CHARS)
    return any(map(is_private, addresses(around))) and calls_someone(around)


def with_figures(candidate: Candidate) -> bool:
    """Stand when amounts of money, or a table's worth of figures, stand in it or near."""
    around = candidate.around(_AROUND_CHARS)
    return with_amounts(candidate) or sum(1 for _ in _FIGURES.spans(around)) >= _FIGURES_OF_TABLE


def with_parties(candidate: Candidate) -> bool:
    """Stand when a company, a person or amounts of money are named in it or near."""
    around = candidate.around(_AROUND_CHARS)
    if _COMPANY.holds(around) or names_someone(around):
        return True
    return sum(1 for _ in _MONEY.spans(around)) >= _AMOUNTS_OF_PAPER


def with_facts(candidate: Candidate) -> bool:
    """Stand when a span of years, a number as long or an address stands in it or near."""
    return _FACTS.holds(candidate.around(_AROUND_CHARS))


def priced_company(candidate: Candidate) -> bool:
    """Stand when a company and an amount of money are named in it or near."""
    around = candidate.around(_AROUND_CHARS)
    return _COMPANY.holds(around) and _MONEY.holds(around)


def with_owner(candidate: Candidate) -> bool:
    """Stand when a company, or several owners with their shares, are named in it or near."""
    around = candidate.around(_AROUND_CHARS)
    return _COMPANY.holds(around) or sum(1 for _ in _SHARES.spans(around)) >= _OWNERS_LEAST


def lists_people(candidate: Candidate) -> bool:
    """Stand when a person is named in it or near, or introduced, or rows begin with names."""
    around = candidate.around(_AROUND_CHARS)
    return names_someone(around) or introduces_someone(around) or has_rows_of_names(around)


def tells_pay(candidate: Candidate) -> bool:
    """Stand when what people earn stands beside their names."""
    around = candidate.around(_AROUND_CHARS)
    return has_pay_of_names(around) or lists_pay(around)


def many_users(candidate: Candidate) -> bool:
    """Stand when its lines name several different users."""
    users = {candidate.value[start:end] for start, end, _, _ in _USERS.spans(candidate.value)}
    return len(users - _NO_USERS) >= _USERS_OF_LOG


def called(candidate: Candidate) -> bool:
    """Stand when it is somebody's name with a telephone number behind it."""
    behind = candidate.text[candidate.end : candidate.end + _AROUND_CHARS]
    return bool(candidate.value.strip()) and is_called(candidate.value, behind)


def not_invented(candidate: Candidate) -> bool:
    """Stand unless the addresses in it and near are of made-up data, or some of free projects.

    One of three or more may be a customer's who works on such a project, too.
    """
    found = list(addresses(candidate.around(_AROUND_CHARS)))
    in_public = sum(map(is_project, found))
    if in_public >= _IN_PUBLIC or 0 < len(found) <= 2 * in_public:
        return False
    return not found or not all(map(is_fixture, found))


def filled_in(candidate: Candidate) -> bool:
    """Stand unless it has blanks to be filled in: then it is a form, and nobody's.

    A line to sign on is not one of them, nor dots that lead to a figure.
    """
    around = candidate.around(_AROUND_CHARS)
    blanks = sum(1 for _ in _BLANKS.spans(around)) - sum(1 for _ in _SIGNATURES.spans(around))
    blanks += sum(1 for _ in _NAME_BLANKS.spans(around))
    blanks -= sum(1 for _ in _LEADERS.spans(around))
    return blanks < _BLANKS_OF_FORM


PAPER_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "about-patient": about_patient,
        "about-someone": about_someone,
        "called": called,
        "ends-in-a-name": ends_in_a_name,
        "filled-in": filled_in,
        "lists-people": lists_people,
        "not-invented": not_invented,
        "many-users": many_users,
        "person-name": person_name,
        "priced-company": priced_company,
        "reached-at-home": reached_at_home,
        "sure-or-clinical": sure_or_clinical,
        "tells-pay": tells_pay,
        "tells-wage": tells_wage,
        "with-amounts": with_amounts,
        "with-facts": with_facts,
        "with-figures": with_figures,
        "with-owner": with_owner,
        "with-parties": with_parties,
        "with-pay": with_pay,
    }
)
