"""Chat look-alikes behind TLS on this machine, one server for every host."""

import datetime as dt
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PAGES = Path(__file__).parent / "pages"
ROOT = Path(__file__).resolve().parents[2]

CHATGPT = "chatgpt.com"
DEEPSEEK = "chat.deepseek.com"
CLIPBOARD = "clipboard.handrail.test"
HOSTS = (CHATGPT, DEEPSEEK, CLIPBOARD)

KINDS = {".js": "text/javascript", ".css": "text/css"}

# The certificate only has to outlive one run; browsers are told to accept it.
CERTIFICATE_DAYS = 2


@dataclass
class Site:
    """The running server.

    requests: every request line with its headers and body, as the sites got them.
    """

    port: int
    requests: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> dict[str, int]:
        """Which host is answered on which port, for the browser's resolver."""
        return dict.fromkeys(HOSTS, self.port)


def make_certificate(folder: Path) -> Path:
    """Write a self-signed certificate for all hosts, key beside it in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Handrail tests")])
    now = dt.datetime.now(dt.UTC)  # noqa: TID251 (no clock to hand in: TLS has its own)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=CERTIFICATE_DAYS))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(h) for h in HOSTS]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "certificate.pem"
    file.write_bytes(secret + built.public_bytes(serialization.Encoding.PEM))
    return file


def bundle_editor(folder: Path) -> Path:
    """Make one classic script of ProseMirror; the sites' editor is not our code."""
    program = ROOT / "node_modules" / ".bin" / "esbuild"
    made = folder / "prosemirror.js"
    command = [str(program), str(PAGES / "prosemirror.mjs"), "--bundle", "--format=iife"]
    # esbuild looks for packages above the entry's own folder, which leads to node_modules/.
    subprocess.run(
        [*command, f"--outfile={made}", "--log-level=error"], check=True, cwd=ROOT, timeout=60
    )
    return made


def lay_out(folder: Path) -> None:
    """Put everything that is served into one folder."""
    for page in PAGES.glob("*.html"):
        shutil.copy(page, folder)
    for script in ("clock.js", "recorder.js"):
        shutil.copy(PAGES / script, folder)
    bundle_editor(folder)


def file_for(host: str, path: str) -> str:
    """Choose what a host answers with."""
    if path.endswith((".js", ".css")):
        return path.removeprefix("/")
    if path.startswith("/editor/"):
        return "editors.html"
    named = f"{path.removeprefix('/')}.html"
    if (PAGES / named).exists():
        return named
    anywhere = {"/inner": "textarea.html"}
    fronts = {CHATGPT: "prosemirror.html", DEEPSEEK: "textarea.html"}
    return anywhere.get(path) or fronts.get(host, "blank.html")


def make_handler(folder: Path, requests: list[str]) -> type[BaseHTTPRequestHandler]:
    """Make the request handler for one folder and one record."""

    class Handler(BaseHTTPRequestHandler):
        """Serve files; write down everything that arrives."""

        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            """Serve the file of this host and path, or 404."""
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            requests.append(f"{self.requestline}\n{self.headers}\n{body!r}")
            host = (self.headers.get("Host") or "").partition(":")[0]
            file = folder / file_for(host, self.path.partition("?")[0])
            found = file.exists()
            content = file.read_bytes() if found else b""
            kind = KINDS.get(file.suffix, "text/html")
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = answer  # noqa: N815 (the name http.server calls)
        do_POST = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Stay silent: what arrived stands in the record."""

    return Handler


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve the look-alikes for as long as the context lasts."""
    lay_out(folder)
    site = Site(port=0)
    server = ThreadingHTTPServer(("127.0.0.1", 0), make_handler(folder, site.requests))
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(make_certificate(folder))
    # The handshake must happen in the connection's own thread, or an idle one blocks all others.
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
