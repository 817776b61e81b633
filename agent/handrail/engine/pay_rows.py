"""Tell a table of what people earn from one of jobs, towns or grades. Pure."""

import re

from handrail.engine.first_names import FIRST_NAMES
from handrail.engine.pattern import compile_pattern

# One word of a name.
WORD = r"\p{Lu}(?:['\x{2019}]\p{Lu})?\p{Ll}+(?:[-'\x{2019}]\p{Lu}?\p{Ll}+)?"
# The first cell of a row, or the one behind a number of it: a person as lists write them.
_PERSON = (
    rf"{WORD}(?:[ ]\p{{Lu}}\.)?(?:[ ]\p{{L}}{{1,3}})?[ ]{WORD}(?:[ ]{WORD})?"
    rf"|{WORD},[ ]?{WORD}"
    rf"|(?:\p{{Lu}}{{3,}}|{WORD})[ ]\p{{Lu}}\.?"
    rf"|{WORD}[ ]?[;\t|][ ]?{WORD}"
    r"|\p{Han}{1,3}[ \x{3000}]\p{Han}{1,3}"
)
_SEPARATOR = r"(?:[ ]?[;,\t|:][ \t]?|[ ]{2,}|[ ]-[ ])"
# Amounts as tables have them; four digits that may be a year, or hours from Greenwich, are none.
_AMOUNT = (
    r"(?:[3-9][0-9]{3}|1[0-8][0-9]{2}|2[1-9][0-9]{2}|[0-9]{5,7}|[0-9]{1,3}[., '][0-9]{3})"
    r"(?:[.,][0-9]{2})?|[0-9]{2,3}(?:\.[0-9])?k"
)
# Behind no more than a space a bare number may be a height, or the price of "Broad Peak".
_GROUPED = r"(?:[^\n0-9]{0,3}[ ])?[0-9]{1,3}[., '][0-9]{3}(?:[.,][0-9]{2})?|[0-9]{2,3}(?:\.[0-9])?k"
_ROWS = compile_pattern(
    rf"(?m)^[ \t>|*\x{{2022}}0-9.)-]{{0,12}}(?:(?:({_PERSON}){_SEPARATOR}|[^\n0-9]{{1,40}}[;,\t|:])"
    rf"(?:[^\n]{{0,60}}?[^\n0-9.,+-])?(?:{_AMOUNT})|({_PERSON})[ ](?:{_GROUPED}))"
    r"(?:[^0-9\n]|$)"
)
# Among colleagues a first name is enough: "Martine 1 200, Hakim 800, Bruno 0".
_BY_FIRST = compile_pattern(
    rf"(?m)(?:^|[^\p{{L}}])({WORD})(?:[ ](?:{WORD}|\p{{Lu}}\.))?(?:[ ]?:|[ ]-|,)?[ ][£€$]?"
    r"(?:[0-9]{1,3}[., '][0-9]{3}|[0-9]{1,3}(?:\.[0-9])?k|[1-9][0-9]{2,5}|0)(?:$|[^0-9\p{L}.])"
)
_BETWEEN = re.compile(r"[,;|]")
# Three in a row are a list, and most of the rows are people.
_ROWS_LEAST, _SHARE_LEAST = 3, 0.6
# Jobs, grades and places: what the rows of a survey begin with.
_NO_PERSON = frozenset(
    "accountant administrator advisor adviser agent analyst architect area assistant associate"  # noqa: SIM905
    " average band bank base bay box cape category center chief city class clerk coach company"
    " consultant coordinator cost costs data day department designer developer director district"
    " driver employee engineer equipment executive expenses firma fort grade group gruppe head hong"
    " hour income intern item junior kansas lake lead level los manager materials median month"
    " nurse officer operator option pay person phase plan planner premium product project region"
    " rep representative rio sales salt san santa scientist senior series service software"
    " specialist staff step store stufe stage supervisor support tax team teacher technician tier"
    " total town type unit vice week worker year york zona zone ingénieur technicien responsable"
    " développeur entwickler entwicklerin leiter leiterin sachbearbeiter ingenieur berater projekt"
    " new north south east west master scrum salary salaries gross net average minimum maximum chef"
    " infirmier infirmière ingeniero ingeniera médico profesor técnico jefe tecnico capo analista"
    " ingegnere impiegati operai quadri dirigenti empleados employés ouvriers cadres".split()
)
# Alone they are no name: parts of somebody's pay, what the law asks of them, and countries.
_NO_NAME = frozenset(
    "brutto netto bruto neto lordo equity signing bonus single married gross principal junior"  # noqa: SIM905
    " germany france spain italy poland ireland netherlands austria belgium switzerland sweden"
    " norway denmark finland portugal greece luxembourg mexico canada japan china india brazil"
    " usa deutschland österreich schweiz frankreich spanien italien polen irland niederlande"
    " luxemburg españa francia italia alemania méxico allemagne espagne italie suisse belgique"
    " pologne".split()
)


def lists_pay(text: str) -> bool:
    """Tell whether most rows with an amount begin with somebody's name."""
    rows, people = 0, set()
    for start, end, _, match_end in _ROWS.spans(text):
        rows += 1
        # without a group for the person, the value is all that matched
        if end < match_end and is_earner(text[start:end]):
            people.add(text[start:end])
    return len(people) >= max(_ROWS_LEAST, rows * _SHARE_LEAST) or _by_first_names(text)


def _by_first_names(text: str) -> bool:
    """Tell whether three first names have amounts beside them."""
    names = {text[start:end].lower() for start, end, _, _ in _BY_FIRST.spans(text)}
    return len(names & FIRST_NAMES) >= _ROWS_LEAST


def is_earner(words: str) -> bool:
    """Tell whether words beside an amount are no job, grade, place or part of a payslip."""
    parts = _BETWEEN.sub(" ", words).lower().split()
    return _NO_PERSON.isdisjoint(parts) and not (len(parts) == 1 and parts[0] in _NO_NAME)
