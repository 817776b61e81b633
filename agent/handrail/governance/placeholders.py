"""Fill `{{card}}` and the like in a policy's examples with values nobody has.

A policy is a file that people mail around: it holds no card number and no password, not even an
invented one. The values are made when the examples run, the same ones each time.
"""

import random
import re
import string
from collections.abc import Callable, Mapping
from types import MappingProxyType

Dice = random.Random

_PLACEHOLDER = re.compile(r"\{\{([a-z0-9-]*)\}\}")
_ALNUM = string.ascii_letters + string.digits
_FIRST = ("Jane", "Omar", "Lena", "Pablo", "Ingrid", "Tomas", "Aisha", "Noah", "Mira", "Viktor")
_LAST = ("Porter", "Okafor", "Lindt", "Garcia", "Novak", "Berger", "Rahman", "Keller", "Duarte")
_STREETS = ("Mill Lane", "Harbour Road", "Station Street", "Orchard Way", "Chapel Hill")
_TOWNS = ("Ashford", "Brookfield", "Carlow", "Denham", "Elmswood")
_PRODUCTS = ("Starter", "Team", "Business", "Premium")
_LIST_ROWS = 8  # above every bulk threshold that a starter policy sets


def fill(text: str, seed: str) -> str:
    """Return the text with every placeholder filled.

    seed: equal seeds give equal values, so that an example means the same tomorrow.
    KeyError: a placeholder nobody knows; `unknown` finds them beforehand.
    """
    dice = random.Random(seed)  # noqa: S311 -- sample values, not secrets
    return _PLACEHOLDER.sub(lambda found: KINDS[found[1]](dice), text)


def fill_known(text: str, seed: str) -> str:
    """Return the text with the placeholders filled that stand for something; others stay."""
    dice = random.Random(seed)  # noqa: S311 -- as above
    return _PLACEHOLDER.sub(
        lambda found: KINDS[found[1]](dice) if found[1] in KINDS else found[0], text
    )


def unknown(text: str) -> tuple[str, ...]:
    """Return the names in double braces that stand for nothing, in their order."""
    return tuple(name for name in _PLACEHOLDER.findall(text) if name not in KINDS)


def _pick(dice: Dice, letters: str, size: int) -> str:
    return "".join(dice.choice(letters) for _ in range(size))


def _luhn(digits: str) -> str:
    """Add the check digit. Source: ISO/IEC 7812-1, annex B."""
    total = sum(
        sum(divmod(int(digit) * (2 - place % 2), 10))
        for place, digit in enumerate(reversed(digits))
    )
    return digits + str(-total % 10)


def _card(dice: Dice) -> str:
    number = _luhn("4539" + _pick(dice, "123456789", 11))
    return " ".join(number[place : place + 4] for place in range(0, 16, 4))


def _iban(dice: Dice) -> str:
    """Make a German account number whose check digits hold. Source: ISO 13616-1."""
    body = _pick(dice, "123456789", 18)
    check = 98 - int(f"{body}131400") % 97
    return f"DE{check:02}{body}"


def _name(dice: Dice) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"


def _email(dice: Dice) -> str:
    first, last = _name(dice).lower().split()
    return f"{first}.{last}{dice.randrange(10, 99)}@millworks{dice.randrange(10, 99)}.org"


def _phone(dice: Dice) -> str:
    return f"+44 20 7946 {dice.randrange(1000, 9999)}"


def _password(dice: Dice) -> str:
    return f"Kx7!{_pick(dice, _ALNUM, 5)}q4"


def _api_key(dice: Dice) -> str:
    return "AKIA" + _pick(dice, string.ascii_uppercase + "234567", 16)


def _private_key(dice: Dice) -> str:
    body = "\n".join(_pick(dice, _ALNUM + "+/", 64) for _ in range(12))
    kind = "PRIVATE KEY"
    return f"-----BEGIN RSA {kind}-----\n{body}\n-----END RSA {kind}-----"


def _connection(dice: Dice) -> str:
    return f"postgresql://billing:{_password(dice)}@db7.internal.millworks.org:5432/billing"


def _us_ssn(dice: Dice) -> str:
    area = dice.randrange(100, 650)
    return f"SSN {area}-{dice.randrange(10, 99)}-{dice.randrange(1000, 9999)}"


def _nhs(dice: Dice) -> str:
    """Make a number with a right check digit. Source: NHS Data Dictionary, NHS NUMBER."""
    while True:
        body = _pick(dice, "456789", 9)
        check = -sum(int(digit) * (10 - place) for place, digit in enumerate(body)) % 11
        if check < 10:  # noqa: PLR2004 -- eleven leaves no digit for ten
            return f"NHS number {body[:3]} {body[3:6]} {body[6:]}{check}"


def _customer_list(dice: Dice) -> str:
    rows = [f"{_name(dice)},{_email(dice)},{_phone(dice)},{_address(dice)}" for _ in range(8)]
    return "\n".join(("name,email,phone,address", *rows))


def _address(dice: Dice) -> str:
    return f"{dice.randrange(1, 120)} {dice.choice(_STREETS)} {dice.choice(_TOWNS)}"


def _patient_record(dice: Dice) -> str:
    born = f"{dice.randrange(1, 28):02}/0{dice.randrange(1, 9)}/19{dice.randrange(40, 99)}"
    return (
        f"Discharge summary\nPatient: {_name(dice)}\nDate of birth: {born}\n{_nhs(dice)}\n"
        "Diagnosis: type 2 diabetes mellitus, hypertension\n"
        "Medication: metformin 500 mg twice daily, ramipril 5 mg once daily\n"
        "Follow-up: HbA1c in three months"
    )


def _payroll(dice: Dice) -> str:
    rows = [
        f"{dice.randrange(10_000, 99_999)},{_name(dice)},{dice.randrange(2_400, 9_800)}.00,"
        f"{_iban(dice)}"
        for _ in range(_LIST_ROWS)
    ]
    return "\n".join(("employee_id,name,gross_salary,iban", *rows))


def _contract(dice: Dice) -> str:
    return (
        f"SERVICES AGREEMENT\nThis Agreement is entered into on 3 March 2026 between {_name(dice)} "
        f"Holdings Ltd (the Supplier) and {_name(dice)} GmbH (the Customer).\n"
        "1. Term. This Agreement commences on the Effective Date and continues for 24 months.\n"
        f"2. Fees. The Customer shall pay EUR {dice.randrange(20, 90)},500.00 per quarter.\n"
        "3. Confidentiality. Each party shall keep the other party's Confidential Information "
        "secret.\n4. Liability. Neither party excludes liability for wilful misconduct.\n"
        "5. Governing law. This Agreement is governed by the laws of Ireland.\n"
        "IN WITNESS WHEREOF the parties have executed this Agreement."
    )


def _server_log(dice: Dice) -> str:
    lines = (
        f"2026-03-0{day} 10:1{day}:42 ERROR billing user={_email(dice)} "
        f"ip=10.4.{day}.{dice.randrange(2, 250)} session={_pick(dice, '0123456789abcdef', 32)} "
        "payment declined"
        for day in range(1, 9)
    )
    return "\n".join(lines)


def _ticket(dice: Dice) -> str:
    return (
        f"Ticket #{dice.randrange(10_000, 99_999)}\nFrom: {_name(dice)} <{_email(dice)}>\n"
        f"Phone: {_phone(dice)}\nI was charged twice for the {dice.choice(_PRODUCTS)} plan. "
        "Please refund one of the two payments; this is my second complaint."
    )


def _public_text(_: Dice) -> str:
    return "Rewrite this for our website: we open a second shop in spring and look for bakers."


def _plan(_: Dice) -> str:
    return "Agenda for Tuesday: retrospective, who takes the release notes, lunch for the new ones."


KINDS: Mapping[str, Callable[[Dice], str]] = MappingProxyType(
    {
        "address": _address,
        "api-key": _api_key,
        "card": _card,
        "connection-string": _connection,
        "contract": _contract,
        "customer-list": _customer_list,
        "email": _email,
        "health-number": _nhs,
        "iban": _iban,
        "name": _name,
        "password": _password,
        "patient-record": _patient_record,
        "payroll": _payroll,
        "phone": _phone,
        "plan": _plan,
        "private-key": _private_key,
        "public-text": _public_text,
        "server-log": _server_log,
        "ssn": _us_ssn,
        "support-ticket": _ticket,
    }
)
