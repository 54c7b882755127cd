"""What the programs of several tests of bump arenas and stacks have in common."""

from __future__ import annotations

import re

MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
ARENAS = [(kind, mode) for kind in ("bump", "stack") for mode in MODES if (kind, mode) != ("stack", "thread-cached")]
# What gcc sees of these by itself is not what they are about.
QUIET = ("-Wno-unused-function", "-Wno-unused-variable", "-Wno-array-bounds", "-Wno-stringop-overflow")
# What each begins with, $ for the prefix; and what the compiler cannot see through.
START = """
#include HEADER
static $arena arena;
static unsigned char *hidden(void *o)
{
    unsigned char *p = o;
    __asm__ volatile("" : "+r"(p));
    return p;
}
"""


def spelled(text: str, kind: str) -> str:
    """With the prefix and the words of a kind."""
    own = {"marker": "typed_checkpoint", "mark": "$checkpoint"} if kind == "bump" else {"marker": "typed_marker", "scope": "$frame"}
    for word, meant in own.items():
        text = re.sub(rf"\${word}(?![a-z])", meant, text)
    if kind == "stack":
        text = re.sub(r"\$scope_(begin|end|auto)", r"$frame_\1", text)
    text = text.replace("$arena", f"typed_{kind}_own").replace("HEADER", f'"typed_{kind}_own.h"')
    return text.replace("$", f"typed_{kind}_own_")


def place(lines: list[str], name: str, begin: int = 0, end: int | None = None) -> str:
    """Where the line marked with this name stands."""
    found = [number for number, line in enumerate(lines[begin:end], begin + 1) if f"/* {name} */" in line]
    assert len(found) == 1, name
    return f"main.c:{found[0]}"
