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
    must_be_used: bool = False
    takes_place: bool = False  # P_NAME_at is a function of its own


def sites_of(calls: Iterable[Call], has_sites: bool) -> dict[str, object]:
    """What the template of the wrappers asks for."""
    found = tuple(calls) if has_sites else ()
    wrapped = tuple(call for call in found if not call.takes_place)
    return {
        "sited_results": tuple(call for call in wrapped if call.must_be_used),
        "sited_values": tuple(call for call in wrapped if call.returns != "void " and not call.must_be_used),
        "sited_voids": tuple(call for call in wrapped if call.returns == "void "),
        "sited_directly": tuple(call for call in found if call.takes_place),
    }
