"""Read every byte of the record in the clear, free pages and old log frames included.

SQLite itself shows only what is alive, and its rekeying skips free pages. So pages are deciphered
here one by one, without SQLite: what this does not find is not in the file.

Source: SQLite3 Multiple Ciphers, "sqleet: ChaCha20": of a page the last 32 bytes are a nonce and a
tag; 24 bytes of page 1 are clear. SQLite, "Write-Ahead Log": 32 bytes of header, 24 per frame.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20

from handrail.local.keys import subkey

PAGE_BYTES = 4096
NONCE_BYTES = 16
RESERVED_BYTES = 32
CLEAR_BYTES_OF_FIRST_PAGE = 24
LOG_HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24


def decrypted(file: Path, root: bytes) -> bytes:
    """Return the clear bytes of every page in the record's file and its log.

    root: the vault's key.
    """
    key = subkey(root, "cipher")
    return b"".join(_page(key, number, page) for number, page in _pages(file))


def _pages(file: Path) -> Iterator[tuple[int, bytes]]:
    """Yield each page with its number, from the file and then from the log."""
    whole = file.read_bytes()
    for start in range(0, len(whole), PAGE_BYTES):
        yield start // PAGE_BYTES + 1, whole[start : start + PAGE_BYTES]
    log = Path(f"{file}-wal")
    frames = log.read_bytes() if log.exists() else b""
    for start in range(LOG_HEADER_BYTES, len(frames), FRAME_HEADER_BYTES + PAGE_BYTES):
        page = frames[start + FRAME_HEADER_BYTES :][:PAGE_BYTES]
        yield int.from_bytes(frames[start : start + 4], "big"), page


def _page(key: bytes, number: int, page: bytes) -> bytes:
    """Decipher one page; a page of zeros was never written."""
    end = PAGE_BYTES - RESERVED_BYTES
    nonce = page[end : end + NONCE_BYTES]
    counter = int.from_bytes(nonce[12:], "little") ^ number
    once = _stream(key, nonce[:12], counter, bytes(64))
    start = CLEAR_BYTES_OF_FIRST_PAGE if number == 1 else 0
    return _stream(once[32:], nonce[:12], counter + 1, page[start:end])


def _stream(key: bytes, nonce: bytes, counter: int, text: bytes) -> bytes:
    """Apply ChaCha20 from a block counter on."""
    full = (counter & 0xFFFFFFFF).to_bytes(4, "little") + nonce
    return Cipher(ChaCha20(key, full), mode=None).encryptor().update(text)
