"""What the user said: the first of the two dataclasses that everything else is arranged around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gen.positions import Position


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one spec; sorts by file and place."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: error: {self.text}"


class BadSpec(Exception):
    """All problems of all specs of a run, and the files that could not be read."""

    def __init__(self, problems: tuple[Problem, ...], unread: tuple[OSError, ...] = ()) -> None:
        self.problems = problems
        self.unread = unread
        super().__init__("\n".join(self.messages))

    @property
    def messages(self) -> list[str]:
        """What to print, in lines."""
        return [*map(str, self.problems), *map(said_of, self.unread)]


def said_of(error: OSError) -> str:
    """What to print of a file that could not be read or written."""
    where = "" if error.filename is None else f"{error.filename}: "
    what = error.strerror or str(error) or "input or output failed"
    return f"typedalloc: error: {where}{what[:1].lower()}{what[1:]}"


@dataclass(frozen=True)
class Given:
    """A value that somebody wrote, and where: a spec or the file of project-wide keys."""

    value: object
    file: str
    position: Position
    key_position: Position


@dataclass(frozen=True)
class Element:
    """One element type, as the user said it."""

    keys: Mapping[str, Given]
    refused: frozenset[str]  # keys that are there with a value that is none
    position: Position


@dataclass(frozen=True)
class KindSpec:
    """One [pool], [bump] or [stack], as the user said it."""

    kind: str
    keys: Mapping[str, Given]
    refused: frozenset[str]
    overrides: Mapping[str, Mapping[str, Given]]
    position: Position


@dataclass(frozen=True)
class Spec:
    """One spec file, as the user said it."""

    file: str
    keys: Mapping[str, Given]
    elements: tuple[Element, ...]
    kinds: tuple[KindSpec, ...]

    @property
    def name(self) -> str:
        """The name that everything emitted carries."""
        return str(self.keys["name"].value)
