"""Payment cards, bank accounts and wallet phrases that check out and belong to nobody."""

from hashlib import sha256
from itertools import pairwise
from random import Random

from day.identity import joined, luhn, some
from day.paste import Part
from day.words import listed

# Every sixteenth word of the English list of BIP-39, so that a word's number is its place times 16.
WALLET_STEP = 16
WALLET_WORDS = listed(
    "abandon acoustic advice alcohol amount anxiety army asthma avoid bamboo beef bid blossom "
    "borrow bright bulk cactus capital catch champion chimney claw clown come copy craft cross "
    "current day deliver despair dignity divorce dragon dune ecology elite energy equal evoke "
    "exotic faith favorite figure fix foam foster fun gas ginger goat gravity gym head hire "
    "host hybrid improve inject invite job key lab lawn length link lottery maid marine meat "
    "metal mix mosquito must neglect noodle object old orchard own parade pear piano plastic "
    "pool present project puppy quote rare reduce render retreat ring rose safe scale search "
    "series ship siege skate slot sock source spirit staff stock submit sure swing task theme "
    "tilt tomato toward trend tube ugly unlock useless velvet village voyage way wheel winter wrap"
)
# Country -> how the account part looks after the two check digits; 0 is a digit, A a letter.
ACCOUNTS = {
    "DE": "0" * 18,
    "FR": "0" * 23,
    "GB": "AAAA" + "0" * 14,
    "NL": "AAAA" + "0" * 10,
    "AT": "0" * 16,
}


def card(random: Random, kind: str) -> str:
    """Return a card number of the kind, in its usual groups."""
    start, length = {"visa": ("4", 16), "master": ("5", 16), "amex": ("37", 15)}[kind or "visa"]
    second = [random.randint(1, 5)] if kind == "master" else []
    body = [*map(int, start), *second]
    body += some(random, length - 1 - len(body))
    text = joined([*body, luhn(body)])
    cuts = (0, 4, 10, 15) if kind == "amex" else (0, 4, 8, 12, 16)
    return " ".join(text[a:b] for a, b in pairwise(cuts))


def iban(random: Random, country: str) -> str:
    """Return an account number whose check digits hold. Source: ISO 13616, MOD 97-10."""
    bank = random.choice(("NWBK", "INGB", "RABO", "BARC"))
    shape = ACCOUNTS[country]
    account = (bank if shape.startswith("A") else "") + joined(some(random, shape.count("0")))
    number = int("".join(str(int(c, 36)) for c in f"{account}{country}00"))
    text = f"{country}{98 - number % 97:02}{account}"
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def wallet(random: Random, _: str) -> str:
    """Return twelve words whose last carries the four check bits."""
    while True:
        places = [random.randrange(len(WALLET_WORDS)) for _ in range(12)]
        bits = "".join(f"{place * WALLET_STEP:011b}" for place in places)
        digest = sha256(int(bits[:128], 2).to_bytes(16, "big")).digest()
        if f"{digest[0]:08b}"[:4] == bits[128:]:
            return " ".join(WALLET_WORDS[place] for place in places)


MONEY: dict[str, Part] = {"card": card, "iban": iban, "wallet": wallet}
