"""Leave out of a mail among colleagues how to reach who signs it. Pure.

"Hi Tom, the ticket for the portal is ready. Regards, Jane": with an address of her company below,
she is no customer with a case. A customer greets the support, complains, or writes from home.
"""

from handrail.engine.first_names import FIRST_NAMES
from handrail.engine.mail import addresses, is_private
from handrail.engine.pattern import compile_pattern
from handrail.engine.pay_rows import WORD

_GREETED = compile_pattern(
    r"(?:^|\n)[ \t>]{0,4}(?i:hi|hello|hey|dear|hallo|liebe[rs]?|moin|bonjour|salut|chère?|hola|ciao"
    rf"|car[oa]|querid[oa]|beste|hoi|cześć|ol[áa]|hej)[ ]({WORD}|all|team|alle|everyone|zusammen"
    r"|tous|todos|tutti|allemaal|wszystkim|alla)[ ]?[,!\n]"
)
# Who is greeted so is no department.
_COLLEAGUES = FIRST_NAMES | frozenset(
    "all team alle everyone zusammen tous todos tutti allemaal wszystkim alla".split()  # noqa: SIM905
)
_SIGNED = compile_pattern(
    r"(?i)\b(?:(?:kind|best|warm)?[ ]?(?:regards|wishes)|cheers|thanks|(?:viele|liebe|beste"
    r"|freundlichen) grüßen?|cordialement|bien à vous|(?:un )?saludos?|(?:cordiali )?saluti"
    r"|(?:met vriendelijke )?groet(?:en)?|pozdrawiam|cumprimentos|abraço|hälsningar|mvh|lg|vg)"
    r"[,.!]?[ \n]"
)
# How long a signature is: name, post, company, telephone, address.
_SIGNATURE_CHARS = 240
# What is said of a case and not of the work on it.
_CASE = compile_pattern(
    r"(?i)(?:^|[^\p{L}])(?:refund|money back|compensation|complain(?:s|ed)|complaints? (?:about"
    r"|from|by|against|of)|broken|faulty|damaged?|never (?:arrived|came)|stopped working|jams"
    r"|leak(?:s|ing)|rude|threatens|(?:can't|cannot) log|my (?:order|parcel|account)|our order"
    r"|warranty|apology|beschwer\p{L}+|reklam\p{L}+|rücksendung|erstatt\p{L}+|rücknahme|kaputt"
    r"|defekt|beschädigt|funktioniert nicht|droht|verlange|fordert|réclam\p{L}+|rembours\p{L}+"
    r"|plain(?:t|te)|ne fonctionne|furieu\p{L}+|menace|queja|reclam\p{L}+|devoluci\p{L}+"
    r"|reembols\p{L}+|no funciona|amenaza|rimbors\p{L}+|lamenta|minaccia|guasto|klacht\p{L}*"
    r"|klaagt|terugbetal\p{L}+|skarż\p{L}+|skarg\p{L}+|klagar)(?:$|[^\p{L}])"
)
# The page, the form, the figures of such cases are somebody's work, and no case.
_WORK = compile_pattern(
    r"(?i)\b(?:refund|complaints?|returns?|warranty)[ ](?:page|form|polic(?:y|ies)|button"
    r"|screen|flow|text|process|procedure|template|link|tab|module|statistics|figures|script)s?\b"
    r"|(?:reklamations|beschwerde|(?:rück)?erstattungs|rücksende|retouren)"
    r"(?:seite|formular|statistik|prozess|richtlinie|quote|management|text|vorlage)\p{L}*"
    r"|page (?:de |des )?remboursements?|formulaire de (?:réclamation|remboursement)"
    r"|(?:página|formulario|política) de (?:devoluci\p{L}+|reembolsos?|reclamaci\p{L}+|queja)"
    r"|(?:pagina|modulo) (?:dei |di )?(?:rimbors[oi]|reclam[oi])"
    r"|(?:klachten?|terugbetalings?)(?:formulier|pagina|procedure)\p{L}*"
)


def without_colleague(text: str) -> str:
    """Return a text, where it is a mail among colleagues without the signature at its end."""
    greeted = {text[start:end].lower() for start, end, _, _ in _GREETED.spans(text)}
    if greeted.isdisjoint(_COLLEAGUES) or _tells_case(text):
        return text
    signed = [start for _, _, start, _ in _SIGNED.spans(text)]
    if not signed:
        return text
    body, signature = text[: signed[-1]], text[signed[-1] :]
    if len(signature) > _SIGNATURE_CHARS or any(map(is_private, addresses(signature))):
        return text
    return body


def _tells_case(text: str) -> bool:
    """Tell whether something is said of a case, the page or form for such cases apart."""
    for start, end, _, _ in reversed(list(_WORK.spans(text))):
        text = f"{text[:start]}{text[end:]}"
    return _CASE.holds(text)
