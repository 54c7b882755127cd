"""Calls that say where in the source they stand: which functions of the interface are called through a macro."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """One function of the interface, as the wrapper around it needs it."""

    name: str  # after the prefix
    returns: str  # as it stands before a name; "void " for nothing
    parameters: str
    arguments: str
    attributes: tuple[str, ...] = ()


def sites_of(calls: Iterable[Call], has_sites: bool) -> dict[str, object]:
    """What the template of the wrappers asks for."""
    found = tuple(calls) if has_sites else ()
    return {
        "sited_values": tuple(call for call in found if call.returns != "void "),
        "sited_voids": tuple(call for call in found if call.returns == "void "),
    }
