"""Blocks in another alphabet are decoded, the most particular kind first, and no hash is one."""

import base64
import gzip
import hashlib
import json
import uuid
import zlib
from collections.abc import Iterator

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.decode_block import BLOCKS_MAX, decoded_blocks
from handrail.engine.view import View

TEXT = "key: some secret text that is long"
DIGITS = "4539 1488 0343 6467 and then some, 4539148803436467 too."


def blocks(text: str) -> dict[str | None, str]:
    return {view.via: view.text for view in decoded_blocks(View(text), Meter(STANDARD))}


def test_a_dump_is_a_dump_and_not_hex() -> None:
    raw = TEXT.encode()
    lines = (raw[at : at + 16] for at in range(0, len(raw), 16))
    dump = "\n".join(f"{at * 16:08x}: {line.hex(' ', 2)}  ....|" for at, line in enumerate(lines))

    assert {name: text.strip() for name, text in blocks(dump).items()} == {"hexdump": TEXT}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (TEXT.encode().hex(" "), "hex"),
        (b"4539 1488 0343 6467".hex(" "), "hex"),
        (" ".join(f"U+{byte:04X}" for byte in TEXT.encode()), "hex"),
        (", ".join(f"(byte)0x{byte:02X}" for byte in TEXT.encode()), "hex"),
        (gzip.compress(TEXT.encode() * 2).hex(), "hex+gzip"),
        (", ".join(f"{byte:08b}" for byte in TEXT.encode()), "binary"),
        (", ".join(f"0b{byte:08b}" for byte in TEXT.encode()), "binary"),
        ("+".join(f"chr({byte})" for byte in TEXT.encode()), "character codes"),
        (" || ".join(f"CHR({byte})" for byte in TEXT.encode()), "character codes"),
        (" & ".join(f"ChrW({byte})" for byte in TEXT.encode()), "character codes"),
        ("+".join(f"[char]0x{byte:x}" for byte in TEXT.encode()), "character codes"),
        (base64.b32encode(TEXT.encode()).decode().lower().rstrip("="), "base32"),
        (",\n  ".join(f"0x{byte:02x}" for byte in TEXT.encode()), "hex"),
        (TEXT.encode().hex(" ", -4), "hex"),
        (zlib.compress(TEXT.encode() * 2).hex(), "hex+zlib"),
        (json.dumps(list(TEXT.encode()), indent=2), "decimal"),
        (" ".join(f"{byte:03}" for byte in TEXT.encode()), "decimal"),
        (" ".join(f"{byte:o}" for byte in TEXT.encode()), "octal"),
        (", ".join(f"0o{byte:o}" for byte in TEXT.encode()), "octal"),
        (", ".join(f"0{byte:o}" for byte in TEXT.encode()), "octal"),
        (" ".join(f"{byte:07b}" for byte in TEXT.encode()), "binary"),
        *(
            (base64.b64encode(zlib.compress(TEXT.encode() * 2, level)).decode(), "base64+zlib")
            for level in (1, 6, 9)
        ),
        (base64.b64encode(TEXT.encode("utf-16")).decode(), "base64"),
        (base64.b64encode(f"\ufeff{TEXT}".encode("utf-16-be")).decode(), "base64"),
        (base64.b64encode(f"\ufeff{TEXT}".encode()).decode(), "base64"),
    ],
)
def test_bytes_are_read_in_every_way_they_are_written(written: str, name: str) -> None:
    read = blocks(written)[name].strip()

    assert read.startswith(TEXT) or read == "4539 1488 0343 6467"


def lines_of(text: str, size: int) -> Iterator[tuple[int, bytes]]:
    raw = text.encode()
    return ((at, raw[at : at + size]) for at in range(0, len(raw), size))


def seen(line: bytes) -> str:
    return line.decode("ascii")


@pytest.mark.parametrize(
    "dump",
    [
        "\n".join(
            f"{at:08x}: {line.hex(' ', -2)}  {seen(line)}" for at, line in lines_of(DIGITS, 8)
        ),
        "\n".join(
            f"{at:08x}: {line.hex(' ', -2)}  {seen(line)}" for at, line in lines_of(DIGITS, 16)
        ),
        "\n".join(
            f"{at:08x}  {line[:8].hex(' ')}  {line[8:].hex(' ')}  |{seen(line)}|"
            for at, line in lines_of(DIGITS, 16)
        ),
        "\n".join(
            f"{at:07x} " + " ".join(line[i : i + 2][::-1].hex() for i in range(0, len(line), 2))
            for at, line in lines_of(DIGITS, 16)
        )
        + f"\n{len(DIGITS):07x}",
    ],
    ids=["xxd of eight", "xxd", "hexdump -C", "hexdump"],
)
def test_a_dump_is_read_without_what_stands_behind_the_bytes(dump: str) -> None:
    assert blocks(dump)["hexdump"].strip() == DIGITS


@pytest.mark.parametrize(
    "text",
    ["chr(13)+chr(10)", "internationalisation of misunderstandings", "CHAR(9), CHAR(255), CHAR(0)"],
)
def test_a_call_or_a_long_word_says_nothing(text: str) -> None:
    assert blocks(text) == {}


def test_a_block_maps_to_where_it_stands() -> None:
    hidden = base64.b64encode(TEXT.encode()).decode()
    [view] = decoded_blocks(View(f"see {hidden}, please"), Meter(STANDARD))

    assert view.origin(3, 8) == (4, 4 + len(hidden))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(str(uuid.UUID(int=number * 7919**9)) for number in range(1, 100)),
        "\n".join(hashlib.sha256(bytes([number])).hexdigest() for number in range(50)),
        "/usr/local/share/applications/some/long/path/of-a-program/and_more",
        "AVeryLongClassNameOfTheKindThatJavaHas.anotherOne(withArguments)",
    ],
    ids=["uuids", "hashes", "path", "names"],
)
def test_what_is_no_text_is_left_alone(text: str) -> None:
    assert blocks(text) == {}


def test_of_many_blocks_only_so_many_are_tried() -> None:
    hidden = "\n\n".join(
        base64.b64encode(f"{TEXT} {number}".encode()).decode() for number in range(100)
    )

    assert blocks(hidden)["base64"].count("key:") == BLOCKS_MAX


def test_decoys_of_a_general_kind_starve_none_of_a_particular_one() -> None:
    decoys = "\n\n".join(
        base64.b64encode(f"{TEXT} {number}".encode()).decode() for number in range(100)
    )
    bits = " ".join(f"{byte:08b}" for byte in TEXT.encode())

    assert blocks(f"{decoys}\n{bits}")["binary"].strip() == TEXT


def test_past_the_budget_nothing_is_decoded_and_the_meter_says_so() -> None:
    for chars in range(len(TEXT) * 4):
        meter = Meter(Budget(chars, 9, 9))

        assert list(decoded_blocks(View(TEXT.encode().hex()), meter)) == []
        assert meter.spent
