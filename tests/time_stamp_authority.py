"""A small authority for time stamps on this computer (RFC 3161 over HTTP), which can also misbehave."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from hrbc_desktop.pdf.signing.identity import SigningIdentity, SigningKey

Answer = Callable[[bytes], tuple[int, bytes]]
"""What comes back for a request: the status and the body."""


def stamping(identity: SigningIdentity, at: datetime) -> Answer:
    """Stamp whatever is asked with the time `at`."""
    assert isinstance(identity.key, SigningKey)
    key = identity.key.private_bytes(Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    certificate, *above = (
        asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in (identity.certificate, *identity.chain)
    )
    stamper: Any = DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(key), certs_to_embed=above, fixed_dt=at)  # type: ignore[arg-type]

    def answer(request: bytes) -> tuple[int, bytes]:
        return 200, stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()

    return answer


def refusing(_request: bytes) -> tuple[int, bytes]:
    """Refuse without a token, as RFC 3161, 2.4.2, asks for."""
    return 200, b"\x30\x05\x30\x03\x02\x01\x02"


@contextmanager
def serving(answer: Answer | None, asked: list[bytes] | None = None, *, headers: bool = True) -> Iterator[str]:
    """Serve on this computer and yield the address; with no answer, stay silent until the end.

    Without headers, send one letter of them at a time for ever.
    """
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            if asked is not None:
                asked.append(request)
            if answer is None:
                while not over.wait(0.05):
                    if not headers:
                        self.wfile.write(b"H")
                return
            status, body = answer(request)
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", body.decode())
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_facts: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        over.set()
        server.shutdown()
        server.server_close()


def measured(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.monotonic()
    work()
    return time.monotonic() - start
