"""Search bytes for a value in every spelling in which it could have been written."""

import base64
import json
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import Path

# A leak of a part would be one too: this long a piece of a value is looked for as well.
PIECE = 12


def base64_cores(raw: bytes) -> Iterator[bytes]:
    """Give the part of the base64 text that is the same wherever the value stands in a stream."""
    for lead in range(3):
        encoded = base64.b64encode(bytes(lead) + raw)
        # The characters at both ends also depend on the neighbours.
        yield encoded[(0, 2, 3)[lead] : len(encoded) - 4]


def spellings(value: str) -> dict[str, bytes]:
    """Return the value as bytes in each encoding that is searched for."""
    plain = value.encode()
    json_ascii = json.dumps(value)[1:-1].encode()
    wide = {"utf-16-le": value.encode("utf-16-le"), "utf-16-be": value.encode("utf-16-be")}
    coded = {
        f"base64 of {name}, place {place}": core
        for name, raw in {"utf-8": plain, **wide}.items()
        for place, core in enumerate(base64_cores(raw))
    }
    urlsafe = {
        f"url-safe {name}": core.translate(bytes.maketrans(b"+/", b"-_"))
        for name, core in coded.items()
    }
    percent = urllib.parse.quote(value, safe="").encode()
    every = "".join(f"%{byte:02X}" for byte in plain).encode()
    return {
        "utf-8": plain,
        **wide,
        "json": json_ascii,
        "json twice": json.dumps(json_ascii.decode())[1:-1].encode(),
        "percent": percent,
        "form": urllib.parse.quote_plus(value).encode(),
        "percent, all": every,
        "percent, all, lower": every.lower(),
        "hex": plain.hex().encode(),
        "a piece": plain[:PIECE],
        **coded,
        **urlsafe,
    }


def found_in(data: bytes, values: Iterable[str]) -> list[str]:
    """Name the spellings found; never the value itself, which would end up in a report."""
    return [
        f"value {number} as {name}"
        for number, value in enumerate(values)
        for name, raw in spellings(value).items()
        if raw in data
    ]


def found_in_files(files: Iterable[Path], values: list[str]) -> list[str]:
    """Search whole files; return where something was found."""
    return [
        f"{file}: {found}"
        for file in files
        if file.is_file()
        for found in found_in(file.read_bytes(), values)
    ]
