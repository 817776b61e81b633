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
    r"(?i)(?:^|[^\p{L}])(?:not (?:been )?(?:passed|extended|suitable|fit|ready|met)"
    r"|(?:not|don't) (?:extend|tell)|fail(?:ed|s)|hearing|appeal|formal stage|final warning|stress"
    r"|burn-?out|depress\p{L}*|anxiety|back pain|cancer|epilep\p{L}*|surgery|no lifting"
    r"|physiotherapy|divorce|dismissal|dismissed for|terminat\p{L}+|resign\p{L}*|comes late|lazy"
    r"|aggressive|absent|theft|st(?:ole|olen|ealing)|falsified|shouted|was late|bull(?:ied|ying)"
    r"|harass\p{L}*|drunk|(?:two|three|several|more"
    r"|[0-9]) (?:complaints"
    r"|warnings)|colleagues complain|(?:goals?|objectives?)[^.\n]{0,16}(?:not|missed|[0-9] ?%)"
    r"|rating:? [0-9]|below expectations|no bonus|severance|solicitor|tribunal|investigation"
    r"|suspen\p{L}+|absences?|too old|overqualified|second choice|no degree|in writing"
    r"|(?:asks?(?: for| too much)?|wants),? [£€$]?[0-9]{2}[0-9.,]*k?"
    r"|nicht (?:bestanden|verläng\p{L}+|geeignet)|kündig\p{L}+|bandscheibe\p{L}*"
    r"|rücken(?:leiden|schmerzen)?|krebs|reha|fehlzeit\p{L}*|zu spät|alkohol\p{L}*|diebstahl"
    r"|betrunken"
    r"|beschwer\p{L}+|belästig\p{L}+|anzüglich\p{L}*|gehaltswunsch|zweite wahl|abfindung"
    r"|freistellung"
    r"|unmotiviert|überfordert|stufenplan|keine prämie|protokoll geführt"
    r"|(?:ziele|objectifs|objetivos|obiettivi|doelen|cele|mål)[^.\n]{0,16}[0-9] ?%"
    r"|non concluante|licenci\p{L}+|sanctions?|dépress\p{L}*|hernie|inapte|reclassement"
    r"|alcool\p{L}*|retards?|vol de|plainte|harcèlement|sexistes?|démission\p{L}*|deuxième choix"
    r"|(?:demande|pide|chiede|vraagt|pede) [0-9]{2}|ne pas (?:en )?(?:parler|dire)"
    r"|no superó|despid\p{L}+|sanci[oó]n\p{L}*|ansiedad|hernia|lumba\p{L}+|cáncer|finiquito|robo"
    r"|faltas"
    r"|retrasos?|llega tarde|por escrito|acoso|segunda opción|que no lo sepa|rescisi\p{L}+"
    r"|non supera\p{L}*|licenzia\p{L}+|sospension\p{L}+|ernia|demansion\p{L}+|ritardi|furto|assenze"
    r"|non dirlo|carichi|turni notturni|relazione"
    r"|niet verlengen|ontslag|diefstal|tillen|opbouw\p{L}*|te laat|drinkt|klacht\p{L}*|onvoldoende"
    r"|tweede keus"
    r"|niet (?:met team )?delen"
    r"|wypowiedzeni\p{L}+|zwolni\p{L}+|kradzież\p{L}*|alkohol|padaczk\p{L}+|spóźni\p{L}+"
    r"|skarg\p{L}+|mobbing"
    r"|prawdopodobn\p{L}+|nie mówić"
    r"|rescis\p{L}+|despe[dm]\p{L}+|hérnia|atrasos?|queix\p{L}+|assédio|não sabe"
    r"|uppsäg\p{L}+|utmattning|stöld|omplacering|ofta sen|frånvaro|klagar|trakasser\p{L}+"
    r"|säg inget)"
    r"(?:$|[^\p{L}])"
)
# A child on its way is good news, unless it is to be kept from those it works with.
_GOOD_NEWS = compile_pattern(r"(?i)^(?:pregnant|schwanger)$")
_KEPT_QUIET = compile_pattern(
    r"(?i)\b(?:(?:don't|do not) tell|kept? (?:it |this )?(?:quiet|secret)|nobody knows|confidential"
    r"|reorg|team weiß|weiß (?:es )?(?:noch )?(?:nicht|niemand)|vertraulich|my employee)\b"
)
# What only who represents somebody, or accuses them, says of them.
_AT_LAW = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:prospects|prosecut\p{L}+|without prejudice|privileged|in our view"
    r"|arrested|charged with|was stopped|custody|prior from|admits|claim against|limitation"
    r"|settlement|hidden account"
    r"|staatsanwalt\p{L}*|StA|promille|vorstraf\p{L}+|angeklagt\p{L}*|räumt|einlassung"
    r"|interpellé\p{L}*|mise? en examen|condamné\p{L}*|l'audience|garde à vue|prud'hommes"
    r"|detenid[oa]|antecedentes|al fiscal|imputad[oa]|juicio"
    r"|fermat[oa]|precedent[ei]|memoria|indagat[oa]|udienza|per il pm"
    r"|aangehouden|recidive|ovj|verdacht\p{L}*|zitting"
    r"|zatrzyman\p{L}+|prokurat\p{L}+|zarzut\p{L}*|detid[oa]|arguid[oa]|antecedente|ao mp"
    r"|häktad|åklagar\p{L}+|misstänk\p{L}+)(?:$|[^\p{L}])"
)
# What a school or a social service fears for a child or an old person.
_IN_CARE = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:bruises?|bruised|underweight|drunk|safeguarding"
    r"|strategy meeting|prison|dementia"
    r"|neglect\p{L}*|hit another|in isolation|excluded|exclusions?|dyslexia"
    r"|without lunch|gave notice|self-harm"
    r"|untergewicht|alkohol\p{L}*|betrunken|vermüllt|inobhutnahme|jugendamt|fallkonferenz|schlägt"
    r"|adhs"
    r"|überfordert|blaue flecken"
    r"|alcoolisé\p{L}*|maltraitance|préoccupante|bleus|sous-poids|placement|exclu"
    r"|moratones|servicios sociales|sin desayunar|desnutri\p{L}+"
    r"|lividi|servizi sociali|bocciat[oa]"
    r"|blauwe plekken|drinkt|veilig thuis|verwaarlo\p{L}+"
    r"|siniak\p{L}*|zaniedb\p{L}+|pijan\p{L}*|nódoas negras|maus-tratos|blåmärken|orosanmälan"
    r"|socialtjänst\p{L}*)(?:$|[^\p{L}])"
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
