"""Groups: silent unless addressed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.telegram import BOT, PHOTO, STICKER, Call, Person, Telegram, data_of, message_of, text_of

pytestmark = pytest.mark.usefixtures("bot")
SOMEBODY = {"id": 99, "is_bot": False, "first_name": "S"}


@pytest.fixture
def member(telegram: Telegram) -> Person:
    """A member of a new group."""
    return telegram.person().within(telegram.group())


def heard_after(member: Person) -> Call:
    """The first thing heard, once the bot has dealt with all that was said before (messages of a chat are in order)."""
    member.says("/help")
    return member.hears()


@pytest.mark.parametrize(
    "words",
    [
        "前海GDP多少",
        "@gbaqa_test_bot2 前海GDP多少",
        "me@gbaqa_test_bot.com",
        "/ask@other_bot 前海GDP多少",
        "/unknown",
        "/stats",
        "/unknown@gbaqa_test_bot",
    ],
)
def test_silent_when_not_addressed(member: Person, words: str) -> None:
    """Talk among people, and commands of other bots, are none of our business."""
    member.says(words)
    assert "/topics" in text_of(heard_after(member))


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": STICKER},
        {"new_chat_members": [SOMEBODY]},
        {"photo": PHOTO, "caption": "前海GDP多少"},
        {
            "text": "前海GDP多少",
            "via_bot": BOT,
            "is_automatic_forward": True,
            "sender_chat": {"id": -5, "type": "channel"},
        },
    ],
)
def test_silent_to_what_is_no_question(member: Person, content: dict[str, Any]) -> None:
    """Stickers, arrivals, pictures and forwards from the linked channel get no reply."""
    member.sends(**content)
    assert "/topics" in text_of(heard_after(member))


@pytest.mark.parametrize(
    "words",
    [
        "/ask 前海GDP多少",
        "/ask@GBAQA_test_bot 前海GDP多少",
        "@gbaqa_test_bot 前海GDP多少",
        "前海GDP多少 @Gbaqa_Test_Bot",
    ],
)
def test_answers_commands_and_mentions(member: Person, words: str) -> None:
    """An answer replies to the message that asked, and is brief: no related questions."""
    asked = member.says(words)
    reply = member.hears()
    assert "3008.8亿元" in text_of(reply)
    assert reply.params["reply_parameters"]["message_id"] == asked["message_id"]
    assert reply.params["reply_parameters"]["allow_sending_without_reply"] is True
    assert len(reply.params["reply_markup"]["inline_keyboard"]) == 1


def test_answers_a_reply_to_its_own_message(member: Person) -> None:
    """Who replies to the bot goes on talking to it."""
    ours = member.telegram.new_message(member.chat, **{"from": BOT}, text="…")
    member.says("河套有多大", reply_to_message=ours)
    assert "3.89平方公里" in text_of(member.hears())


@pytest.mark.parametrize("words", ["/ask", "@gbaqa_test_bot"])
def test_asks_what_another_message_says(member: Person, words: str) -> None:
    """/ask or a mention, as a reply to somebody's message, answers that message."""
    theirs = member.telegram.new_message(member.chat, **{"from": SOMEBODY}, text="河套有多大")
    member.says(words, reply_to_message=theirs)
    assert "3.89平方公里" in text_of(member.hears())


def test_an_empty_ask_explains_itself(member: Person) -> None:
    """/ask without a question says how to ask."""
    member.says("/ask")
    assert "/ask 前海" in text_of(member.hears())


def test_a_caption_with_a_mention_is_a_question(member: Person) -> None:
    """The words under a picture count when they address the bot."""
    member.sends(photo=PHOTO, caption="@gbaqa_test_bot 前海GDP")
    assert "3008.8亿元" in text_of(member.hears())


def test_stays_in_the_topic_of_a_forum(telegram: Telegram) -> None:
    """An answer goes to the thread in which it was asked."""
    member = telegram.person().within(telegram.group(forum=True))
    member.says("/ask 前海GDP多少", message_thread_id=31, is_topic_message=True)
    assert member.hears().params["message_thread_id"] == "31"
    member.says("/ask 前海GDP多少", message_thread_id=32)
    assert "message_thread_id" not in member.hears().params


def test_members_do_not_share_a_conversation(telegram: Telegram, member: Person) -> None:
    """What one member asked does not give meaning to what another asks."""
    member.says("/ask 前海GDP多少")
    member.hears()
    other = telegram.person().within(member.chat)
    other.heard = 1
    other.says("/sources")
    assert "这些文件" in text_of(other.hears())


def test_an_anonymous_administrator_is_answered(member: Person) -> None:
    """Who writes in the name of the group is a person."""
    member.sends(
        text="/ask 前海GDP多少",
        sender_chat=member.chat,
        **{"from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}},
    )
    assert "3008.8亿元" in text_of(member.hears())


def test_buttons_work_in_groups(member: Person) -> None:
    """Sources come as a reply to the answer."""
    member.says("/ask 前海GDP多少")
    reply = member.hears()
    member.presses(data_of(reply, "出处"), message_of(reply))
    assert "第1版" in text_of(member.hears())


def test_another_bot_is_not_answered(member: Person) -> None:
    """Two bots never talk to each other without end."""
    member.sends(text="@gbaqa_test_bot 前海GDP多少", **{"from": {"id": 5, "is_bot": True, "first_name": "B"}})
    assert "/topics" in text_of(heard_after(member))
