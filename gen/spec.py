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
    """All problems of all specs of a run."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


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
