"""What can go wrong, and what the reader is to do about it.

GbaqaError
├── BaseFault           one fault in one file of faq/
├── BaseInvalid         a base with faults: holds them all
├── SourceMismatch      a document is not the one that was indexed
├── UnknownEntry        an id that is not in the base
└── SettingMissing      an environment variable that the command needs
"""

from __future__ import annotations

from dataclasses import dataclass


class GbaqaError(Exception):
    """The root of the errors that gbaqa raises on purpose."""


@dataclass(frozen=True)
class BaseFault(GbaqaError):
    """One fault in one file: where it is, what is wrong, what to do.

    `line` counts from 1; 0 where the whole file is meant. `field` is a dotted path, or empty.
    """

    file: str
    line: int
    field: str
    problem: str
    cure: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        cure = f" -> {self.cure}" if self.cure else ""
        return f"{place}{field} {self.problem}{cure}"


class BaseInvalid(GbaqaError):
    """The base cannot be loaded; `faults` holds every fault that was found."""

    def __init__(self, faults: list[BaseFault]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults in the base; run `gbaqa check`")

    def __str__(self) -> str:
        shown = "\n".join(f"  {fault}" for fault in self.faults[:20])
        more = f"\n  … and {len(self.faults) - 20} more" if len(self.faults) > 20 else ""
        return f"{len(self.faults)} faults in the base (all of them: `gbaqa check`):\n{shown}{more}"


class SourceMismatch(GbaqaError):
    """A document differs from the one that was indexed."""

    def __init__(self, source: str, problem: str) -> None:
        self.source, self.problem = source, problem
        super().__init__(f"{source}: {problem} -> run `gbaqa source index FILE` and look at what changed")


class UnknownEntry(GbaqaError):
    """No entry has this id; `near` holds ids that look like it."""

    def __init__(self, entry: str, near: list[str]) -> None:
        self.entry, self.near = entry, near
        hint = f"; did you mean {', '.join(near)}?" if near else "; `gbaqa topics` lists what there is"
        super().__init__(f"no entry {entry!r}{hint}")


class SettingMissing(GbaqaError):
    """The command needs an environment variable that is not set."""

    def __init__(self, variable: str, purpose: str) -> None:
        self.variable, self.purpose = variable, purpose
        super().__init__(f"{variable} is not set: {purpose}")
