"""`gbaqa ask --json` and `--jsonl`: the stable machine interface, and `gbaqa export --jsonl`."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from gbaqa.assistant import Assistant
from gbaqa.bounded import Bounded
from gbaqa.conversation import Conversation
from gbaqa.model import Answer, Entry, Reply, Suggestions, confidence_of, outcome

MOST_CHATS = 10_000  # conversations kept at once; the one unused for longest goes first


def reply_object(reply: Reply, base: str, elapsed_ms: float, identifier: Any = None) -> dict[str, Any]:
    """The reply object of the interface."""
    answer = reply if isinstance(reply, Answer) else None
    offers = reply.offers if isinstance(reply, Suggestions) else ()
    return {
        "id": identifier,
        "status": outcome(reply).value,
        "text": _full_text(reply),
        "lang": reply.language,
        "entry": answer.entry if answer else None,
        "confidence": round(confidence_of(reply), 4),
        "as_of": answer.as_of if answer else None,
        "base": base,
        "citations": [asdict(reference) for reference in answer.references] if answer else [],
        "suggestions": [{**asdict(offer), "confidence": round(offer.confidence, 4)} for offer in offers],
        "related": list(answer.related) if answer else [],
        "elapsed_ms": round(elapsed_ms, 3),
    }


def _full_text(reply: Reply) -> str:
    dispute = reply.dispute if isinstance(reply, Answer) else ""
    return f"{reply.text}\n{dispute}" if dispute else reply.text


def ask_once(
    assistant: Assistant, text: str, conversation: Conversation | None = None, identifier: Any = None
) -> dict[str, Any]:
    """Ask, and return the reply object with the time it took."""
    started = time.perf_counter()
    reply = assistant.ask(text, conversation)
    return reply_object(reply, assistant.base.fingerprint, (time.perf_counter() - started) * 1000, identifier)


class LineServer:
    """Answers JSON lines; lines of one `chat` are one conversation, in order."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._chats: Bounded[str, Conversation] = Bounded(MOST_CHATS)

    def serve(self, lines: Iterable[bytes], out: BinaryIO) -> None:
        """Write one reply object a line, in order, flushed; a bad line gets an error in its place."""
        for line in lines:
            if line.strip():
                out.write(_dumped(self.reply(line)) + b"\n")
                out.flush()

    def reply(self, line: bytes) -> dict[str, Any]:
        """The reply object to one line, or `{"error": ...}`."""
        try:
            request = json.loads(line, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            return {"error": f"not JSON: {error}"}
        if not isinstance(request, dict) or not isinstance(request.get("q"), str):
            return {"error": 'a line must be an object with a text "q"', **_identified(request)}
        chat = request.get("chat")
        conversation = self._conversation(str(chat)) if chat is not None else None
        return ask_once(self._assistant, request["q"], conversation, request.get("id"))

    def _conversation(self, chat: str) -> Conversation:
        conversation = self._chats.get(chat) or Conversation()
        self._chats.put(chat, conversation)
        return conversation


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _identified(request: Any) -> dict[str, Any]:
    return {"id": request["id"]} if isinstance(request, dict) and "id" in request else {}


def _dumped(content: dict[str, Any]) -> bytes:
    """UTF-8 JSON; a lone surrogate that came in with an id goes out escaped."""
    try:
        return json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(content).encode()


def exported(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The base as the objects of `gbaqa export --jsonl`."""
    for entry in entries:
        yield {
            "entry": entry.id,
            "topic": entry.topic,
            "question": _texts(entry, "question"),
            "phrasings": list(entry.phrasings),
            "answer": _texts(entry, "answer"),
            "citations": [{"source": citation.source, "at": citation.at} for citation in entry.citations],
            "as_of": entry.as_of,
        }


def _texts(entry: Entry, field: str) -> dict[str, str]:
    text = getattr(entry, field)
    return {"hans": text.hans, "hant": text.hant, "en": text.en}
