"""What the conformance programs of every kind have in common."""

from __future__ import annotations

import re

# Templates that read the same for pools and for arenas.
COMMON = frozenset({"count_leaks", "default_upstream", "faults_kept", "lifted", "listed", "named", "reports"})

# What a conformance program defines for all of itself, as it is written: functions, variables, types.
_OWN = re.compile(r"^(?:static|typedef|struct|enum|union)\b[^;{(=\n]*?\b(\w+)\s*[(;=\[{]|^\} (\w+);", re.MULTILINE)
# And what else no allocator can be called there: locals beside which its type stands, and the library and its macros.
_OWN_LOCALS = frozenset({"state", "element", "i", "never", "test", "cmocka"})


def own_names(text: str) -> frozenset[str]:
    """What a conformance program itself calls by these names, so that no allocator can."""
    return _OWN_LOCALS | {name for names in _OWN.findall(text) for name in names if name}


def template_of(folder: str, name: str) -> str:
    """The template of a part, which is of one kind or of all."""
    return f"conformance/{'common' if name in COMMON else folder}/{name}.c"
