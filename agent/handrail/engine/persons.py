"""Tell whether a stretch of text is about somebody in particular: a name, a birth date, a number.

Works by cues, because lists of names are large, and wrong about half of the world.
"""

import re

from handrail.engine.mail import is_nobodys, is_project, uncredited
from handrail.engine.pattern import compile_pattern
from handrail.engine.pay_rows import WORD, is_earner
from handrail.engine.phones import is_local_phone, is_phone, is_service

_FULL = rf"{WORD}(?:[ ]\p{{Lu}}\.)?(?:[ ](?:von|van|de|da|di|del|la|le|el|al|bin))?[ ]{WORD}"
# A title and a name. Not Dr: a paper on a patient names its doctors, a biography too. One letter
# behind a name is no title: Franklin D. Roosevelt.
_TITLED = compile_pattern(
    r"(?:(?:^|[^\p{L}0-9_ ][ ]?|(?:^|[^\p{L}])\p{Ll}+[ ])(?:M\.?|[Dp]\.)"
    r"|(?:^|[^\p{L}0-9_])"
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Master|Herrn?|Hr|Frau|Mme|Mlle|Madame|Monsieur|Sr|Sra|Se(?:ñ|nh)ora?"
    r"|Sig|Sigra|Signora?|Dhr|Mevr|Pani?|Panem|Fru|Ehepaar|Eheleute|Familie)\.?"
    r"|(?i:fr|sig|mw|mevr|dhr|dl|dna)\.|dhr|mevr|hr|(?:Dña|\x{3BA})\."
    r"|(?:[Ss]ig\.ra|[Mm]eneer|de heer|mevrouw|panem|paní|panią|signora?|señora?|\x{3BA}ας"
    r"|\x{3BA}ος|гражданин|гражданка)))"
    rf"[ ]((?:\p{{Lu}}\.[ ]?)?{WORD}(?:[ ]{WORD})?)"
)
# A field or word for a person, and a full name.
_CUED = compile_pattern(
    r"(?:^|[^\p{L}0-9_])(?i:patient(?:in|e|[_ ]?name)?|pacjent(?:ka)?|пациент(?:ка)?"
    r"|klient(?:in)?|сотрудник"
    r"|hasta|pt|pat|name|full[_ ]?name|nombre|nom|nome|naam"
    r"|imię i nazwisko|paciente|pazient[ei]|client|cliente|resident|claimant|insured|utente"
    r"|member(?: name)?|subscriber|employee(?: name)?|mitarbeiter(?:in)?|subject"
    r"|(?:pupil|student)(?: file| record)?"
    r"|my (?:son|daughter|mother|father|wife|husband|brother|sister|patient|client)|re"
    r"|betreff|regarding|concerning"
    r"|dear|assurée?|salariée?|empleado|policyholder|applicant|requester|injured person|witness"
    r"|driver|other party|contrario"
    r"|schüler(?:in)?|élève|alumn[oa]|alunn[oa]|leerling|versicherter?|asegurad[oa]|assicurat[oa]"
    r"|arbeitnehmer(?:in)?|werknemer|lavoratore|trabajador|pracownik|munkavállaló|työntekijä|işçi"
    r"|pacient(?:ka)?|potilas|beteg|пацієнт(?:к\x{430})?|epikrise?|journalanteckning)"
    # Something stands between: "RE" begins "RESULT OF" as well.
    r"[\"'* \t:=,\x{2013}-]{1,12}"
    rf"({_FULL}|\p{{Lu}}{{2,}}(?:,[ ]|[ ])(?:\p{{Lu}}{{2,}}|{WORD})|{WORD},[ ]{WORD})"
)
# A paper for somebody, who is named at its head.
_HEADED = compile_pattern(
    rf"\b(?:(?:for|für|pour|para|per|dla|voor|för)[ ]({_FULL})[:,]|(?:of|von|de|di)[ ]({_FULL}):)"
    rf"|(?:^|\n)(?:To|An|Til|Till|À|Aan|Para):? ({_FULL})[ ]?[.,:\n]"
)
# Names in scripts without capitals are told by the field and by age or sex.
_EASTERN = compile_pattern(
    r"(?:患者|氏名|姓名|お名前|員工|员工|社員|환자|성명|이름)[\x{FF1A}:は은는, ]{0,3}"
    r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{2,8}[ ,\x{FF0C}、。(\x{FF08}]{0,3}"
    r"(?:[0-9]{1,3}[歳岁세才]|[男女남여])"
    r"|(?:患者|氏名|姓名|お名前)[\x{FF1A}:は]?[ ]?[\p{Han}\p{Hiragana}\p{Katakana}]{1,5}"
    r"[ \x{3000}]?[\p{Han}\p{Hiragana}\p{Katakana}]{1,4}[ \x{3000}]?(?:様|殿|さん|氏)"
)
# A letter to one person.
_GREETED = compile_pattern(
    r"(?:^|\n)[ \t>]{0,4}(?i:dear|hi|hello|liebe[rs]?|sehr geehrter? (?:herr|frau)|chère?|gentile"
    rf"|estimad[oa]|caro|cara|beste|kære|hej)[ ]({WORD}(?:[ ]{WORD})?)[ ]?[,:!\x{{2013}}]"
)
# Fields of records that hold a part of a name.
_FIELDS = compile_pattern(
    r"(?i)\"(?:family|given|first_?name|last_?name|full_?name|patient_?name|surname|display)\"[ ]?:"
    rf"[ ]?\[?[ \n]{{0,20}}\"(?-i:{WORD})"
)
_AGED = compile_pattern(
    rf"(?:^|[^\p{{L}}0-9_])({_FULL}|\p{{Lu}}{{2,}} {WORD}|{WORD}(?:[ ]\p{{Lu}}\.)|[Mp]\. {WORD})"
    r",?[ ]\(?(?:(?:aged?|is)[ ])?(?:[0-9]{2,3}[,)]|[0-9]{1,3}[ -]?"
    r"(?i:years?|yrs|y\b|yo\b|y/o|J\.|ans\b|años|anos|anni|Jahre|jährig|jaar|år\b|lat\b|let\b"
    r"|yaş|éves|vuotta\b|лет|років|\x{433}\.|\x{440}\.|a[.,]|[MF]\b))"
)
# The date behind a name, where it lies as far back as people are born.
_BORN_BEHIND = compile_pattern(
    rf"(?:^|[^\p{{L}}])({_FULL}),? ?\(?(?:\*|s\.)? ?(?:\d\d?[./-]){{2}}(?:19\d|20[012])\d\b"
    rf"|(?m)^[ \t]{{0,4}}({_FULL}), (?:b\. ?|\* ?)?19[0-9]{{2}}[ \t]*$"
    rf"|\b({_FULL}), \(?(?:f|ur|geb|nar|b)\. ?"
    r"(?:(?:[0-9]{1,2}[./-]){2}[0-9]{2}|19[0-9]{2})\b"
)
_AGE_FIRST = compile_pattern(
    r"(?i:\b[0-9]{1,3}[ -]?(?:yo|y/o|yrs?|year[- ]old)\b[ ,]{1,2}(?:[mf]|male|female|man|woman)?)"
    rf"[ ,]{{0,3}}({_FULL})\b"
)
_WITH_VERB = compile_pattern(
    rf"({_FULL})[ ](?i:has been|who (?:is|has|was)|will be|remains"
    r"|called in sick|asked for|is unfit|is on (?:sick|medical|maternity|parental) leave"
    r"|was (?:admitted|seen|diagnosed|referred|prescribed|discharged|born|signed)"
    r"|is (?:off|back|signed|allergic|under|being|currently|on|unable|a [0-9])"
    r"|presented|complains|attended|reports"
    r"|wurde|leidet|klagt|ist (?:bis|krank|seit)|a été|está de baja"
    r"|est (?:suivi|atteint|hospitalis)|ingresó|presenta|acude|padece)"
    rf"|({_FULL})[,:]? (?i:resigned|ziek|krank|off sick|sick since|malade|enferm[oa]|sjuk|syg)\b"
    rf"|\b(?i:let)[ ]({_FULL})[ ]go\b|\b(?i:dismiss|fire|sack|lay off|make)[ ]({_FULL})\b"
)
# The head of a table with a column for people, and a row of it.
_ROW = compile_pattern(
    r"(?:^|\n)[^\n]{0,120}\b(?i:names?|employees?|patients?|staff|clients?|residents?|pupils?|students?"
    r"|mitarbeiter(?:in)?|nachname|kunde|nom|nombre|naam|customers?)\b[^\n]{0,160}\n[^\n]{0,160}?"
    rf"\n?[^\n]{{0,60}}?\b({_FULL}|{WORD},[ ]{WORD})\b"
)
# Two names may be headings; three in a row are people.
_ROWS_OF_LIST = 3
_ROW_NAMES = compile_pattern(
    rf"(?:^|\n)[ \t|*\"0-9.;,)\x{{2022}}-]{{0,8}}({_FULL}|\p{{Lu}}{{2,}} {WORD})\"?[ ]{{0,3}}"
    r"[,;\t|:(\x{2013}-]"
)
# Somebody, and what they earn.
_PAID = compile_pattern(
    rf"({_FULL})(?:[ ]?[:(\x{{2013}}-][ ]?(?:[€$£]|EUR|USD|CHF|[0-9]{{2,3}}[.,][0-9]{{3}})"
    r"|[ ](?i:earns|gets|receives|makes|is paid|goes from|moves (?:from|to)|verdient|bekommt|erhält"
    r"|gagne|touche|gana|cobra|currently)\b)"
)
_SUM = (
    r"(?:(?:[€$£¥]|EUR|USD|CHF|GBP|PLN)[ ]?[0-9]{2,3}(?:[.,' ]?[0-9]{3}|k)\b"
    r"|[0-9]{1,3}[.,' ][0-9]{3}(?:[.,][0-9]{2})?\b|[0-9]{2,3}k\b"
    r"|[0-9]{4,6}[ ]?(?:€|EUR|zł|kr|PLN|CHF))"
)
# Rows of a person and what they earn. Two are a list.
_PAY_ROWS_LEAST, _PAY_SAID_LEAST, _PAY_NEWS_LEAST = 2, 2, 2
_PAY_ROWS = compile_pattern(
    rf"(?:^|\n)[ \t>|*\x{{2022}}0-9.)-]{{0,6}}({_FULL}|{WORD},[ ]{WORD})[^\n]{{0,48}}?{_SUM}"
)
_PAY_OF = compile_pattern(
    rf"\b({WORD})['\x{{2019}}]s (?:current |new |base |total )?"
    rf"(?:comp|compensation|salary|base|pay|bonus|package|raise)\b[^\n]{{0,24}}?{_SUM}"
    rf"|\b(?:Mr|Mrs|Ms|Herrn?|Frau|Mme|M|Sra?|Sig|Sigra|Dhr|Mevr|Pani?)\.? ({WORD}(?: {WORD})?)"
    r" (?i:currently |aktuell |derzeit |actuellement )?(?i:earns|gets|is paid|is on|makes|bekommt"
    r"|erhält|verdient|liegt bei|touche|gagne|perçoit|cobra|gana|percepisce|krijgt|zarabia)"
    rf"[^\n]{{0,32}}?{_SUM}"
    r"|(?i:gehaltserhöhung|gehaltsanpassung|augmentation|aumento|raise|salary increase|podwyżka)"
    rf"(?: (?i:für|for|de|pour|di|dla))? ({_FULL})[^\n]{{0,32}}?{_SUM}"
    rf"|\b(?i:für|for|pour|para|per|dla) ({_FULL}) [^\n]{{0,40}}?{_SUM}"
    r"[^\n]{0,16}(?i:brutto|gross|brut|bruto|lordo)"
)
# What a payroll office is told of people: hours, days, what is held back. Two are a list.
_PAY_NEWS = compile_pattern(
    rf"\b({WORD}(?: {WORD})?)(?::| [\x{{2013}}-])? "
    r"(?:[0-9][0-9,.]*[ ]?(?i:h(?:rs?|ours|std)?\.? (?:of )?overtime"
    r"|überstunden|überstd|h(?:eures)? sup|horas extra|ore straordinari|overuren|nadgodzin)"
    rf"|(?i:new (?:base )?salary|unpaid leave|sick pay|ssp|smp|maternity|leaver|hourly"
    r"|statutory pay|krankengeld|weihnachtsgeld"
    rf"|urlaubsgeld|neues gehalt|pfändung|congé sans solde|prime)\b[^\n,;]{{0,16}}?[0-9])"
)
# Two people of whom a sentence says what they earn.
_PAY_SAID = compile_pattern(
    rf"\b({WORD})(?: {WORD})?(?: \([^)\n]{{1,12}}\))?,? "
    r"(?:(?i:earned|earns|is at|is on|gets|makes|made|got|receives)"
    rf" (?i:just |about )?)?{_SUM}"
)
# A line with nothing else: whose payslip it is.
_ALONE = compile_pattern(rf"(?m)^[ \t]*(?:{_FULL}|{WORD},[ ]{WORD})[ \t]*$")
_PAY_LISTS = (
    (_PAY_ROWS, _PAY_ROWS_LEAST),
    (_PAY_SAID, _PAY_SAID_LEAST),
    (_PAY_NEWS, _PAY_NEWS_LEAST),
)
_BORN = compile_pattern(
    r"(?i)\b(?:dob|d\.o\.b\.?|date of birth|birth[_ ]?date|born(?: on)?|geb\.?(?: am)?|geburtsdatum"
    r"|geboren(?: am)?|née? le|né\(e\) le|date de naissance|nacid[oa](?: el)?|data urodzenia"
    r"|f(?:echa)?\.? (?:de )?nac(?:imiento|\.)|ur\.|urodz\.|data di nascita|nat[oa] il"
    r"|geboortedatum|data de nascimento)"
    r"[^\n0-9]{0,12}[0-9]{1,4}[./ -]{1,2}(?:[0-9]{1,2}|\p{L}{3,10}\.?)[./ -]{1,2}(?:de )?[0-9]{2,4}"
)
_NUMBERED = compile_pattern(
    r"(?i)\b(?:mrn|nhs(?: (?:no|number))?|versichertennummer|fallnummer|nhc|nuhsa|nir|unit number"
    r"|(?:hospital|patient|chart|member|subscriber|insurance|policy|case|claim|employee)[ _]?"
    r"(?:no|number|id|nr)|n° ?(?:de )?(?:dossier|sécu|sécurité sociale)|historia clínica)\b"
    r"[^\n0-9A-Z]{0,10}[A-Z]{0,4}-?[0-9](?:[ -]?[A-Z0-9]){4,}"
)
# What stands in capitals after such a word and is no name: parts of forms and headings.
_NOT_NAMES = frozenset(
    "name names history form information record records care safety portal details summary notes"  # noqa: SIM905
    " note education data list review letter template report sheet chart number id date birth age"
    " gender sex address phone email status plan assessment policy rights consent the this that"
    " these your our all question questions sample guide guidelines tips checklist process"
    " procedure new sir madam team doctor nurse colleague colleagues manager customer everyone"
    " hiring applicant employee patient member first last middle full family given surname insert"
    " placeholder example health medical clinical hospital department ward unit service services"
    " office group company human resources north south east west united states kingdom york"
    " january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday situation background recommendation act"
    " section article schedule party parties agreement security board management committee college"
    " university school institute national international general public private quality quarter"
    " year week month period title job role blood pressure heart rate respiratory temperature"
    " oxygen saturation chief complaint weight height pain score center centre server system"
    " network project product market inner outer greater central total average median minimum"
    " maximum index table premium premiums ended ending san los las monthly annual yearly weekly"
    " daily expenses revenue costs cost income profit balance budget current burn microsoft google"
    " forms excel powerpoint sharepoint user interface".split()
)
_TELEPHONE = compile_pattern(
    r"(?:^|[^0-9A-Za-z.,/_-])(\+[1-9][0-9 ()./-]{7,18}[0-9]"
    r"|\(?0[1-9][0-9]{1,4}\)?[ /-]{1,3}[0-9][0-9 -]{4,12}[0-9]"
    r"|\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}|0[1-9](?:[ .][0-9]{2}){4}|0[0-9]{9,10}"
    # mobile phones of Italy, any of Spain and of Brazil
    r"|3[2-9][0-9][ ./][0-9]{6,7}|[689][0-9]{2}(?:[ .][0-9]{2}){3}"
    r"|\([1-9][0-9]\) ?9?[0-9]{4}-[0-9]{4})"
    r"(?:$|[^0-9A-Za-z])"
    r"|\b(?i:tel|tél|phone|mobile|móvil|telemóvel|handy|mobil|telefon[oe]?|portable|cell|komórka"
    r"|call|llam(?:ar|e|emos)(?:[ ]al)?|ligar(?:[ ]para)?|ring|dzwonić|bellen(?:[ ]op)?|chiamare)"
    r"[.:]{0,2} ([1-9][0-9 ./-]{7,13}[0-9])\b"
)
# What finds a name, which may be the words of a form instead.
_NAMED = (
    *(_TITLED, _CUED, _HEADED, _GREETED, _AGED, _AGE_FIRST),
    *(_BORN_BEHIND, _WITH_VERB, _PAID, _ROW),
)
# What stands behind a name and may be called, unless the words before it say what it numbers.
_CALLED = re.compile(
    r"([^\n]{0,70}?[ ,;:|\t(])(\(?0[0-9][0-9 ()/-]{5,14}[0-9]|\+[1-9][0-9 ()/-]{5,14}[0-9]"
    r"|\(?[1-9][0-9]{1,2}\)?[ -][0-9][0-9 ()/-]{5,12}[0-9])(?![0-9A-Za-z./-]*[0-9])"
)
_CALLED_CHARS = 90
# A mobile phone of Germany, with its 0; a ticket of an airline has one more. Source: E.164.
_LOCAL_DIGITS = 12
_NUMBERED_THING = re.compile(
    r"(?i)\b(?:orders?|invoice|ref|account|konto|policy|case|ticket|rechnung|kunden\w*|bestell\w*|id|no|nr)\b"
)
# With these begin places and dates.
_NOBODY = frozenset(
    "san los las new saint santa rio cape hong abu fort el la le tel kuala mon tue wed thu fri sat"  # noqa: SIM905
    " sun jan feb mar apr jun jul aug sep oct nov dec".split()
)
# Behind a colon or a dash, and told from a heading by what goes on behind it in small letters.
_INTRODUCED = compile_pattern(
    rf"[\p{{Ll}}0-9][ ]?:[ ]({_FULL}),? (?:\(?\p{{Ll}}|[0-9])"
    rf"|[\p{{Ll}}0-9][ ][\x{{2013}}-][ ]({_FULL}), (?:\p{{Ll}}|[0-9])"
)
_TOPICS = frozenset(
    "law laws employment labor labour redundancy dismissal notice contract pay tax income business"  # noqa: SIM905
    " social sick leave human rights minimum wage works council european union"
    # the first word of a change in a history of changes
    " add allow avoid bump change check correct create disable drop enable ensure fix improve"
    " include make merge move optimize prevent refactor reduce remove rename replace restore revert"
    " rewrite simplify skip support update upgrade use".split()
)


def names_someone(text: str, *, greeted: bool = True) -> bool:
    """Tell whether a person is named or has a number; `greeted`: by a letter counts too."""
    for start, end, _, _ in () if greeted else reversed(list(_GREETED.spans(text))):
        text = text[:start] + text[end:]
    if any(pattern.holds(text) for pattern in (_FIELDS, _BORN, _NUMBERED, _EASTERN)):
        return True
    return any(
        is_name(text[start:end]) for pattern in _NAMED for start, end, _, _ in pattern.spans(text)
    )


def has_pay_of_names(text: str) -> bool:
    """Tell whether what people earn stands beside their names."""
    if any(is_name(text[start:end]) for start, end, _, _ in _PAY_OF.spans(text)):
        return True
    slip = any(known.holds(text) for known in (_ALONE, _CUED, _TITLED))
    for pattern, least in _PAY_LISTS:
        names = {text[start:end] for start, end, _, _ in pattern.spans(text)}
        if sum(is_name(name) and (slip or is_earner(name)) for name in names) >= least:
            return True
    return False


def introduces_someone(text: str) -> bool:
    """Tell whether somebody's name stands behind a colon or a dash, with more about them."""
    names = (text[start:end] for start, end, _, _ in _INTRODUCED.spans(text))
    return any(is_name(name) and _TOPICS.isdisjoint(name.lower().split()) for name in names)


def is_called(words: str, behind: str) -> bool:
    """Tell whether words are somebody's name and a telephone number stands behind them."""
    found = _CALLED.match(behind[:_CALLED_CHARS])
    if not found or _NUMBERED_THING.search(found[1]) or is_service(found[2]):
        return False
    if sum(map(str.isdecimal, found[2])) > _LOCAL_DIGITS and not found[2].startswith(("+", "00")):
        return False
    return is_local_phone(found[2]) and is_name(words) and words.lower().split()[0] not in _NOBODY


def has_rows_of_names(text: str) -> bool:
    """Tell whether lines begin with full names, as in a list of people."""
    names = (text[start:end] for start, end, _, _ in _ROW_NAMES.spans(text))
    return sum(map(is_name, names)) >= _ROWS_OF_LIST


def is_name(words: str) -> bool:
    """Tell whether capitalised words read like a name and not like a part of a form."""
    return _NOT_NAMES.isdisjoint(words.replace(",", " ").lower().split())


def reaches_someone(text: str) -> bool:
    """Tell whether a person's own address or telephone number stands there."""
    if not all(is_nobodys(address) or is_project(address) for address in uncredited(text)):
        return True
    return calls_someone(text)


def calls_someone(text: str) -> bool:
    """Tell whether a person's telephone number stands there."""
    numbers = (text[start:end] for start, end, _, _ in _TELEPHONE.spans(text))
    return any(is_phone(number) and not is_service(number) for number in numbers)
