"""Whether who signs a mail among colleagues is told from a customer with a case."""

import pytest

from handrail.engine.colleagues import without_colleague

SIGNED = "\n\nRegards\nJane Porter\njane.porter@mill.org"


@pytest.mark.parametrize("greeting", ["Hi Omar,", "Hello all,", "Hej Karin!"])
def test_a_signature_among_colleagues_is_left_out(greeting: str) -> None:
    text = f"{greeting}\n\nthe ticket for the portal is ready."
    assert "@" not in without_colleague(text + SIGNED)


@pytest.mark.parametrize(
    "work",
    [
        "the refund page needs a new text",
        "die Reklamationsstatistik ist fertig",
        "la page de remboursement est en ligne",
    ],
)
def test_the_page_for_such_cases_is_work(work: str) -> None:
    assert "@" not in without_colleague(f"Hi Omar,\n\n{work}, ticket 4.{SIGNED}")


@pytest.mark.parametrize(
    "text",
    [
        f"Dear support,\n\nmy ticket is open.{SIGNED}",
        f"Hi Omar,\n\nour order arrived broken.{SIGNED}",
        f"Hi Omar,\n\nI want a refund, the refund page is of no help.{SIGNED}",
        "Hi Omar,\n\nthe ticket is open.\n\nRegards\nJane Porter\njane@gmail.com",
        "Hi Omar,\n\nthe ticket is open, write to jane.porter@mill.org",
    ],
)
def test_a_mail_with_a_case_stays_whole(text: str) -> None:
    assert without_colleague(text) == text
