"""Receiving updates by HTTP, where a webhook is set."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.request import is_readable

LOG = logging.getLogger(__name__)
LARGEST = 4 * 1024 * 1024  # bytes of one update
HEALTH_PATH = "/healthz"
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

Accept = Callable[[dict[str, Any]], None]


class WebhookServer:
    """Takes updates at the path of the webhook's URL, and answers `/healthz`."""

    def __init__(self, url: str, secret: str, accept: Accept) -> None:
        path = urlsplit(url).path or "/"
        given = {"secret": secret, "accept": accept}
        routes: list[Any] = [(HEALTH_PATH, _Health), (path, _Updates, given)]
        self._server = HTTPServer(Application(routes), max_body_size=LARGEST)

    def listen(self, host: str, port: int) -> None:
        """Begin to listen. Raises OSError where the address is taken."""
        self._server.listen(port, host)

    async def stop(self) -> None:
        """Stop listening and close what is open."""
        self._server.stop()
        await self._server.close_all_connections()


class _Health(RequestHandler):
    def get(self) -> None:
        self.write("ok\n")


class _Updates(RequestHandler):
    def initialize(self, secret: str, accept: Accept) -> None:
        self._secret, self._accept = secret, accept

    def post(self) -> None:
        given = self.request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.send_error(403)
            return
        raw = _update_in(self.request.body)
        if raw is None:  # answered all the same: Telegram would send it again and again, and hold back the others
            LOG.warning("an update that cannot be read was passed over")
        else:
            self._accept(raw)


def _update_in(body: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    known = isinstance(raw, dict) and type(raw.get("update_id")) is int and is_readable(raw)
    return raw if known else None
