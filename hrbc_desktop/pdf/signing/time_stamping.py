"""Asks the authority that a clinic named for a time stamp over a signature (RFC 3161; PAdES B-T).

A digest of the signature goes there and nothing else. Who waits never waits longer than `MOST_SECONDS`, whatever the
network does.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from typing import ClassVar

from asn1crypto import cms, core, tsp
from pyhanko.sign.timestamps import TimeStamper

from hrbc_desktop.pdf.reading.time_stamp import bare_token
from hrbc_desktop.wording.trust import TIME_STAMP_NO_ANSWER, TIME_STAMP_NOT_SOUND, TIME_STAMP_REFUSED, TIME_STAMP_SLOW

MOST_SECONDS = 10.0
"""Chosen by us: authorities answer within one; nobody in a visit waits longer for what can be left out."""

MOST_ANSWER_BYTES = 20_000
"""A time stamp with all certificates takes 3,000 to 8,000."""

_LONGEST_SILENCE = 5.0
_CONTENT_TYPE = "application/timestamp-query"

Stopping = Callable[[Callable[[], object]], AbstractContextManager[object]]
"""Takes what ends the waiting at once, and lets it be called while the context lasts."""


class TimeStampError(Exception):
    """Says in one sentence why there is no time stamp; nothing was signed, and it can be signed without one."""


@dataclass(frozen=True)
class TimeStampServer:
    """Where time stamps come from."""

    address: str
    stopping: Stopping = nullcontext
    most_seconds: float = MOST_SECONDS

    def ask(self, request: bytes) -> bytes:
        """Send a request and return the answer. Raises TimeStampError.

        On a thread of its own: looking up a name can take any time, and nothing ends it.
        """
        answers: SimpleQueue[bytes | Exception] = SimpleQueue()
        Thread(target=self._ask, args=(request, answers), daemon=True).start()
        try:
            with self.stopping(lambda: answers.put(TimeoutError())):
                answer = answers.get(timeout=self.most_seconds)
        except Empty as error:
            raise TimeStampError(TIME_STAMP_SLOW) from error
        if isinstance(answer, TimeoutError):
            raise TimeStampError(TIME_STAMP_SLOW) from answer
        if isinstance(answer, Exception):
            raise TimeStampError(TIME_STAMP_NO_ANSWER) from answer
        if len(answer) > MOST_ANSWER_BYTES:
            raise TimeStampError(TIME_STAMP_NOT_SOUND)
        return answer

    def _ask(self, request: bytes, answers: SimpleQueue[bytes | Exception]) -> None:
        posted = urllib.request.Request(  # noqa: S310 - the settings let http and https alone through
            self.address, request, {"Content-Type": _CONTENT_TYPE, "Accept": "application/timestamp-reply"}
        )
        try:
            with urllib.request.build_opener(_StayHere).open(posted, timeout=_LONGEST_SILENCE) as answer:
                answers.put(answer.read(MOST_ANSWER_BYTES + 1))
        except urllib.error.HTTPError as error:
            error.close()
            answers.put(error)
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None)
            answers.put(reason if isinstance(reason, TimeoutError) else error)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """The clinic named one server, not whatever that one names."""

    def redirect_request(self, *_facts: object) -> None:
        return None


class _Reply(core.Sequence):  # type: ignore[misc]
    """A TimeStampResp (RFC 3161, 2.4.2), in which a refusal has no token: asn1crypto asks for one."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("token", cms.ContentInfo, {"optional": True})]


class ServerTimeStamper(TimeStamper):
    """Brings the time stamps of a server into pyHanko; what is wrong with them is told in one sentence."""

    def __init__(self, server: TimeStampServer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._server = server

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask the server. Raises TimeStampError."""
        answer = self._server.ask(req.dump())
        if _Reply.load(answer, strict=True)["status"]["status"].native not in ("granted", "granted_with_mods"):
            raise TimeStampError(TIME_STAMP_REFUSED)
        return tsp.TimeStampResp.load(answer, strict=True)

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Return a time stamp over a digest, with what it takes to check it. Raises TimeStampError."""
        try:
            return bare_token(await super().async_timestamp(message_digest, md_algorithm))
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise TimeStampError(TIME_STAMP_NOT_SOUND) from error
