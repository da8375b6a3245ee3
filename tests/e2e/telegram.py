"""A Bot API server of our own: real HTTP, in a thread, as strict as Telegram where it matters, and faulty on demand."""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

TOKEN = "4242:AAE2e-token_that_must_stay-secret"
BOT = {"id": 4242, "is_bot": True, "first_name": "gbaqa", "username": "gbaqa_test_bot"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
STICKER = {**PHOTO[0], "type": "regular", "is_animated": False, "is_video": False}
PATIENCE = 60.0  # seconds that a test waits for what must come
_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}


class RefusedError(Exception):
    """A request that Telegram would refuse with 400."""


@dataclass
class Call:
    """One request of the bot, and what it was answered."""

    method: str
    params: dict[str, Any]
    status: int = 0
    answer: dict[str, Any] = field(default_factory=dict)


@dataclass
class Fault:
    """What goes wrong with a request: a status, or a dropped connection (0); with 200, it is only delayed."""

    status: int = 200
    retry_after: int = 0
    delay: float = 0
    description: str = "fault on demand"
    migrated_to: int = 0

    @property
    def parameters(self) -> dict[str, int]:
        """What the answer tells besides."""
        told = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrated_to}
        return {name: value for name, value in told.items() if value}


class _Markup(HTMLParser):
    """Reads HTML as strictly as Telegram does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise RefusedError(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise RefusedError("can't parse entities: unexpected end tag")

    def handle_data(self, data: str) -> None:
        if "<" in data or "&" in data:
            raise RefusedError("can't parse entities: unescaped character")
        self.text += data

    def handle_entityref(self, name: str) -> None:
        if name not in {"lt", "gt", "amp", "quot"}:
            raise RefusedError(f"can't parse entities: unknown entity {name}")
        self.text += unescape(f"&{name};")

    def handle_comment(self, data: str) -> None:
        raise RefusedError("can't parse entities: comment")


def shown(params: dict[str, Any]) -> str:
    """The text as a reader sees it. Raises RefusedError for what Telegram would not take."""
    text = str(params.get("text", ""))
    if params.get("parse_mode") == "HTML":
        markup = _Markup()
        markup.feed(text)
        markup.close()
        if markup.open or "<" in markup.rawdata:
            raise RefusedError("can't parse entities: can't find end tag")
        text = markup.text
    if not text.strip():
        raise RefusedError("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise RefusedError("message is too long")
    return text


def buttons_of(params: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a message, row by row. Raises RefusedError for data that Telegram would not take."""
    markup = params.get("reply_markup") or {}
    buttons = [button for row in markup.get("inline_keyboard", []) for button in row]
    if len(buttons) > 100:
        raise RefusedError("reply markup is too long")
    for button in buttons:
        if not button["text"] or not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
            raise RefusedError("BUTTON_DATA_INVALID")
    return buttons


class Telegram:
    """The server; its public methods are for tests, in another thread."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.messages: dict[tuple[int, int], dict[str, Any]] = {}
        self.known: dict[int, dict[str, Any]] = {}
        self.queries: set[str] = set()
        self.webhook: dict[str, Any] = {}
        self.commands: list[dict[str, Any]] = []
        self.pending: deque[dict[str, Any]] = deque()
        self.changed = threading.Condition()
        self._ids = 1000
        self._loop = asyncio.new_event_loop()
        self._arrived = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.url = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()

    # -- for tests ---------------------------------------------------------------------------------------------------

    def person(self, language: str | None = "zh-hans") -> Person:
        """Somebody new, in a private chat with the bot."""
        number = self._next()
        user = {"id": number, "is_bot": False, "first_name": "P", **({"language_code": language} if language else {})}
        return Person(self, user, self._chat({"id": number, "type": "private", "first_name": "P"}))

    def group(self, forum: bool = False) -> dict[str, Any]:
        """A new group with the bot in it."""
        return self._chat({"id": -self._next(), "type": "supergroup", "title": "G", "is_forum": forum})

    def push(self, update: dict[str, Any], number: int | None = None) -> int:
        """Send an update to the bot; its id."""
        number = number or self._next()
        self._loop.call_soon_threadsafe(self._queue, {"update_id": number, **update})
        return number

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next requests of a method fail, each with one fault."""
        self.faults.setdefault(method, deque()).extend(faults)

    def wait(self, test: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Wait until the test is true of what was called; what it returned. Raises AssertionError in vain."""
        end = time.monotonic() + patience
        with self.changed:
            while not (found := test()):
                left = end - time.monotonic()
                assert left > 0, f"waited in vain; last calls: {[call.method for call in self.calls[-8:]]}"
                self.changed.wait(left)
            return found

    def made(self, method: str) -> list[Call]:
        """The calls of a method that were made."""
        return [call for call in self.calls if call.method == method]

    def new_message(self, chat: dict[str, Any], **content: Any) -> dict[str, Any]:
        """A message in a chat."""
        message = {"message_id": self._next(), "date": 1_760_000_000, "chat": chat, **content}
        self.messages[chat["id"], message["message_id"]] = message
        return message

    def close(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _next(self) -> int:
        with self.changed:
            self._ids += 1
            return self._ids

    def _chat(self, chat: dict[str, Any]) -> dict[str, Any]:
        self.known[chat["id"]] = chat
        return chat

    def _queue(self, update: dict[str, Any]) -> None:
        self.pending.append(update)
        self._arrived.set()
        if self.webhook.get("url"):
            self._loop.create_task(self._deliver())

    async def _deliver(self) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        async with httpx.AsyncClient() as client:
            while self.pending:
                update = self.pending.popleft()
                content = update.pop("_raw", None) or json.dumps(update)
                answer = await client.post(self.webhook["url"], content=content, headers=headers)
                self._note(Call("(delivered)", {"update": update}, answer.status_code))

    async def _listen(self) -> str:
        application = Application([(r"/bot(?P<token>[^/]+)/(?P<method>\w+)", _Method, {"telegram": self})])
        sockets = bind_sockets(0, "127.0.0.1")
        HTTPServer(application).add_sockets(sockets)
        return f"http://127.0.0.1:{sockets[0].getsockname()[1]}"

    def _note(self, call: Call) -> None:
        with self.changed:
            self.calls.append(call)
            self.changed.notify_all()

    async def updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        """getUpdates: what is before the offset is confirmed; the rest is held out, as soon as there is any."""
        offset, timeout = int(params.get("offset") or 0), float(params.get("timeout") or 0)
        self.pending = deque(update for update in self.pending if not _is_confirmed(update, offset))
        if not self.pending:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), timeout)
            except TimeoutError:
                return []
        return list(self.pending)[: int(params.get("limit") or 100)]

    def perform(self, method: str, params: dict[str, Any]) -> Any:
        """What a method returns. Raises RefusedError."""
        name = re.sub("([A-Z])", r"_\1", method).lower()
        verb = getattr(self, f"_{name}", None)
        return verb(params) if verb else True

    def _get_me(self, _: dict[str, Any]) -> dict[str, Any]:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    def _set_my_commands(self, params: dict[str, Any]) -> bool:
        self.commands.append(params)
        return True

    def _set_webhook(self, params: dict[str, Any]) -> bool:
        self.webhook = params
        self._loop.create_task(self._deliver())
        return True

    def _delete_webhook(self, _: dict[str, Any]) -> bool:
        self.webhook = {}
        return True

    def _send_message(self, params: dict[str, Any]) -> dict[str, Any]:
        chat = self.known.get(int(params["chat_id"]))
        if chat is None:
            raise RefusedError("chat not found")
        text, _ = shown(params), buttons_of(params)
        return self.new_message(chat, **{"from": BOT}, text=text)

    def _edit_message_text(self, params: dict[str, Any]) -> dict[str, Any]:
        message = self.messages.get((int(params["chat_id"]), int(params["message_id"])))
        if message is None:
            raise RefusedError("message to edit not found")
        text, markup = shown(params), json.dumps(params.get("reply_markup"))
        if (text, markup) == (message["text"], message.get("_markup")):
            raise RefusedError("message is not modified")
        message.update(text=text, _markup=markup)
        return {key: value for key, value in message.items() if key != "_markup"}

    def _answer_callback_query(self, params: dict[str, Any]) -> bool:
        if params["callback_query_id"] not in self.queries:
            raise RefusedError("query is too old and response timeout expired or query ID is invalid")
        if len(params.get("text", "")) > 200:
            raise RefusedError("MESSAGE_TOO_LONG")
        return True


class _Method(RequestHandler):
    def initialize(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def post(self, token: str, method: str) -> None:
        call = Call(method, self._params())
        if token != TOKEN:
            self._answer(call, 401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
            return
        waiting = self._telegram.faults.get(method)
        if waiting:
            fault = waiting.popleft()
            await asyncio.sleep(fault.delay)
            if fault.status != 200:
                self._fail(call, fault)
                return
        await self._perform(call)

    async def _perform(self, call: Call) -> None:
        try:
            result = (
                await self._telegram.updates(call.params)
                if call.method == "getUpdates"
                else self._telegram.perform(call.method, call.params)
            )
        except RefusedError as refusal:
            self._answer(call, 400, {"ok": False, "error_code": 400, "description": f"Bad Request: {refusal}"})
        else:
            self._answer(call, 200, {"ok": True, "result": result})

    def _fail(self, call: Call, fault: Fault) -> None:
        if fault.status == 0:
            self._telegram._note(call)
            self.request.connection.stream.close()
            self._finished = True
            return
        parameters = {"parameters": fault.parameters} if fault.parameters else {}
        self._answer(
            call,
            fault.status,
            {"ok": False, "error_code": fault.status, "description": fault.description, **parameters},
        )

    def _answer(self, call: Call, status: int, answer: dict[str, Any]) -> None:
        call.status, call.answer = status, answer
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(answer))
        self._telegram._note(call)

    def _params(self) -> dict[str, Any]:
        values = {name: self.get_body_argument(name, strip=False) for name in self.request.body_arguments}
        return {name: _parsed(value) for name, value in values.items()}


def _parsed(value: str) -> Any:
    return json.loads(value) if value[:1] in {"{", "["} and value[-1:] in {"}", "]"} and _is_json(value) else value


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return True


def _is_confirmed(update: dict[str, Any], offset: int) -> bool:
    return isinstance(update.get("update_id"), int) and update["update_id"] < offset


@dataclass
class Person:
    """Somebody who writes to the bot, in private or in a group, and reads what comes."""

    telegram: Telegram
    user: dict[str, Any]
    chat: dict[str, Any]
    heard: int = 0

    def within(self, group: dict[str, Any]) -> Person:
        """The same person in a group."""
        return Person(self.telegram, self.user, group)

    def says(self, text: str, number: int | None = None, **more: Any) -> dict[str, Any]:
        """Write a text message; it, with the entities that Telegram finds in it."""
        return self.sends(number, text=text, entities=_entities(text), **more)

    def sends(self, number: int | None = None, **content: Any) -> dict[str, Any]:
        """Send a message of any kind."""
        message = self.telegram.new_message(self.chat, **{"from": self.user, **content})
        self.telegram.push({"message": message}, number)
        return message

    def edits(self, message: dict[str, Any], text: str) -> None:
        """Change a message."""
        changed = {**message, "text": text, "entities": _entities(text), "edit_date": message["date"] + 1}
        self.telegram.push({"edited_message": changed})

    def hears(self) -> Call:
        """The next message that the bot sent to this chat."""
        self.heard += 1
        return self.telegram.wait(lambda: self.sent()[self.heard - 1 : self.heard])[0]

    def sent(self) -> list[Call]:
        """All that the bot has sent to this chat."""
        calls = [call for call in self.telegram.made("sendMessage") if call.status == 200]
        return [call for call in calls if call.params["chat_id"] == str(self.chat["id"])]

    def presses(self, data: str, message: dict[str, Any] | None = None, known: bool = True) -> Call:
        """Press a button; how the bot answered the press."""
        query = str(self.telegram._next())
        if known:
            self.telegram.queries.add(query)
        update = {"id": query, "from": self.user, "chat_instance": "1", "data": data}
        self.telegram.push({"callback_query": {**update, **({"message": message} if message else {})}})
        return self.telegram.wait(
            lambda: [
                call
                for call in self.telegram.made("answerCallbackQuery")
                if call.params["callback_query_id"] == query and call.status
            ]
        )[0]


def text_of(call: Call) -> str:
    """What a reader sees of a sent or edited message."""
    return shown(call.params)


def data_of(call: Call, label: str) -> str:
    """What the button carries whose label contains these words."""
    return next(button["callback_data"] for button in buttons_of(call.params) if label in button["text"])


def message_of(call: Call) -> dict[str, Any]:
    """The message that a call of sendMessage made."""
    return dict(call.answer["result"])


def _entities(text: str) -> list[dict[str, Any]]:
    found = [
        {"type": "bot_command", "offset": 0, "length": len(match[0])}
        for match in [re.match(r"/[A-Za-z0-9_]+(@\w+)?", text)]
        if match
    ]
    mentions = re.finditer(r"(?<![\w/])@(\w+)", text, re.ASCII)
    return found + [{"type": "mention", "offset": match.start(), "length": len(match[0])} for match in mentions]
