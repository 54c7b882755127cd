"""Every decision made: the outline of the documents to be written, and nothing of their text.

Templates never decide. A Part names a template and where its text goes; the tuples of step names in
Values say which statement groups stand in which function, in order. Rendering only follows the outline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Place(Enum):
    """Where the items of a part go."""

    TYPES = "types"  # the header, as it is
    INLINE = "inline"  # the interface, defined in the header
    EXTERN = "extern"  # the interface, declared in the header and defined in the source
    INTERNAL_INLINE = "internal inline"  # not the interface, defined at the end of the header
    INTERNAL = "internal"  # not the interface, declared at the end of the header
    PRIVATE = "private"  # static in the source
    PRIVATE_INLINE = "private inline"  # the same, and inline: what an interface that is out of line is made of
    MACROS = "macros"  # the end of the header, as it is
    CHECKS = "checks"  # the start of the source, as it is


@dataclass(frozen=True)
class Part:
    """A template, and where what it says goes. With a scope, for one element: `Plan.scopes` has its values."""

    template: str
    place: Place
    scope: str = ""


@dataclass(frozen=True)
class Array:
    """An array kept beside the slots: one entry an element, or one bit."""

    name: str
    type: str
    count: str  # the macro of base.h that turns elements into entries
    note: str


@dataclass(frozen=True)
class File:
    """A file to be written: its name, the template of its frame, and its parts."""

    name: str
    template: str


@dataclass(frozen=True)
class Plan:
    """All files of one allocator."""

    prefix: str
    spec_name: str
    decisions: str
    header: File
    source: File
    parts: tuple[Part, ...]
    values: Mapping[str, object]  # what templates may name
    suite: File | None  # the conformance program
    runtime: tuple[str, ...]  # modules of src/typed that the emitted code needs
    scopes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)  # what is said of one element
