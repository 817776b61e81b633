"""`handrail policy verify`: say whether a policy has the organisation's signature."""

import argparse
import sys
from pathlib import Path

from minisign import PublicKey

from handrail.local.clock import system_clock
from handrail.local.paths import state
from handrail.local.policy_text_file import read_file
from handrail.local.signature import (
    SIGNATURE_ENDING,
    SignatureError,
    check_signature,
    read_key,
    read_keys,
    timely,
)

NAME = "verify"
HELP = "say whether a policy has the organisation's signature, and until when"
EXIT_HOLDS, EXIT_DOES_NOT = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy verify` accepts."""
    parser.epilog = "example: handrail policy verify policy.toml --key org.pub"
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="the keys of this machine otherwise"
    )


def run(args: argparse.Namespace) -> int:
    """Print what the signature says; exit 1 when it does not hold."""
    text = read_file(args.file).encode()
    try:
        signature = _bytes_of(args.file.with_name(args.file.name + SIGNATURE_ENDING))
        signed = check_signature(text, signature, _keys(args.key), args.file.name)
        notes = list(timely(signed, system_clock().now().date(), args.file.name))
    except SignatureError as error:
        print(f"handrail: {error}", file=sys.stderr)
        return EXIT_DOES_NOT
    print(f"{args.file} is signed with the key {signed.key}")
    print(f"  serial    {signed.serial}")
    if signed.org:
        print(f"  org       {signed.org}")
    print(f"  expires   {signed.expires or 'never'}")
    for note in notes:
        print(f"  note      {note}")
    return EXIT_HOLDS


def _keys(file: Path | None) -> tuple[PublicKey, ...]:
    """Return the key that was named, else those of this machine. SignatureError: there is none."""
    if file:
        return (read_key(file),)
    folder = state().organisation_dir
    keys = read_keys(folder)
    if not keys:
        raise SignatureError(f"{folder} holds no key; name one with --key")
    return keys


def _bytes_of(file: Path) -> bytes:
    """Return a signature file. SignatureError: there is none."""
    try:
        return file.read_bytes()
    except OSError as error:
        how = f"handrail policy sign {file.stem} --key org.key --serial 1"
        raise SignatureError(f"{file} is missing; sign with: {how}") from error
