"""Faults of the network, of Telegram, of updates; and the end of the process."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.e2e.conftest import BotProcess
from tests.e2e.telegram import PATIENCE, TOKEN, Fault, Telegram, message_of, text_of

Launch = Callable[..., BotProcess]


@pytest.mark.parametrize(
    "faults",
    [
        [Fault(429, retry_after=1)],
        [Fault(429)],
        [Fault(500), Fault(502)],
        [Fault(0)],
        [Fault(delay=1.5)],
        [Fault(0), Fault(503), Fault(429, retry_after=1)],
    ],
)
def test_a_reply_outlasts_faults_of_sending(telegram: Telegram, bot: BotProcess, faults: list[Fault]) -> None:
    """Floods, server errors, dropped connections and slow answers delay a reply, but lose or double none."""
    person = telegram.person()
    telegram.fail("sendMessage", *faults)
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())
    person.says("谢谢")
    assert "不客气" in text_of(person.hears())
    assert len(person.sent()) == 2


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
def test_a_refusal_costs_nobody_else_a_reply(
    telegram: Telegram, bot: BotProcess, status: int, description: str
) -> None:
    """Who blocked the bot gets nothing, and the next one gets an answer."""
    telegram.fail("sendMessage", Fault(status, description=description))
    blocked = telegram.person()
    blocked.says("前海GDP多少")
    telegram.wait(
        lambda: [
            call
            for call in telegram.made("sendMessage")
            if call.status == status and call.params["chat_id"] == str(blocked.chat["id"])
        ]
    )
    person = telegram.person()
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())
    assert blocked.sent() == []


def test_refused_markup_is_sent_as_plain_text(telegram: Telegram, bot: BotProcess) -> None:
    """If Telegram does not like our HTML after all, the words still arrive."""
    telegram.fail("sendMessage", Fault(400, description="Bad Request: can't parse entities: unsupported start tag"))
    person = telegram.person()
    person.says("标记试验")
    reply = person.hears()
    assert "parse_mode" not in reply.params
    assert '<script>alert("x")</script>' in text_of(reply)


def test_a_lost_question_is_answered_without_reference(telegram: Telegram, bot: BotProcess) -> None:
    """A group's question that was deleted meanwhile is answered all the same."""
    telegram.fail("sendMessage", Fault(400, description="Bad Request: message to be replied not found"))
    member = telegram.person().within(telegram.group())
    member.says("/ask 前海GDP多少")
    assert "reply_parameters" not in member.hears().params


def test_a_group_that_became_a_supergroup_is_followed(telegram: Telegram, bot: BotProcess) -> None:
    """The answer goes to the chat's new id."""
    member = telegram.person().within(telegram.group())
    moved = member.within(telegram.group())
    telegram.fail("sendMessage", Fault(400, migrated_to=moved.chat["id"]))
    member.says("/ask 前海GDP多少")
    assert "3008.8亿元" in text_of(moved.hears())


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500),
        Fault(0),
        Fault(409, description="Conflict: terminated by other getUpdates"),
        Fault(401),
        Fault(404),
        Fault(429, retry_after=1),
    ],
)
def test_faults_of_fetching_do_not_end_it(telegram: Telegram, bot: BotProcess, fault: Fault) -> None:
    """Whatever getUpdates answers, the bot asks again."""
    person = telegram.person()
    telegram.fail("getUpdates", fault)
    person.says("谢谢")
    person.hears()
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())


@pytest.mark.parametrize(
    "broken",
    [
        {"message": {"message_id": 1}},
        {"message": "no object"},
        {"message": None},
        {"callback_query": {"id": 7}},
        {},
        {"message": {"message_id": "x", "date": "y", "chat": {"id": "z"}}},
        {"something_new": {"deep": [1, 2]}},
        {"edited_message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}},
    ],
)
def test_a_broken_update_is_passed_over(telegram: Telegram, bot: BotProcess, broken: dict[str, object]) -> None:
    """What cannot be read stops neither the updates beside it nor those after it."""
    person = telegram.person()
    telegram.push(broken)
    person.says("前海GDP多少")
    telegram.push(broken)
    assert "3008.8亿元" in text_of(person.hears())
    person.says("谢谢")
    assert "不客气" in text_of(person.hears())


def test_an_update_that_comes_twice_is_answered_once(telegram: Telegram, bot: BotProcess) -> None:
    """Telegram repeats itself; the bot does not."""
    person = telegram.person()
    number = telegram._next()
    message = person.says("前海GDP多少", number)
    telegram.push({"message": message}, number)
    person.hears()
    telegram.push({"message": message}, number)
    person.says("谢谢")
    assert "不客气" in text_of(person.hears())


def test_many_people_at_once_each_get_their_answers_in_order(telegram: Telegram, bot: BotProcess) -> None:
    """Chats do not wait for each other, and the replies of one chat keep the order of its questions."""
    people = [telegram.person() for _ in range(8)]
    for question in ("前海GDP多少", "河套面积", "谢谢"):
        for person in people:
            person.says(question)
    for person in people:
        assert [
            "3008.8" in text_of(person.hears()),
            "3.89" in text_of(person.hears()),
            "不客气" in text_of(person.hears()),
        ] == [True] * 3


def test_an_update_answered_before_a_restart_is_not_answered_again(server: Telegram, launch: Launch) -> None:
    """Handled updates are remembered in the database."""
    person = server.person()
    number = server._next()
    bot = launch()
    message = person.says("前海GDP多少", number)
    person.hears()
    bot.stop()
    server.pending.clear()
    server.push({"message": message}, number)
    bot.start()
    person.says("谢谢")
    assert "不客气" in text_of(person.hears())
    bot.kill()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stops_within_seconds_and_finishes_what_it_began(server: Telegram, launch: Launch, how: signal.Signals) -> None:
    """A signal ends the bot cleanly; the reply that is being sent still arrives."""
    bot = launch()
    person = server.person()
    server.wait(lambda: server.made("setMyCommands"))
    server.fail("sendMessage", Fault(500), Fault(delay=1.0))
    person.says("前海GDP多少")
    server.wait(lambda: server.made("sendMessage"))
    assert bot.stop(how) < 6
    assert "3008.8亿元" in text_of(person.hears())
    assert bot.process.returncode == 0
    assert "Traceback" not in bot.logged()


def test_a_restart_in_the_middle_of_a_crowd_loses_and_doubles_nothing(server: Telegram, launch: Launch) -> None:
    """Of many questions that come at once, each is answered once, though the bot is stopped and started meanwhile."""
    bot = launch()
    server.wait(lambda: server.made("setMyCommands"))
    people = [server.person() for _ in range(300)]
    for person in people:
        person.says("谢谢")
    server.wait(lambda: len(server.made("sendMessage")) > 20)
    bot.stop()
    assert len(server.made("sendMessage")) < len(people)
    bot.start()
    for person in people:
        person.hears()
    assert all(len(person.sent()) == 1 for person in people)


def test_stops_while_telegram_is_away(launch: Launch, port: int) -> None:
    """A bot that cannot even begin obeys a signal all the same."""
    bot = launch(GBAQA_TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
    while "did not answer" not in bot.logged():
        assert bot.process.poll() is None
    assert bot.health().returncode == 1
    assert bot.stop() < 5
    assert bot.process.returncode == 0


def test_waits_for_telegram_at_the_start(server: Telegram, launch: Launch) -> None:
    """A bot that starts while the Bot API is down serves as soon as it is up."""
    server.fail("getMe", Fault(502), Fault(0))
    server.fail("deleteWebhook", Fault(500), Fault(0))
    server.fail("setMyCommands", Fault(400))
    launch()
    person = server.person()
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())


def test_the_token_is_never_logged(server: Telegram, launch: Launch) -> None:
    """Neither faults nor the end of the server bring the token, or what people typed, into the log."""
    bot = launch()
    person = server.person()
    server.fail("sendMessage", Fault(0), Fault(500), Fault(404), Fault(418))
    server.fail("getUpdates", Fault(0), Fault(404))
    person.says("一个很私密的问题")
    person.says("谢谢")
    person.hears()
    bot.stop()
    assert TOKEN not in bot.logged()
    assert TOKEN.partition(":")[2] not in bot.logged()
    assert "私密" not in bot.logged()
    assert "4242:" not in bot.logged()


def test_nothing_in_the_database_names_the_person(server: Telegram, launch: Launch, tmp_path: Path) -> None:
    """Records hold no id; /forget leaves no question of the person."""
    bot = launch()
    person = server.person()
    person.user["id"] = person.chat["id"] = 777_888_999
    server.known[777_888_999] = person.chat
    for words in ("月球背面有几家茶餐厅", "前海GDP多少"):
        person.says(words)
        person.hears()
    person.says("/help")
    person.hears()
    assert [row[1] for row in rows(tmp_path, "SELECT * FROM unanswered")] == ["月球背面有几家茶餐厅"]
    assert len(rows(tmp_path, "SELECT * FROM questions")) == 2
    assert "777888999" not in str(rows(tmp_path, "SELECT * FROM questions"))
    person.says("/forget")
    person.hears()
    assert rows(tmp_path, "SELECT * FROM questions") == rows(tmp_path, "SELECT * FROM unanswered") == []
    bot.stop()


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/at/all.sqlite3", "postgresql://nobody:secretword@127.0.0.1:1/none"]
)
def test_a_failing_database_costs_no_reply(server: Telegram, launch: Launch, url: str) -> None:
    """Without its records the bot answers; only /forget must say that it could not."""
    bot = launch(GBAQA_DATABASE_URL=url)
    person = server.person()
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())
    person.says("/forget")
    assert "删不了" in text_of(person.hears())
    assert "secretword" not in bot.logged()
    assert bot.stop() < 8


def test_health_follows_the_life_of_the_bot(server: Telegram, launch: Launch) -> None:
    """The health check passes while updates are fetched, and fails before and after."""
    server.fail("getMe", Fault(delay=2.0))
    bot = launch()
    assert bot.health().returncode == 1
    person = server.person()
    person.says("谢谢")
    person.hears()
    assert bot.health().stdout == "ok\n"
    bot.stop()
    assert bot.health().returncode == 1


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"GBAQA_TELEGRAM_TOKEN": ""}, "GBAQA_TELEGRAM_TOKEN is not set"),
        ({"GBAQA_TELEGRAM_TOKEN": "1:wrong"}, "Telegram refuses GBAQA_TELEGRAM_TOKEN"),
        ({"GBAQA_ADMINS": "me"}, "GBAQA_ADMINS"),
        ({"GBAQA_WEBHOOK_LISTEN": "somewhere"}, "GBAQA_WEBHOOK_LISTEN"),
        ({"GBAQA_TELEGRAM_API_URL": "api.telegram.org"}, "GBAQA_TELEGRAM_API_URL"),
        ({"GBAQA_WEBHOOK_SECRET": "not allowed!"}, "GBAQA_WEBHOOK_SECRET"),
        ({"GBAQA_FAQ_DIR": "/nowhere"}, "GBAQA_FAQ_DIR"),
        ({"GBAQA_DATABASE_URL": "no url"}, "GBAQA_DATABASE_URL"),
        ({"GBAQA_DATABASE_URL": "nosuch://u:wrong@h/d"}, "GBAQA_DATABASE_URL"),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(launch: Launch, environment: dict[str, str], said: str) -> None:
    """What is missing or wrong is named; there is no traceback, and the exit code is 1."""
    bot = launch(**environment)
    assert bot.process.wait(PATIENCE) == 1
    assert said in bot.logged()
    assert "Traceback" not in bot.logged()
    assert "wrong" not in bot.logged()
    assert "not allowed" not in bot.logged()


def test_webhook(server: Telegram, launch: Launch, port: int) -> None:
    """With a webhook URL, updates come by HTTP, are checked for the secret, and broken ones are taken and dropped."""
    url = f"http://127.0.0.1:{port}/hook/here"
    bot = launch(GBAQA_WEBHOOK_URL=url, GBAQA_WEBHOOK_LISTEN=f"127.0.0.1:{port}", GBAQA_WEBHOOK_SECRET="the_secret-1")
    server.fail("setWebhook", Fault(500), Fault(400))
    person = server.person()
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())
    assert server.webhook["allowed_updates"] == ["message", "edited_message", "callback_query"]
    assert not server.made("getUpdates")
    forged = {"update_id": 1, "message": server.new_message(person.chat, **{"from": person.user}, text="谢谢")}
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
        assert httpx.post(url, json=forged, headers=headers).status_code == 403
    given = {"X-Telegram-Bot-Api-Secret-Token": "the_secret-1"}
    for body in ("{", "[]", '"x"', '{"update_id": "x"}', json.dumps({"update_id": 3, "message": {"message_id": 1}})):
        assert httpx.post(url, content=body, headers=given).status_code == 200
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").text == "ok\n"
    person.says("河套面积")
    assert "3.89" in text_of(person.hears())
    assert bot.health().returncode == 0
    assert bot.stop() < 5
    assert bot.process.returncode == 0
    assert len(person.sent()) == 2


def test_webhook_without_a_secret_makes_one(server: Telegram, launch: Launch, port: int) -> None:
    """Nobody but Telegram can send updates, even if no secret was set."""
    launch(GBAQA_WEBHOOK_URL=f"http://127.0.0.1:{port}", GBAQA_WEBHOOK_LISTEN=f"127.0.0.1:{port}")
    person = server.person()
    person.says("谢谢")
    person.hears()
    assert len(server.webhook["secret_token"]) >= 32


@pytest.mark.parametrize("most_megabytes", [200])
def test_the_real_base_is_served_in_little_memory(
    server: Telegram, launch: Launch, tmp_path: Path, most_megabytes: int
) -> None:
    """With the whole base of the project, the examples of /start work, and the bot stays small."""
    root = Path(__file__).resolve().parents[2]
    bot = launch(GBAQA_FAQ_DIR=str(root / "faq"), GBAQA_CACHE_DIR=str(tmp_path / "compiled"))
    person = server.person()
    person.says("/start")
    greeting = person.hears()
    person.presses(greeting.params["reply_markup"]["inline_keyboard"][0][0]["callback_data"], message_of(greeting))
    assert "出处" in text_of(person.hears())
    status = Path(f"/proc/{bot.process.pid}/status")
    if not status.exists():
        pytest.skip("no /proc here to read the memory from")
    resident = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    assert int(resident.split()[1]) < most_megabytes * 1024


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """What the bot's database holds."""
    with sqlite3.connect(folder / "bot.sqlite3") as connection:
        return connection.execute(query).fetchall()
