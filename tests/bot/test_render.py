"""Whatever a reply says, Telegram takes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot import render
from bot.render import Block, Part, messages, plain, sendable
from bot.split import length, split
from gbaqa.assistant import Assistant
from gbaqa.model import Answer, NoAnswer, Offer, Reference, Suggestions
from tests.e2e.telegram import shown

ANY = st.text(st.characters(exclude_categories=()), max_size=300)  # lone surrogates and control characters, too
LONG = st.builds(lambda piece, times: piece * times, st.text(min_size=1, max_size=12), st.integers(1, 3000))
TAGS = st.sampled_from(["", "b", "i", "blockquote expandable"])


def read(part: Part) -> str:
    """What a reader sees, as strictly as the stand-in reads HTML."""
    return shown({"text": part.html, "parse_mode": "HTML"})


@given(st.lists(st.builds(Block, ANY | LONG, TAGS), max_size=4))
def test_any_paragraphs_make_messages_that_telegram_takes(blocks: list[Block]) -> None:
    """Every part is valid HTML, within the limit, not empty, and says as plain text the same."""
    parts = messages(blocks)
    assert parts
    for part in parts:
        assert read(part) == part.plain
        part.html.encode()


@given(LONG)
def test_no_word_is_lost_in_cutting(text: str) -> None:
    """The parts together hold every visible character, in order."""
    joined = "".join(part.plain for part in plain(text))
    kept = "".join(sendable(text).split())
    assert "".join(joined.split()) == (kept or "–")


@given(st.text(max_size=2000), st.integers(2, 200))
def test_pieces_are_within_the_limit(text: str, limit: int) -> None:
    """Also characters that Telegram counts twice."""
    pieces = list(split(text, limit))
    assert all(0 < length(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_cuts_at_the_end_of_a_sentence() -> None:
    """Sentences stay whole where they can, in Chinese and in English."""
    assert list(split("甲甲甲甲。乙乙乙乙。丙丙", 11)) == ["甲甲甲甲。乙乙乙乙。", "丙丙"]
    assert list(split("It is 3.5 now. And then it is more.", 24)) == ["It is 3.5 now.", "And then it is more."]


def test_cuts_at_a_word_where_no_sentence_ends() -> None:
    """A long sentence is cut at a comma or a space, a word without any just anywhere."""
    assert list(split("aaaa bbbb cccc", 10)) == ["aaaa bbbb", "cccc"]
    assert list(split("a" * 25, 10)) == ["a" * 10, "a" * 10, "a" * 5]


def test_an_answer_shows_dispute_date_and_sources() -> None:
    """The reader sees on what, of when, and how disputed the answer is."""
    reference = Reference(1, "s", "T <1>", "P & Co", "2025年2月", "a", "第1版")
    found = Answer("文", "zh-Hans", "e", 1.0, "2024-12-31", (reference,), dispute="另说")
    html = render.reply(found, title="问？")[0].html
    assert html == (
        "<b>问？</b>\n\n文\n\n<i>口径说明: 另说</i>\n\n<i>数据截至 2024年12月31日</i>\n\n"
        "<blockquote expandable>出处\n[1] T &lt;1&gt; · P &amp; Co · 2025年2月 · 第1版</blockquote>"
    )


def test_an_undated_answer_shows_no_date() -> None:
    """Nothing is said of a date that there is not."""
    found = Answer("text", "en", "e", 1.0, "undated", ())
    assert render.reply(found)[0].plain == "text"


def test_offers_are_numbered() -> None:
    """The text names what the buttons open, in full."""
    found = Suggestions("Did you mean", "en", (Offer("a", "A?", "", 0.5), Offer("b", "B?", "", 0.4)))
    assert render.reply(found)[0].plain == "Did you mean\n\n1. A?\n2. B?"


@given(ANY)
def test_an_honest_no_is_sent_whatever_it_says(words: str) -> None:
    """Also a reply without any visible character becomes a message."""
    assert all(read(part) for part in render.reply(NoAnswer(words, "en")))


def test_every_entry_and_document_can_be_shown(assistant: Assistant) -> None:
    """The whole base, in the three written forms, makes messages that Telegram takes."""
    base = assistant.base
    for language in ("zh-Hans", "zh-Hant", "en"):
        for entry in base.entries.values():
            found = assistant.show(entry.id, language)
            shown_parts = [*render.reply(found), *render.sources(found.references, language, entry, base)]
            assert all(read(part) for part in shown_parts)
        assert all(read(part) for part in render.documents(base.sources.values(), language))
