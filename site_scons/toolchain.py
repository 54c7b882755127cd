"""Compiler flags: what every C file of the project is held to, and what each build mode adds."""

from __future__ import annotations

# The flags that emitted code promises to be clean under (docs/building.md names them to users).
STRICT = (
    "-Wall -Wextra -Werror -pedantic -Wconversion -Wsign-conversion -Wcast-align -Wundef -Wshadow "
    "-Wdouble-promotion -Wswitch-enum -Wmissing-declarations"
).split()
STRICT_C = [*STRICT, "-Wstrict-prototypes"]

_SANITIZED = ["-g", "-O1", "-fno-omit-frame-pointer", "-fno-sanitize-recover=all"]
MODES = {
    "release": ["-O2", "-g"],
    "debug": ["-O0", "-g3"],
    "asan": [*_SANITIZED, "-fsanitize=address,undefined"],
    "tsan": [*_SANITIZED, "-fsanitize=thread"],
    "ubsan": [*_SANITIZED, "-fsanitize=undefined"],
}


def c_flags(mode: str) -> list[str]:
    """Flags to compile C with."""
    return ["-std=c11", "-pthread", *STRICT_C, *MODES[mode]]


def link_flags(mode: str) -> list[str]:
    """Flags to link with."""
    return ["-pthread", *(flag for flag in MODES[mode] if flag.startswith("-fsanitize="))]
