"""Check the numbers of accounts and of wallets by what each says about itself. Pure, by name."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from types import MappingProxyType

from handrail.engine.check_digits import counts_of, digits_in, weighed

# Length of the whole number by country. Source: SWIFT, IBAN Registry, and the central banks of
# states that use the format without being in it.
_IBAN_LENGTHS: Mapping[str, int] = MappingProxyType(
    {
        name: int(length)
        for length, names in (
            entry.split(":")
            for entry in (  # noqa: SIM905
                "15:NO 16:BE 18:DK,FI,FK,FO,GL,NL,SD 19:MK,SI 20:AT,BA,EE,KZ,LT,LU,MN,XK "
                "21:CH,HR,LI,LV 22:BG,BH,CR,DE,GB,GE,IE,ME,RS,VA 23:AE,GI,IL,IQ,OM,SO,TL "
                "24:AD,CZ,ES,MD,PK,RO,SA,SE,SK,TN,VG 25:AO,CV,GW,LY,MZ,PT,ST 26:DZ,IR,IS,TR "
                "27:BI,CF,CG,CM,DJ,FR,GA,GQ,GR,IT,KM,MC,MG,MR,SM,TD "
                "28:AL,AZ,BF,BJ,BY,CI,CY,DO,GT,HN,HU,LB,MA,ML,NE,NI,PL,SN,SV,TG "
                "29:BR,EG,PS,QA,UA 30:JO,KW,MU,YE 31:MT,SC "
                "32:LC 33:RU"
            ).split()
        )
        for name in names.split(",")
    }
)
# Countries whose numbers are digits only after the check digits, and those that begin with the four
# letters of a bank and go on in digits. Source: SWIFT, IBAN Registry.
_DIGITS_ONLY = frozenset(
    "AE AT BA BE CR CZ DE DK EE ES FI FO GL HR HU IL IS LT ME NO PL PT RS SE SI SK TL TN XK".split()  # noqa: SIM905
)
_BANK_AND_DIGITS = frozenset("GB IE NL".split())  # noqa: SIM905
# Check digits are 98 less a remainder. Source: ISO 7064.
_IBAN_CHECKS = range(2, 99)
_CZECH_WEIGHTS = (6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
# Behind the number of an invoice or a case; of these only tens are the codes of banks.
_CZECH_YEARS = frozenset(str(year) for year in range(1990, 2060) if year % 10)
# What a letter of a French account counts.
_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
# Constants of the two kinds of addresses. Source: BIP 173 and BIP 350.
_BECH32_SUMS = frozenset({1, 0x2BC830A3})
_BECH32_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_PREFIXES = frozenset({"bc", "ltc"})
_BASE58_BYTES = 25
_ETHEREUM_DIGITS = 40


def is_iban(value: str) -> bool:
    """Tell whether length, country, make-up and the two check digits of an account number fit.

    Source: ISO 13616-1; the check is ISO 7064, mod 97-10.
    """
    compact = "".join(filter(str.isalnum, value)).upper()
    country, check, account = compact[:2], compact[2:4], compact[4:]
    if _IBAN_LENGTHS.get(country) != len(compact) or not compact.isascii():
        return False
    if not check.isdecimal() or int(check) not in _IBAN_CHECKS:
        return False
    if country in _DIGITS_ONLY and not account.isdecimal():
        return False
    if country in _BANK_AND_DIGITS and not (account[:4].isalpha() and account[4:].isdecimal()):
        return False
    return int("".join(str(int(char, 36)) for char in account + country + check)) % 97 == 1


def trim_iban(value: str) -> str:
    """Cut an account number to its country's length: a pattern also takes the word after it."""
    wanted = _IBAN_LENGTHS.get(value[:2].upper(), 0)
    for place, char in enumerate(value):
        wanted -= char.isalnum()
        if not wanted:
            return value[: place + 1]
    return value


def is_aba(value: str) -> bool:
    """Tell whether an American routing number lies in a district and has its check digit."""
    digits = digits_in(value, 9)
    known = bool(digits) and (
        10 * digits[0] + digits[1] <= 12 or digits[0] in {2, 3, 6, 7, 8}  # noqa: PLR2004
    )
    return known and weighed(digits, (3, 7, 1, 3, 7, 1, 3, 7, 1)) % 10 == 0


def is_es_ccc(value: str) -> bool:
    """Tell whether a Spanish account number has its two check digits."""
    digits = digits_in(value, 20)
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)
    parts = (([0, 0, *digits[:8]], digits[8:9]), (digits[10:], digits[9:10]))
    return bool(digits) and all(_ccc_digit(body, weights) == check for body, check in parts)


def _ccc_digit(body: list[int], weights: tuple[int, ...]) -> list[int]:
    """Return the check digit of a part of a Spanish account number."""
    rest = 11 - weighed(body, weights) % 11
    return [{10: 1, 11: 0}.get(rest, rest)]


def is_cz_account(value: str) -> bool:
    """Tell whether both parts of a Czech or Slovak account number are multiples of eleven.

    Source: Czech National Bank, decree 169/2011; each part is filled up with noughts in front.
    """
    number, _, bank = value.partition("/")
    prefix, _, base = number.rpartition("-")
    parts = [counts_of(part.zfill(10)) for part in (prefix, base)]
    if len(bank) != 4 or len(set(base)) < 2:  # noqa: PLR2004 -- a bank's code; not all the same
        return False
    if bank in _CZECH_YEARS:
        return False
    return not any(weighed(part, _CZECH_WEIGHTS) % 11 for part in parts)


def is_fr_rib(value: str) -> bool:
    """Tell whether a French account has its key: 97 less what bank, branch and number leave.

    Source: Comité français d'organisation et de normalisation bancaires, on the RIB.
    """
    code = "".join(filter(str.isalnum, value)).upper()
    plain = code.translate(_RIB_LETTERS)
    if len(plain) != 23 or not plain.isdecimal():  # noqa: PLR2004 -- its length
        return False
    return int(plain) % 97 == 0 and len(set(plain)) > 2  # noqa: PLR2004 -- kinds of digits


def is_no_account(value: str) -> bool:
    """Tell whether a Norwegian account number has its mod 11 check digit."""
    digits = digits_in(value, 11)
    return bool(digits) and -weighed(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 == digits[10]


def is_pl_nrb(value: str) -> bool:
    """Tell whether a Polish account number without its country is the rest of an IBAN."""
    digits = "".join(filter(str.isdecimal, value))
    return len(set(digits)) > 2 and is_iban(f"PL{digits}")  # noqa: PLR2004 -- kinds of digits


def is_wallet(value: str) -> bool:
    """Tell whether a value is the address of a wallet: of Ethereum, or by the check sum in it.

    Bitcoin, Litecoin, Dogecoin and Tron write theirs in the same two ways.
    """
    if value.startswith("0x"):
        return len(value) == _ETHEREUM_DIGITS + 2 and len(set(value[2:])) > 4  # noqa: PLR2004
    prefix, _, data = value.lower().partition("1")
    if prefix in _BECH32_PREFIXES:
        return value in {value.lower(), value.upper()} and _bech32_holds(prefix, data)
    return _base58_holds(value)


def _base58_holds(value: str) -> bool:
    """Tell whether the last four bytes are the check sum of the others."""
    number = 0
    for char in value:
        digit = _BASE58.find(char)
        if digit < 0:
            return False
        number = 58 * number + digit
    if number >> 8 * _BASE58_BYTES:
        return False
    raw = number.to_bytes(_BASE58_BYTES, "big")
    return sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def _bech32_holds(prefix: str, data: str) -> bool:
    """Tell whether the check sum of a segwit address is right. Source: BIP 173, BIP 350."""
    places = [_BECH32.find(char) for char in data]
    check = 1
    written_out = (*(ord(char) >> 5 for char in prefix), 0, *(ord(char) & 31 for char in prefix))
    for place in (*written_out, *places):
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ place
        for bit, step in enumerate(_BECH32_STEPS):
            check ^= step if top >> bit & 1 else 0
    return min(places, default=-1) >= 0 and check in _BECH32_SUMS


ACCOUNT_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "aba": is_aba,
        "cz-account": is_cz_account,
        "es-ccc": is_es_ccc,
        "fr-rib": is_fr_rib,
        "iban": is_iban,
        "no-account": is_no_account,
        "pl-nrb": is_pl_nrb,
        "wallet": is_wallet,
    }
)
