"""What the tests paste, made anew at each run: no file of the repository holds any of it."""

import json
import random
import string

FIRST = ("Mara", "Jonas", "Aylin", "Pedro", "Ingrid", "Tomasz", "Chloe", "Rahul", "Noor", "Sven")
LAST = ("Okafor", "Lindqvist", "Duarte", "Petrov", "Haddad", "Novak", "Sorensen", "Iyer", "Bauer")
CLEAN = "How do I sort a list of dictionaries by two keys in Python?\nPlease show both ways."

# Sensitive content goes in with a reason; what stands behind it are the ones to choose from.
_ASKING = """[policy]
id = "test"
version = 1
owner = "tests"

[classes.sensitive]
over_ceiling = "justify"

[overrides]
reasons = """

_random = random.SystemRandom()


def asking(*reasons: str) -> str:
    """Return a policy that asks for a reason and offers these."""
    return f"{_ASKING}{json.dumps(reasons, ensure_ascii=False)}\n"


def token(length: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    """Return a random word nobody has seen before."""
    return "".join(_random.choice(alphabet) for _ in range(length))


def aws_key() -> str:
    """Return something that has the shape of an AWS access key id."""
    return "AKIA" + token(16, string.ascii_uppercase + "234567")


def github_token() -> str:
    """Return a token that carries GitHub's prefix and the length of one."""
    return "gh" + "p_" + token(36)


def customer_rows(count: int = 8) -> list[tuple[str, str, str]]:
    """Return (name, e-mail, phone) of customers who do not exist."""
    rows = []
    for _ in range(count):
        first, last = _random.choice(FIRST), _random.choice(LAST)
        mark = token(6, string.ascii_lowercase)
        phone = f"+49 30 {_random.randint(2000000, 8999999)}"
        rows.append((f"{first} {last}", f"{first}.{last}.{mark}@kundenhof.de".lower(), phone))
    return rows


def customer_list(rows: list[tuple[str, str, str]]) -> str:
    """Return the rows as a person would copy them from a sheet."""
    return "\n".join(["Customer\tE-mail\tPhone", *("\t".join(row) for row in rows)])


def customer_html(rows: list[tuple[str, str, str]]) -> str:
    """Return the same rows as an html list with one name in bold."""
    items = "".join(f"<li><b>{name}</b> {mail}, <i>{phone}</i></li>" for name, mail, phone in rows)
    return f"<p>Our customers:</p><ul>{items}</ul>"
