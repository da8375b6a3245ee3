"""Claims of all entries as series: one indicator over the years and over places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gbaqa.model import Entry, Figure, Period
from gbaqa.text.periods import is_held, periods_of


@dataclass(frozen=True)
class Claim:
    """A figure together with the entry that states it."""

    figure: Figure
    entry: str


class Series:
    """Look-up of claims by indicator and place; read only."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for entry in entries:
            for figure in entry.figures:
                self._claims[figure.indicator, figure.place].append(Claim(figure, entry.id))

    def points(self, indicator: str, place: str) -> list[Claim]:
        """Every claim on one indicator of one place, oldest first."""
        return sorted(self._claims.get((indicator, place), []), key=lambda claim: claim.figure.period)

    def at(self, indicator: str, place: str, period: Period | None) -> list[Claim]:
        """The claims that hold at a period; without one, those of the latest period there is, or those without any."""
        points = [claim for claim in self.points(indicator, place) if _observed(claim.figure)]
        if period is not None:
            return [claim for claim in points if is_held(period, periods_of(claim.figure.period))]
        dated = self._dated(indicator, place)
        return [claim for claim in dated if claim.figure.period == dated[-1].figure.period] or points

    def compare(self, indicator: str, places: Iterable[str], period: Period | None) -> list[Claim]:
        """One claim for each place on the same indicator and period; empty where a place has none.

        Without a period, the latest one that all places share is taken: two years are never compared.
        """
        wanted = list(places)
        if period is None:
            shared = set.intersection(*({c.figure.period for c in self._dated(indicator, p)} for p in wanted))
            found = (
                [[c for c in self.points(indicator, p) if c.figure.period == max(shared)] for p in wanted]
                if shared
                else []
            )
        else:
            found = [self.at(indicator, place, period) for place in wanted]
        chosen = [claims[0] for claims in found] if found and all(found) else []
        return chosen if len({claim.figure.basis for claim in chosen}) <= 1 else []

    def _dated(self, indicator: str, place: str) -> list[Claim]:
        return [c for c in self.points(indicator, place) if _observed(c.figure) and c.figure.period != "undated"]


def _observed(figure: Figure) -> bool:
    return figure.kind is None
