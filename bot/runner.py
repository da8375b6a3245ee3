"""The life of the bot: start, serve until a signal, stop without losing what was begun."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Coroutine
from typing import Any

from sqlalchemy.exc import ArgumentError
from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.application import ALLOWED_UPDATES, App, build_application
from bot.desk import Desk
from bot.health import Heartbeat
from bot.menu import set_menu
from bot.records import Records
from bot.request import POLL_TIMEOUT
from bot.settings import BotSettings
from bot.webhook import WebhookServer
from gbaqa.bootstrap import build, prepare
from gbaqa.errors import GbaqaError
from gbaqa.storage.store import Store

LOG = logging.getLogger(__name__)
FIRST_PREPARATION = 15.0  # seconds that the start waits for the database
LONGEST_PAUSE = 30.0  # seconds between two attempts to reach the Bot API
STOP_FETCHING, STOP_HANDLING = 3.0, 5.0  # seconds; container engines kill after ten
BEAT = 15.0


class RefusedTokenError(GbaqaError):
    """Telegram does not know the token."""


async def run(settings: BotSettings) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises GbaqaError where it cannot start at all."""
    stopping = _on_signals()
    records = Records(_store(settings), settings.retention_days)
    heartbeat = Heartbeat(settings.heartbeat)
    prepare(settings)
    assistant = build(settings)
    application = build_application(Desk(settings, assistant, records), stopping, heartbeat.beat)
    LOG.info("base %s, %d entries", assistant.base.fingerprint, len(assistant.base.entries))
    async with _kept(records):
        try:
            if await _initialised(application, stopping):
                await _serve(application, settings, stopping, heartbeat)
        finally:
            await application.shutdown()
            heartbeat.stop()
    LOG.info("stopped")


def _store(settings: BotSettings) -> Store:
    """The storage. Raises GbaqaError where the URL names no database that could be opened."""
    try:
        return Store(settings.database)
    except (ArgumentError, ImportError):
        raise GbaqaError(
            "GBAQA_DATABASE_URL: must be like sqlite:////data/gbaqa.sqlite3 or postgresql://user:password@host/database"
        ) from None


def _on_signals() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    return stopping


@contextlib.asynccontextmanager
async def _kept(records: Records) -> AsyncIterator[None]:
    """The records, prepared if the database is there, and looked after in the background."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(records.prepare(), FIRST_PREPARATION)
    async with _background(records.keep()):
        yield
    await records.close()


@contextlib.asynccontextmanager
async def _background(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work that goes on beside, and is cancelled at the end."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _initialised(application: App, stopping: asyncio.Event) -> bool:
    """Get to know the bot's own name, however long Telegram is away; False where the bot is to stop before."""
    pause = 1.0
    while not stopping.is_set():
        try:
            await _unless(stopping, application.initialize())
            return not stopping.is_set()
        except InvalidToken:
            raise RefusedTokenError("Telegram refuses GBAQA_TELEGRAM_TOKEN: copy it again from @BotFather") from None
        except TelegramError as error:
            LOG.warning("Telegram cannot be reached (%s); trying again in %d seconds", type(error).__name__, pause)
        await _unless(stopping, asyncio.sleep(pause))
        pause = min(pause * 2, LONGEST_PAUSE)
    return False


async def _serve(application: App, settings: BotSettings, stopping: asyncio.Event, heartbeat: Heartbeat) -> None:
    """Handle updates until told to stop, then finish what was begun."""
    await application.start()
    heartbeat.beat()
    fetching = (
        _webhook(application, settings, stopping, heartbeat)
        if settings.webhook_url
        else (_polling(application, stopping))
    )
    try:
        async with fetching, _background(set_menu(application.bot)):
            way = "webhook" if settings.webhook_url else "long polling"
            LOG.info("@%s is ready (%s)", application.bot.username, way)
            await stopping.wait()
            LOG.info("stopping")
    finally:
        await _within(STOP_HANDLING, application.stop(), "some updates were still being handled")


@contextlib.asynccontextmanager
async def _polling(application: App, stopping: asyncio.Event) -> AsyncIterator[None]:
    updater = application.updater
    assert updater is not None  # noqa: S101 - the builder makes one unless told otherwise
    await _unless(
        stopping,
        updater.start_polling(
            timeout=POLL_TIMEOUT,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
            error_callback=_polling_failed,
        ),
    )
    try:
        yield
    finally:
        if updater.running:
            await _within(STOP_FETCHING, updater.stop(), "the last updates may come once more")


def _polling_failed(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        LOG.error("another program fetches updates with the same token, or a webhook is set: stop one of them")
    else:
        LOG.warning("updates could not be fetched (%s); going on", type(error).__name__)


@contextlib.asynccontextmanager
async def _webhook(
    application: App, settings: BotSettings, stopping: asyncio.Event, heartbeat: Heartbeat
) -> AsyncIterator[None]:
    def accept(raw: dict[str, Any]) -> None:
        application.update_queue.put_nowait(Update.de_json(raw, application.bot))

    server = WebhookServer(settings.webhook_url or "", settings.secret, accept)
    host, port = settings.address
    try:
        server.listen(host, port)
    except OSError as error:
        raise GbaqaError(f"GBAQA_WEBHOOK_LISTEN: cannot listen on {host}:{port} ({error.strerror})") from None
    try:
        async with _background(_registered(application, settings), _beating(heartbeat)):
            yield
    finally:
        await _within(STOP_FETCHING, server.stop(), "a request was still open")


async def _registered(application: App, settings: BotSettings) -> None:
    """Tell Telegram where updates go, until it has taken note."""
    pause = 1.0
    while True:
        try:
            await application.bot.set_webhook(
                settings.webhook_url or "",
                secret_token=settings.secret,
                allowed_updates=ALLOWED_UPDATES,
                drop_pending_updates=False,
            )
        except TelegramError as error:
            LOG.warning("the webhook could not be set (%s); trying again in %d seconds", error.message, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            LOG.info("the webhook is set")
            return


async def _beating(heartbeat: Heartbeat) -> None:
    while True:
        heartbeat.beat()
        await asyncio.sleep(BEAT)


async def _unless(stopping: asyncio.Event, work: Awaitable[Any]) -> None:
    """Wait for the work, or, if that comes first, for the event, and then cancel the work."""
    task, stop = asyncio.ensure_future(work), asyncio.ensure_future(stopping.wait())
    await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if task.done():
        task.result()
        return
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, TelegramError):
        await task


async def _within(seconds: float, work: Awaitable[Any], otherwise: str) -> None:
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        LOG.warning("stopped in a hurry: %s", otherwise)
