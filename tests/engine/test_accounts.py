"""Numbers of accounts and wallets."""

import random

import pytest

from handrail.engine.accounts import ACCOUNT_CHECKS, trim_iban
from rules.templates import fill

HOLD = [
    ("aba", "121000358"),
    ("aba", "3222-7162-7"),
    ("cz-account", "19-2000145399/0800"),
    ("cz-account", "2000145399/0800"),
    ("cz-account", "2000145399/2010"),
    ("es-ccc", "2085 8720 60 1902070563"),
    ("fr-rib", "20041 01005 0500013M026 06"),
    ("iban", "GB82 WEST 1234 5698 7654 32"),
    ("iban", "DE89370400440532013000"),
    ("iban", "SN08SN0100152000048500003035"),
    ("no-account", "8601.11.17947"),
    ("pl-nrb", "61 1090 1014 0000 0712 1981 2874"),
    ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
    ("wallet", "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ"),
    ("wallet", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
    ("wallet", "ltc1qd6ngwanw4naeeuz7j90le6mzgj49zaerm04f9m"),
]
FALL = [
    ("aba", "121000359"),
    ("aba", "991000358"),
    ("aba", "12"),
    ("cz-account", "19-2000145398/0800"),
    ("cz-account", "18-2000145399/0800"),
    ("cz-account", "2000145399"),
    ("cz-account", "2400104/2024"),
    ("cz-account", ""),
    ("es-ccc", "2085 8720 61 1902070563"),
    ("es-ccc", ""),
    ("fr-rib", "20041 01005 0500013M026 07"),
    ("fr-rib", ""),
    ("fr-rib", "0" * 23),
    ("pl-nrb", "61 1090 1014 0000 0712 1981 2875"),
    ("no-account", "8601.11.17948"),
    ("no-account", ""),
    ("pl-nrb", ""),
    ("iban", "GB01 BARC 2071 4583 6083 87"),
    ("iban", "GB12BARC20201530093A59"),
    ("iban", "DE89370400440532013001"),
    ("iban", "DE8937040044053201300A"),
    ("iban", "XX00"),
    ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp"),
    ("wallet", "bc1Qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
    ("wallet", "bc1qbbbbbbbbbbbb"),
    ("wallet", "tb1qd6ngwanw4naeeuz7j90le6mzgj49zaerm04f9m"),
    ("wallet", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz"),
    ("wallet", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNL0"),
    ("wallet", "z" * 34),
    ("wallet", "z" * 60),
    ("wallet", "0x" + "0" * 40),
]


@pytest.mark.parametrize(("check", "value"), HOLD)
def test_a_number_that_a_bank_or_a_chain_made_holds(check: str, value: str) -> None:
    assert ACCOUNT_CHECKS[check](value)


@pytest.mark.parametrize(("check", "value"), FALL)
def test_a_number_with_a_slip_does_not(check: str, value: str) -> None:
    assert not ACCOUNT_CHECKS[check](value)


def test_made_addresses_hold() -> None:
    for seed in range(20):
        assert ACCOUNT_CHECKS["wallet"](fill("{bitcoin}", random.Random(seed)))


def test_an_account_number_ends_where_its_country_says() -> None:
    assert trim_iban("DE89 3704 0044 0532 0130 00 by") == "DE89 3704 0044 0532 0130 00"
