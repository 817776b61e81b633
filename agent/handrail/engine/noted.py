"""Tell a note on somebody from talk about its topic: whom it names, and what else is said. Pure.

"Written warning" is a topic; "Ms Porter, written warning likely" is a note on her. A mail to her
about the form for it is neither: who is greeted, asked or thanked, or signs, is not noted.
"""

from handrail.engine.candidate import Candidate
from handrail.engine.first_names import FIRST_NAMES
from handrail.engine.pattern import compile_pattern
from handrail.engine.pay_rows import WORD
from handrail.engine.persons import is_name

# A note is short: whom it is about stands in its paragraph, a line or two away.
_PARAGRAPH_CHARS = 220
# What follows a greeting, a letter's date and subject apart.
_LETTER_CHARS = 300
# A first name and a last name are rarely longer.
_NAME_CHARS = 40
# A word boundary of RE2 knows the letters of ASCII alone: none stands behind "può".
_WORD_ENDS = r"(?:[^\p{L}]|$)"
_TITLES = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Herrn?|Hr|Frau|Fr|Mme|Mlle|Madame|Monsieur|Sr|Sra|Señora?|Dña|Sig"
    r"|Sig\.ra|Signora?|Dhr|Mevr|Mevrouw|Pani?|Panem|Fru)\.?|sig\.(?:ra)?|dhr\.?|mevr\.?|mevrouw"
    r"|de heer|pani?|panem|hr|fru|M\.|D\.|Dª|p\.|[Ff]am(?:il(?:y|ie|ia|le)|ille|iglia|\.)|rodzina)"
)
_TITLED = compile_pattern(
    rf"(?:^|[^\p{{L}}0-9_.]){_TITLES}[ ]((?:\p{{Lu}}\.?[ ])?(?:El[ ]|De[ ]|Van[ ])?{WORD})"
)
_INITIALLED = compile_pattern(rf"(?:^|[^\p{{L}}0-9_.])(\p{{Lu}}\.[ ]?{WORD})")
# "Mia K. (4a)", and not "Plan B." at the end of a sentence.
_LETTERED = compile_pattern(
    rf"(?:^|[^\p{{L}}0-9_.])({WORD})[ ]\p{{Lu}}\.(?:[:,]|[ ]?\(|[ ]\p{{Ll}})"
)
_LETTERED_THINGS = frozenset(
    "plan class vitamin team group appendix type option grade schedule annex hepatitis phase"  # noqa: SIM905
    " section part level band row gate hall building klasse gruppe anlage teil halle".split()
)
# "Nerea Pons de baja": right before what is said of them.
_RIGHT_BEFORE = compile_pattern(rf"(?:^|[^\p{{L}}])({WORD}[ ]{WORD}),?[ ]$")
_WORDS = compile_pattern(rf"(?:^|[^\p{{L}}0-9_@./#-])({WORD})")
# Somebody unknown, where a word says that what is said is said of them.
_CUED = compile_pattern(
    r"(?i:\b(?:re|about|against|of|for|employee|colleague|worker|candidate|applicant|pupil"
    r"|student|mitarbeiter(?:in)?|lageristen|bewerber(?:in)?|salariée?|candidate?|emplead[oa]"
    r"|candidat[oa]|dipendente|medewerker|sollicitant|pracownik|funcionári[oa]))[: ]{1,2}"
    rf"({WORD}[ ]{WORD})"
)
# Nouns of German have capitals too.
_NOUN = compile_pattern(r"(?:ung|keit|heit|schaft|tion|ment|ness|gespräch|vertrag)(?:s?[ ]|s?$)")

# Who is spoken to, or to be asked.
_ADDRESSED = compile_pattern(
    # at the head of a line, or of a mail that is quoted behind what is asked about it
    r"(?m)(?:^[ \t>]{0,4}|[\"“„«])(?i:hi|hello|hey|dear|(?:good )?(?:morning|afternoon)"
    r"|hallo|liebe[rs]?|moin|sehr geehrter?|guten (?:tag|morgen)|bonjour|salut|chère?s?"
    r"|hola|buenos días|estimad[oa]s?|querid[oa]|ciao|buongiorno|gentile|car[oa]"
    r"|egregio|beste|hoi|dag|geachte|cześć|dzień dobry"
    r"|szanown[yai]|ol[áa]|bom dia|prezad[oa]|exm[oa]\.|hejs?(?:an)?|to|from"
    r"|cc|von|an|til|till)\b:?[ ][^\n,:!]{0,50}"
    rf"|(?i:thanks|thank you|regards|wishes|cheers|grüßen?|gruß|cordialement|saludos|saluti"
    rf"|groet(?:en)?|pozdrawiam|cumprimentos|hälsningar|mvh|lg|vg|danke|merci|gracias"
    rf"|grazie)[,.!]?[ \n]{{1,3}}{WORD}(?:[ ]{WORD})?|\n{WORD}(?:[ ]{WORD})?[ \t]*\z"
    r"|(?i:\b(?:ask|contact|cc|host(?:ed by)?|trainer(?:in)?|speaker|solicitor|author|(?:written"
    r"|presented|held) by|leitung|ansprechpartner(?:in)?|bei|chiedere a|s'adresser à|contactez"
    r"|contact[ao]|kontakt))"
    rf"[: ]{{1,2}}(?:{_TITLES}[ ])?{WORD}(?:[ ]{WORD})?"
)
_CALLED_ON = compile_pattern(
    rf"(?m)^[ \t]*{WORD},[ ]"  # a first name and a comma: a mail, where a note has a dash
    rf"|^[ \t]*(?:{_TITLES}[ ])?{WORD}(?:[ ]{WORD})?,[^\n]{{0,200}}\b(?i:you|your|please|can|could"
    r"|thanks?|du|dir|dich|sie|ihnen|bitte|danke|kannst|könn(?:t|en)|vous|merci|peux|pouvez"
    r"|usted|puedes|gracias|por favor|grazie|può|puoi|je|jij|u|graag|kun|proszę|możesz|dziękuję"
    rf"|obrigad[oa]|podes|pode|du|tack|snälla|kan){_WORD_ENDS}"
)
# What is offered to all, taught, asked about in general or reported.
_TOPIC = compile_pattern(
    r"(?i)\b(?:polic(?:y|ies)|presidential|election|release candidate|gave me|my boss"
    r"|mein(?:e)? chef(?:in)?|mi jef[ea]|mon patron|il mio capo|mijn baas|explains?|erklärt"
    r"|explique|explica|spiega|präsentation|gratuite?s?|gratis|kostenlos|talk|procedures?"
    r"|guid(?:e|elines?|ance)|templates?|forms?|training|workshop|webinar|seminar|course|slides"
    r"|deck|presentation|checklist|handbook|statistics|module|software|page|screen|button|law"
    r"|podcast|book|article|blog|lecture|welcome|congratulations|invit(?:ation|ed)|register"
    r"|how (?:do|to|can|does|long)|what (?:is|are|does|if)|translate|richtlinien?|vorlagen?"
    r"|schulung|formulare?|leitfaden|statistik|gesetz|seminare?|kurs|willkommen|einladung"
    r"|wie (?:schreib|lang|hoch|kann|viel)\w*|was (?:ist|bedeutet|heißt"
    r"|(?:sie|man) tun (?:können|kann|sollten?|sollen|müssen|muss))|modèle|formation|formulaire"
    r"|politique|procédure|loi|guide|bienvenue|comment|quelle?s?|qu'est-ce|plantilla"
    r"|modelo|formulario|política|curso|ley|taller|bienvenid[oa]|cómo|qué|modulo|modello|corso"
    r"|legge|benvenut[oa]|come si|che cosa|sjabloon|formulier|beleid|cursus|wet|welkom|hoe"
    r"|wat (?:is|betekent)|wz[oó]r\p{L}*|formularz\p{L}*|szkoleni\p{L}*"
    r"|ustaw[aąęy]|jak|minuta|formulário|formação"
    rf"|como (?:se|escrever|fazer)|mall|blankett|utbildning|lag|hur|vad){_WORD_ENDS}"
)
# News tells who said it, and when.
_REPORTED = compile_pattern(
    r"(?i)\b(?:said|told|announced|reported|ruled)\b[^\n]{0,24}\b(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|\bthe (?:force|company|club|bank|university|ministry|school|team) said\b"
)
# An "Abmahnung" of a publisher, a law firm or a competitor is about rights, and not about work.
# Source: § 97a UrhG, § 13 UWG.
_OF_RIGHTS = compile_pattern(
    r"(?i)^abmahnung(?:en)?[ ](?:(?:von|vom|durch)[ ](?:(?:ein(?:e[mnrs]?)?|de[mnr])[ ])?"
    r"(?:\p{L}+e[mnrs]?[ ])?\p{L}*(?:verlag|verlags|verlages|kanzlei|anwalt|anwältin|anwälten"
    r"|agentur|label|studio|verband|konkurrent(?:en|in)|mitbewerber(?:n|in)?|rechteinhaber(?:n|in)?"
    r"|plattenfirma|fotograf(?:en|in)|markeninhaber(?:n|in)?)"
    r"|wegen[ ][^.\n]{0,40}(?:filesharing|urheber|tauschbörse|markenrecht|wettbewerb|impressum"
    r"|streaming))"
)
_RIGHTS_CHARS = 100
# What was done at work is an employer's, whoever holds a right to it as well.
_AT_WORK = compile_pattern(
    r"(?i)\b(?:arbeits(?:zeit|platz|rechner)|dienst(?:zeit|lich|rechner|laptop|handy))"
)
# What only a letter with a decision says to whom it greets.
_DECIDED = compile_pattern(
    r"(?i)\b(?:issue you|give you a|you (?:were|have been|are (?:hereby|being|suspended))"
    r"|your (?:employment|conduct|(?:unauthori[sz]ed )?absences?|dismissal|suspension)"
    r"|dismiss you|invite you to a|mahnen wir sie|wir mahnen sie|vous notifions|(?:le"
    r"|os?) comunicamos|su despido|o seu despedimento|le contestiamo|geven wij u|ontvangt u"
    r"|får du|rozwiązujemy z|udzielam[y]? p?an)"
)
# A greeting, and behind it what only an employer writes, or wants to: a post, its pay, its end.
_ON_WORK = compile_pattern(
    r"(?:^|\n)[ \t>]{0,4}(?:(?i:dear|hi|hello|liebe[rs]?|sehr geehrter? (?:herr|frau)|chère?"
    r"|bonjour|estimad[oa]|gentile(?: sig\.(?:ra)?)?)[ ](?:(?i:mr|mrs|ms|mme|m"
    r"|sra?)\.? )?(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)|(Monsieur"
    r"|Madame))[ ]?(?:[,:!\x{2013}][^\n]{0,40}"
    r"|\n)\n{0,3}[^\n]{0,200}?\b(?i:offer you[^\n]{0,60}?\b(?:position|role|job|post|employment"
    r"|contract|internship|apprenticeship|traineeship|promotion|salary|full[- ]time|part[- ]time"
    r"|permanent|[0-9]{2,3}[,. ]?[0-9]{3})|confirm your appointment|your (?:new"
    r"|basic) salary[^\n]{0,80}?[0-9]{3}"
    r"|your (?:annual |base )?salary (?:for [0-9]{4} )?(?:at|to|of|is now) [£$€] ?[0-9]+"
    r"|your (?:salary|pay) (?:goes up|rises|increases"
    r"|will (?:be|rise|increase|go up)|has been (?:raised|increased))[^\n]{0,40}?[0-9]{1,3}[., ]?"
    r"[0-9]{3}|(?:terminate|end) your employment|[\w-]{0,24}(?:stelle"
    r"|position|anstellung|praktikum|ausbildung|vertrag|job|rolle"
    r"|gehalt)[^\n]{0,80}?\banzubieten|ihr arbeitsverhältnis|votre contrat de travail"
    r"|vous proposer le poste|ofrecerle el puesto|offrirle la posizione|(?:ihr (?:monatliches "
    r"|jährliches |neues )?bruttogehalt|votre salaire|su salario"
    r"|sua retribuzione)[^\n]{0,60}?[0-9][0-9., ]{2,8})\b"
)
_GREETED = compile_pattern(
    r"(?:(?:^|\n)[ \t>]{0,4}|[\"“„«])(?i:dear|hi|hello|liebe[rs]?|sehr geehrter?|chère?|madame"
    r"|monsieur|gentile|egregio|spett\.|estimad[oa]|muy señor[a]? m[íi][oa]|exm[oa]\. sra?\."
    r"|car[oa]|geachte|beste|hej"
    rf"|szanown[ay])[ ](?:{_TITLES}[ ]|heer[ ]|pani[e]?[ ])?{WORD}"
)


def noted(candidate: Candidate) -> bool:
    """Stand when it is said of somebody who is named near, and of nobody's form or training."""
    paragraph = candidate.value.join(paragraph_of(candidate))
    if _TOPIC.holds(paragraph) or _REPORTED.holds(paragraph) or _is_of_rights(candidate):
        return False
    low = max(0, candidate.start - _LETTER_CHARS)
    letter = candidate.text[low : candidate.end + _LETTER_CHARS]
    if _GREETED.holds(letter) and _DECIDED.holds(letter):
        return True
    return _names_somebody(_without_addressed(paragraph)) or _named_right_before(candidate)


def _is_of_rights(candidate: Candidate) -> bool:
    """Tell whether whoever holds a right has it, and no employer."""
    if candidate.value[:1] not in {"A", "a"}:
        return False
    behind = candidate.text[candidate.start : candidate.end + _RIGHTS_CHARS]
    return _OF_RIGHTS.holds(behind) and not _AT_WORK.holds(behind)


def greeted_on_work(candidate: Candidate) -> bool:
    """Stand in a letter to one person about their post or pay."""
    low = max(0, candidate.start - _LETTER_CHARS)
    letter = candidate.text[low : candidate.end + _LETTER_CHARS]
    return any(is_name(letter[start:end]) for start, end, _, _ in _ON_WORK.spans(letter))


def _names_somebody(text: str) -> bool:
    """Tell whether a person is named: with a title or an initial, by a known name, or as one."""
    for pattern in (_TITLED, _INITIALLED):
        if any(is_name(text[start:end]) for start, end, _, _ in pattern.spans(text)):
            return True
    words = (text[start:end] for start, end, _, _ in _WORDS.spans(text))
    if any(word.lower() in FIRST_NAMES for word in words):
        return True
    lettered = (text[start:end] for start, end, _, _ in _LETTERED.spans(text))
    if any(is_name(word) and word.lower() not in _LETTERED_THINGS for word in lettered):
        return True
    cued = (text[start:end] for start, end, _, _ in _CUED.spans(text))
    return any(is_name(name) and not _NOUN.holds(name) for name in cued)


def _named_right_before(candidate: Candidate) -> bool:
    """Tell whether two words that read like a name stand right before a candidate."""
    before = candidate.text[max(0, candidate.start - _NAME_CHARS) : candidate.start]
    names = (before[start:end] for start, end, _, _ in _RIGHT_BEFORE.spans(before))
    return any(is_name(name) and not _NOUN.holds(name) for name in names)


def _without_addressed(text: str) -> str:
    """Return a text without those it greets, asks or thanks, and without who signs it."""
    for pattern in (_ADDRESSED, _CALLED_ON):
        parts, at = [], 0
        for _, _, start, end in pattern.spans(text):
            parts.append(text[at:start])
            at = end
        text = "\n".join([*parts, text[at:]])
    return text


def paragraph_of(candidate: Candidate) -> tuple[str, str]:
    """Return what of a candidate's paragraph stands before and after it, so far as a note goes."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before = text[max(0, start - _PARAGRAPH_CHARS) : start].rpartition("\n\n")[2]
    after = text[end : end + _PARAGRAPH_CHARS].partition("\n\n")[0]
    return before, after
