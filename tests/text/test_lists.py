"""How many things a question wants named, and how many an answer names."""

from __future__ import annotations

import pytest

from gbaqa.text.lists import UNBOUNDED, asked_size, told_size


@pytest.mark.parametrize(
    ("question", "size"),
    [
        ("which nine firms moved to east port", 9),
        ("name the seven ferry lines", 7),
        ("who are the 12 members of the council", 12),
        ("哪4家企业入选", 4),
        ("哪三个港口参加", 3),
        ("入选的37名船长姓甚名谁", 37),
        ("签约的十二家公司分别是哪些", 12),
        ("which two ports are linked", 0),
        ("which 12 per cent of the cargo", 0),
        ("which of the seven lines is the longest", 0),
        ("in which 3 to 5 years", 0),
        ("20个城市中有哪些排在前面", 0),
        ("30条措施有哪些", 0),
        ("有几家企业入选", 0),
    ],
)
def test_asked_size(question: str, size: int) -> None:
    """Names are asked for by which, name and who with a number, not by a share, a span or a rank among many."""
    assert asked_size(question) == size


@pytest.mark.parametrize(
    ("answer", "size"),
    [
        ("入选企业9家，比上年多2家。", 2),
        ("四条航线是东线、西线、南线和北线。另有备用线。", 4),
        ("报告没有逐一列出20个港口。", UNBOUNDED),
    ],
)
def test_told_size(answer: str, size: int) -> None:
    """What one sentence sets side by side counts, and an answer that says the list is missing answers any."""
    assert told_size(answer) == size
