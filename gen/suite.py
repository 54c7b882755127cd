"""What the conformance programs of every kind have in common."""

from __future__ import annotations

# Templates that read the same for pools and for arenas.
COMMON = frozenset({"count_leaks", "default_upstream", "faults_kept", "lifted", "listed", "named", "reports"})


def template_of(folder: str, name: str) -> str:
    """The template of a part, which is of one kind or of all."""
    return f"conformance/{'common' if name in COMMON else folder}/{name}.c"
