"""gunicorn's worker, whose answers to requests that it cannot read look like all others and carry our headers."""

import logging
from http import HTTPStatus
from typing import Any

from flask import Flask
from gunicorn import util
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

from webui import errors

log = logging.getLogger(__name__)
#: The longest request line that gunicorn takes, in bytes; the state of a map stands in its address.
LONGEST_LINE = 8190
#: What was wrong -> status and words; whatever else cannot be read is a bad request.
_KINDS: tuple[tuple[type[Exception], int, str], ...] = (
    (
        LimitRequestLine,
        414,
        f"The address is longer than {LONGEST_LINE:,} characters. A long statement goes to /console by POST",
    ),
    (LimitRequestHeaders, 431, "The headers of the request are longer than is taken here"),
    (ParseException, 400, "The request is not one of HTTP"),
)


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker that refuses with our own page."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Say what cannot be read; what went wrong otherwise is gunicorn's to tell."""
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        log.warning("A request that cannot be read: %s", type(exc).__name__)
        status, words = next((status, words) for kind, status, words in _KINDS if isinstance(exc, kind))
        try:
            util.write_nonblock(client, refusal(self.wsgi, status, words))
        except OSError:
            log.debug("Whoever asked has gone")


def refusal(app: Flask, status: int, words: str) -> bytes:
    """The whole answer as it goes over the wire; in HTML, because what was accepted is not known."""
    with app.test_request_context("/"):
        errors.name_request()
        answer = app.process_response(errors.answer(words, status, HTTPStatus(status).phrase))
        answer.headers["Connection"] = "close"
        head = "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
        return f"HTTP/1.1 {answer.status}\r\n{head}\r\n".encode("latin-1") + answer.get_data()
