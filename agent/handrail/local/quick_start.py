"""Import much at once, without what a program that stays and calls nobody need not do."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

try:
    import ssl
except ImportError:
    TLS = False  # the packaged program has none
else:
    TLS = True


@contextmanager
def importing() -> Iterator[None]:
    """Look for no garbage and read no certificates meanwhile.

    What is imported stays, so looking through it is in vain.
    """
    gc.disable()
    try:
        with _trusting_nobody() if TLS else nullcontext():
            yield
    finally:
        gc.enable()


@contextmanager
def _trusting_nobody() -> Iterator[None]:
    """Have TLS contexts made without authorities.

    aiohttp makes two for its client as it is imported, and each reads every authority the machine
    trusts; the agent answers on this machine and calls nobody, and a context without authorities
    trusts nobody. Measured together with the garbage: 0.1 s of CPU (Python 3.11, Debian), a sixth
    of the start.
    """
    paths, certificates = ssl.SSLContext.set_default_verify_paths, ssl.SSLContext.load_default_certs
    ssl.SSLContext.set_default_verify_paths = _nothing  # type: ignore[method-assign, assignment]
    ssl.SSLContext.load_default_certs = _nothing  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        ssl.SSLContext.set_default_verify_paths = paths  # type: ignore[method-assign]
        ssl.SSLContext.load_default_certs = certificates  # type: ignore[method-assign]


def _nothing(*_: object) -> None:
    """Read nothing."""
