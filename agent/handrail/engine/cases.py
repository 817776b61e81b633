"""Tell a case that an employer, a lawyer or a school notes from the words of their trades. Pure.

"Probation" and a name are everyday; with what happened, is feared or decided they are a case.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.noted import greeted_on_work, noted, paragraph_of
from handrail.engine.papers import lists_people
from handrail.engine.pattern import Pattern, compile_pattern

# What happened to an employee, is wrong with them or is to become of them.
_AT_WORK = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:not (?:been )?(?:passed|extended|suitable|fit|ready|met)|(?:not"
    r"|don't) (?:extend|tell)|fail(?:ed|s)|hearing|appeal|formal stage|final warning"
    r"|extended [0-9]|upheld|may dismiss|poor attendance|fewer hours|part[- ]time|missed (?:two"
    r"|three|several|[0-9])|stress|burn-?out|depress\p{L}*|anxiety|back pain|cancer|epilep\p{L}*"
    r"|surgery|no lifting|physiotherapy|divorce|dismissal|dismissed for|terminat\p{L}+"
    r"|resign\p{L}*|comes late|lazy|aggressive|absent|theft|st(?:ole|olen|ealing)|falsified"
    r"|shouted|was late|bull(?:ied|ying)|harass\p{L}*|drunk|(?:two|three|several|more"
    r"|[0-9]) (?:complaints|warnings)|colleagues complain|(?:goals?"
    r"|objectives?)[^.\n]{0,16}(?:not|missed|[0-9] ?%)|rating:? [0-9]|below expectations"
    r"|no bonus|severance|solicitor|tribunal|investigation|suspen\p{L}+|absences?|too old"
    r"|overqualified|second choice|no degree|in writing|(?:asks?(?: for| too much)?"
    r"|wants),? [£€$]?[0-9]{2}[0-9.,]*k?|nicht (?:bestanden|verläng\p{L}+|geeignet)|kündig\p{L}+"
    r"|bandscheibe\p{L}*|rücken(?:leiden"
    r"|schmerzen|probleme|beschwerden)?|krebs|reha|fehlzeit\p{L}*|zu spät"
    r"|alkohol\p{L}*|diebstahl|betrunken|beschwer\p{L}+|belästig\p{L}+|anzüglich\p{L}*"
    r"|gehaltswunsch|zweite wahl|abfindung|freistellung|unmotiviert|überfordert|stufenplan"
    r"|keine prämie|protokoll geführt|(?:ziele|objectifs|objetivos|obiettivi|doelen|cele"
    r"|mål)[^.\n]{0,16}[0-9] ?%|non concluante|licenci\p{L}+|sanctions?|dépress\p{L}*|hernie"
    r"|inapte|reclassement|alcool\p{L}*|retards?|vol de|plainte|harcèlement|sexistes?"
    r"|démission\p{L}*|deuxième choix|(?:demande|pide|chiede|vraagt|pede) [0-9]{2}"
    r"|ne pas (?:en )?(?:parler|dire)|no superó|despid\p{L}+|sanci[oó]n\p{L}*|ansiedad|hernia"
    r"|lumba\p{L}+|cáncer|finiquito|robo|faltas|retrasos?|llega tarde|por escrito|acoso"
    r"|segunda opción|que no lo sepa|rescisi\p{L}+|non supera\p{L}*|licenzia\p{L}+"
    r"|sospension\p{L}+|ernia|demansion\p{L}+|ritardi|furto|assenze|non dirlo|carichi"
    r"|turni notturni|relazione|niet verlengen|ontslag|diefstal|tillen|opbouw\p{L}*|te laat"
    r"|drinkt|klacht\p{L}*|onvoldoende|tweede keus|niet (?:met team )?delen|wypowiedzeni\p{L}+"
    r"|zwolni\p{L}+|kradzież\p{L}*|alkohol|padaczk\p{L}+|depresj\p{L}*|spóźni\p{L}+|skarg\p{L}+|mobbing"
    r"|prawdopodobn\p{L}+|nie mówić|rescis\p{L}+|despe[dm]\p{L}+|hérnia|atrasos?|queix\p{L}+"
    r"|assédio|não sabe|uppsäg\p{L}+|utmattning|stöld|omplacering|ofta sen|frånvaro|klagar"
    r"|trakasser\p{L}+|säg inget)(?:$|[^\p{L}])"
)
# A child on its way is good news, unless it is to be kept from those it works with.
_GOOD_NEWS = compile_pattern(r"(?i)^(?:pregnant|schwanger)$")
_KEPT_QUIET = compile_pattern(
    r"(?i)\b(?:(?:don't|do not) tell|kept? (?:it |this )?(?:quiet|secret)|nobody knows"
    r"|confidential|reorg|team weiß|weiß (?:es )?(?:noch )?(?:nicht|niemand)|vertraulich"
    r"|my employee)\b"
)
# What only who represents somebody, or accuses them, says of them.
_AT_LAW = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:prospects|prosecut\p{L}+|without prejudice|privileged|in our view"
    r"|arrested|charged with|was stopped|custody|prior from|admits|claim against|limitation"
    r"|settlement|hidden account|staatsanwalt\p{L}*|StA|promille|vorstraf\p{L}+|angeklagt\p{L}*"
    r"|räumt|einlassung|interpellé\p{L}*|mise? en examen|condamné\p{L}*|l'audience|garde à vue"
    r"|prud'hommes|detenid[oa]|antecedentes|al fiscal|imputad[oa]|juicio|fermat[oa]"
    r"|precedent[ei]|memoria|indagat[oa]|udienza|per il pm|aangehouden|recidive|ovj"
    r"|verdacht\p{L}*|zitting|zatrzyman\p{L}+|prokurat\p{L}+|zarzut\p{L}*|detid[oa]|arguid[oa]"
    r"|antecedente|ao mp|häktad|åklagar\p{L}+|misstänk\p{L}+)(?:$|[^\p{L}])"
)
# What a school or a social service fears for a child or an old person.
_IN_CARE = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:restraining order|domestic (?:abuse|violence)|violent"
    r"|häusliche gewalt|gewalttätig\p{L}*|violences? conjugales?|orden de alejamiento"
    r"|violenza domestica|huiselijk geweld|bruises?|bruised|underweight|drunk"
    r"|safeguarding|strategy meeting"
    r"|prison|dementia|neglect\p{L}*|hit another|in isolation|excluded|exclusions?|dyslexia"
    r"|without lunch|gave notice|self-harm|untergewicht|alkohol\p{L}*|betrunken|vermüllt"
    r"|inobhutnahme|jugendamt|fallkonferenz|schlägt|adhs|überfordert|blaue flecken"
    r"|alcoolisé\p{L}*|maltraitance|préoccupante|bleus|sous-poids|placement|exclu|moratones"
    r"|servicios sociales|sin desayunar|desnutri\p{L}+|lividi|servizi sociali|bocciat[oa]"
    r"|blauwe plekken|drinkt|veilig thuis|verwaarlo\p{L}+|siniak\p{L}*|zaniedb\p{L}+|pijan\p{L}*"
    r"|nódoas negras|maus-tratos|blåmärken|orosanmälan|socialtjänst\p{L}*)(?:$|[^\p{L}])"
)


def _noted_with(told: Pattern) -> Callable[[Candidate], bool]:
    """Make a guard: a note on somebody that tells more than the word it was found by."""

    def stands(candidate: Candidate) -> bool:
        before, after = paragraph_of(candidate)
        return told.holds(f"{before}\n{after}") and noted(candidate)

    return stands


_at_work = _noted_with(_AT_WORK)


def case_at_work(candidate: Candidate) -> bool:
    """Stand for a note on an employee that tells what happened, is wrong or is to come."""
    if _GOOD_NEWS.holds(candidate.value):
        return _KEPT_QUIET.holds(" ".join(paragraph_of(candidate))) and noted(candidate)
    return _at_work(candidate)


def on_someone(candidate: Candidate) -> bool:
    """Stand when a person is named or listed, or it is a note on one."""
    return lists_people(candidate) or noted(candidate)


CASE_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "case-at-law": _noted_with(_AT_LAW),
        "case-at-work": case_at_work,
        "case-in-care": _noted_with(_IN_CARE),
        "greeted-on-work": greeted_on_work,
        "noted": noted,
        "on-someone": on_someone,
    }
)
