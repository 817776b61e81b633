"""What is imported at the start reads no certificates, and everything is as ever afterwards."""

import gc
import ssl
import subprocess
import sys

import pytest

from handrail.local.quick_start import importing

# What aiohttp trusts as a client, by name of its module.
START = """
from handrail.local.quick_start import importing
with importing():
    import aiohttp.connector
print(len(aiohttp.connector._SSL_CONTEXT_VERIFIED.get_ca_certs()))
"""


def test_a_context_that_is_made_meanwhile_trusts_nobody() -> None:
    with importing():
        context = ssl.create_default_context()

    assert context.get_ca_certs() == []
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_everything_is_as_ever_afterwards_whatever_happened() -> None:
    before = ssl.SSLContext.load_default_certs, ssl.SSLContext.set_default_verify_paths

    with pytest.raises(ZeroDivisionError), importing():
        1 / int(gc.isenabled())

    assert gc.isenabled()
    assert before == (ssl.SSLContext.load_default_certs, ssl.SSLContext.set_default_verify_paths)


def test_the_agents_server_brings_no_certificates_along() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)

    assert done.stdout == "0\n"


def test_the_packaged_program_which_has_no_tls_starts_as_well() -> None:
    without = "import sys; sys.modules['ssl'] = None\n"
    start = "from handrail.local.quick_start import importing\nwith importing():\n    print('up')\n"

    done = subprocess.run(
        [sys.executable, "-c", without + start], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == ("up\n", "")
