"""Make numbers that pass the checks of states, worked out from the states' own rules."""

import random
import string


def _body(dice: random.Random, size: int, first: str = "123456789") -> str:
    """Draw digits, the first from a narrower choice."""
    return dice.choice(first) + "".join(dice.choice(string.digits) for _ in range(size - 1))


def _first_that(dice: random.Random, size: int, weights: tuple[int, ...], modulus: int) -> str:
    """Draw until the weighed sum is a multiple of the modulus."""
    while True:
        number = _body(dice, size)
        weighed = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))
        if weighed % modulus == 0:
            return number


def nir(dice: random.Random, _: str = "") -> str:
    """Make a French number."""
    number = f"{dice.choice('12')}{dice.randrange(50, 99)}07{dice.randrange(10, 95)}"
    number += f"{dice.randrange(100, 999)}{dice.randrange(100, 999)}"
    return f"{number}{97 - int(number) % 97:02}"


def codice(dice: random.Random, _: str = "") -> str:
    """Make an Italian code: of all last letters one is right."""
    odd = dict(
        zip(
            string.digits + string.ascii_uppercase,
            (
                *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21),
                *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10),
                *(22, 25, 24, 23),
            ),
            strict=True,
        )
    )
    even = {char: place for place, char in enumerate(string.digits)}
    even |= {char: place for place, char in enumerate(string.ascii_uppercase)}
    letters = "".join(dice.choice(string.ascii_uppercase) for _ in range(6))
    code = f"{letters}{dice.randrange(50, 99)}D{dice.randrange(10, 28)}H{dice.randrange(100, 999)}"
    total = sum((odd if place % 2 == 0 else even)[char] for place, char in enumerate(code))
    return code + string.ascii_uppercase[total % 26]


def bsn(dice: random.Random, _: str = "") -> str:
    """Make a Dutch number."""
    return _first_that(dice, 9, (9, 8, 7, 6, 5, 4, 3, 2, -1), 11)


def pesel(dice: random.Random, _: str = "") -> str:
    """Make a Polish number."""
    number = f"{dice.randrange(50, 99)}07{dice.randrange(10, 28)}{dice.randrange(1000, 9999)}"
    total = sum(int(d) * w for d, w in zip(number, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=True))
    return f"{number}{-total % 10}"


def cpf(dice: random.Random, _: str = "") -> str:
    """Make a Brazilian number."""
    number = _body(dice, 9)
    for size in (9, 10):
        total = sum(int(digit) * (size + 1 - place) for place, digit in enumerate(number))
        number += str(total * 10 % 11 % 10)
    return f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}"


def aadhaar(dice: random.Random, _: str = "") -> str:
    """Make an Indian number: its check digit is the one that makes the dihedral product zero."""

    def times(left: int, right: int) -> int:
        """Multiply in the group of a pentagon's turns and flips."""
        if left < 5:
            return (left + right) % 5 + (5 if right > 4 else 0)
        return (left - right) % 5 + (5 if right < 5 else 0)

    turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

    def check(number: str) -> int:
        """Work a number through, from its last digit to its first."""
        total = 0
        for place, digit in enumerate(reversed(number)):
            value = int(digit)
            for _ in range(place % 8):
                value = turn[value]
            total = times(total, value)
        return total

    body = _body(dice, 11, "23456789")
    number = next(f"{body}{last}" for last in range(10) if check(f"{body}{last}") == 0)
    return " ".join(number[place : place + 4] for place in (0, 4, 8))


def personnummer(dice: random.Random, _: str = "") -> str:
    """Make a Swedish number."""
    number = f"{dice.randrange(50, 99)}07{dice.randrange(10, 28)}{dice.randrange(100, 999)}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(number))
    return f"19{number[:6]}-{number[6:]}{-total % 10}"


def ahv(dice: random.Random, _: str = "") -> str:
    """Make a Swiss number."""
    number = f"756{_body(dice, 9)}"
    total = sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(number))
    number += str(-total % 10)
    return f"{number[:3]}.{number[3:7]}.{number[7:11]}.{number[11:]}"


def sin(dice: random.Random, _: str = "") -> str:
    """Make a Canadian number."""
    number = _body(dice, 8, "1234567")
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(number))
    number += str(-total % 10)
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def tfn(dice: random.Random, _: str = "") -> str:
    """Make an Australian number."""
    number = _first_that(dice, 9, (1, 4, 3, 7, 5, 8, 6, 9, 10), 11)
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def mynumber(dice: random.Random, _: str = "") -> str:
    """Make a Japanese number."""
    body = _body(dice, 11)
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    number = body + str(0 if rest <= 1 else 11 - rest)
    return " ".join(number[place : place + 4] for place in (0, 4, 8))


def benational(dice: random.Random, _: str = "") -> str:
    """Make a Belgian number."""
    body = f"{dice.randrange(50, 99)}07{dice.randrange(10, 28)}{dice.randrange(100, 997)}"
    check = f"{97 - int(body) % 97:02}"
    return f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{check}"


def hetu(dice: random.Random, _: str = "") -> str:
    """Make a Finnish code."""
    day, serial = f"{dice.randrange(10, 28)}07{dice.randrange(50, 99)}", dice.randrange(100, 899)
    return f"{day}-{serial}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(f'{day}{serial}') % 31]}"


def mrz(dice: random.Random, _: str = "") -> str:
    """Make the second line of a passport's strip, with its check digits."""

    def check(field: str) -> int:
        """Work out the check digit of a field."""
        values = [0 if char == "<" else int(char, 36) for char in field]
        return sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10

    number, born, until = f"L{_body(dice, 8)}", f"{dice.randrange(50, 99)}0712", "310814"
    personal = "<" * 14
    line = f"{number}{check(number)}UTO{born}{check(born)}F{until}{check(until)}{personal}0"
    return f"{line}{check(line[:10] + line[13:20] + line[21:43])}"
