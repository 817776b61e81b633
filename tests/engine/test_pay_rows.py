"""Whether a table says what people earn."""

import pytest

from handrail.engine.pay_rows import lists_pay

PEOPLE = [
    "Name\tBase\nJane Porter\t61200\nOmar Lindt\t48750\nMei Garcia\t72300",
    """
00412   PORTER J    168.00  14.20   2385.60
00417   LINDT O     160.00  14.20   2272.00
00433   GARCIA M    172.50  13.10   2259.75""",
    "Porter;Jane;4410;4.120,00\nLindt;Omar;4410;3.890,00\nGarcia;Mei;4420;5.450,00",
    "Porter J 38 200 -> 39 300\nLindt O 35 900 -> 37 400\nGarcia M 44 100 -> 44 600",
    "Юдин Игорь;78000\nЯшин Илья;62000\nФидин Илья;98000",
    "佐藤 美咲\t285000\n高橋 健太\t342000\n中村 由紀\t268000",
    "| Jane Porter | Eng | 212k |\n| Omar Lindt | Eng | 178k |\n| Mei Garcia | PM | 165k |",
    "Harriet 6k, Dylan 4k, Joanne 0, Marcus 9k",
    "Martine 1 200, Hakim 800, Bruno: 1 500",
    "Martine K. - 61.000, asked for more\nHakim - 54.500\nBruno - 72.000 -> 75.500",
]
NOT_PEOPLE = [
    "Anna 3, Peter 5, Tom 4",
    "Anna 45 chairs, Peter 30 tables, Tom 12 lamps",
    "Berlin 64k, Paris 61k, Rome 50k",
    "San Francisco\t176064\nLos Angeles\t155399\nBerlin\t64000\nNew York\t150000",
    "Software Engineer,120000\nData Scientist,130000\nProduct Manager,140000",
    "Grade A 38,000\nGrade B 42,000\nGrade C 46,000",
    "Jane Porter\t61200\nOmar Lindt\t48750",
    "Jane Porter\t2019\nOmar Lindt\t2020\nMei Garcia\t2021",
    "Sage Payroll 4500\nZoho People 3900\nBright Oracle 12000",
    "Mount Everest 8849\nBroad Peak 8051\nLhotse Shar 8382",
    "Bering Strait Time [-4100]\nBrazil Standard Time [+0300]\nBritish Summer Time [+0100]",
    "Berlin\t64000\nParis\t61000\nBuenos Aires\t40000\nRome\t50000\nDe Lier\t41000",
]


@pytest.mark.parametrize("text", PEOPLE)
def test_rows_of_people_with_amounts_are_a_pay_list(text: str) -> None:
    assert lists_pay(text)


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_rows_of_jobs_places_and_years_are_none(text: str) -> None:
    assert not lists_pay(text)
