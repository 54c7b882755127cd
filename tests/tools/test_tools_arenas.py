"""What AddressSanitizer and Valgrind say of programs that use bump arenas and stacks wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import CLANG_ASAN, GCC_ASAN, HERE, VALGRIND, Report, Tool, build, emit, reported, reports, seen, silent, unreported

SINGLE = 'thread_safety = "single-threaded"'
CACHED = 'thread_safety = "thread-cached"'
CHUNKED = 'capacity = 4096\ngrowth = "chunked"\nmax_capacity = 1048576\nchunk = 4096'
ARENAS = {
    "bump": ("bump", SINGLE),
    "bump-performance": ("bump", f'{SINGLE}\npreset = "performance"'),
    "bump-debug": ("bump", f'{SINGLE}\npreset = "debug"'),
    "bump-full": ("bump", f'{SINGLE}\nchecks = "full"'),
    "bump-static": ("bump", f'{SINGLE}\nbacking = "static"\ncapacity = 8192'),
    "bump-buffer": ("bump", f'{SINGLE}\nbacking = "buffer"'),
    "bump-virtual": ("bump", f'{SINGLE}\nbacking = "virtual"'),
    "bump-chunked": ("bump", f"{SINGLE}\n{CHUNKED}"),
    "bump-mutex": ("bump", 'thread_safety = "mutex"'),
    "bump-lock-free": ("bump", 'thread_safety = "lock-free"'),
    "bump-lock-free-virtual": ("bump", 'thread_safety = "lock-free"\nbacking = "virtual"'),
    "bump-lock-free-chunked": ("bump", f'thread_safety = "lock-free"\n{CHUNKED}'),
    "bump-cached-full": ("bump", f'{CACHED}\nchecks = "full"\n{CHUNKED}'),
    "bump-cached": ("bump", CACHED),
    "bump-cached-chunked": ("bump", f"{CACHED}\n{CHUNKED}"),
    "bump-leaks": ("bump", f'thread_safety = "lock-free"\nbacking = "virtual"\n[bump.tracking]\nleaks = true'),
    "stack": ("stack", SINGLE),
    "stack-performance": ("stack", f'{SINGLE}\npreset = "performance"'),
    "stack-debug": ("stack", f'thread_safety = "lock-free"\npreset = "debug"\n{CHUNKED}'),
    "stack-full": ("stack", f'{SINGLE}\nchecks = "full"'),
    "stack-leaks": ("stack", f'{SINGLE}\nchecks = "none"\n[stack.tracking]\nleaks = true'),
    "stack-erased": ("stack", f"{SINGLE}\nwipe_on_free = true\nslot_align = 16"),
    "stack-static": ("stack", f'{SINGLE}\nbacking = "static"\ncapacity = 8192'),
    "stack-mutex": ("stack", 'thread_safety = "mutex"'),
    "stack-lock-free-chunked": ("stack", f'thread_safety = "lock-free"\n{CHUNKED}'),
    "stack-lock-free": ("stack", 'thread_safety = "lock-free"'),
}
# With a note before each allocation and a guard behind it, which nobody else may touch.
GUARDED = ("bump-full", "bump-debug", "bump-cached-full", "bump-leaks", "stack-full", "stack-debug", "stack-leaks")
# Pages that are committed without a lock are Valgrind's own to know.
BLIND_PAST_THE_END = {"asan": (), "valgrind": ("bump-lock-free-virtual",)}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arenas")


def program_of(place: Path, name: str, tool: Tool) -> Path:
    kind, keys = ARENAS[name]
    folder = emit(place / name, f'name = "own"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[{kind}]\n{keys}\n')
    prefix = f"typed_{kind}_own"
    start = f"{prefix}_init_buffer(&arena, buffer + 4, 60000)" if "buffer" in name else f"{prefix}_init(&arena)"
    flags = [f"-DP={prefix}", f'-DHEADER="{prefix}.h"', f"-DSTART={start}"]
    flags += ["-DREPORTS_AT_END"] if "leaks = true" in keys else []
    if kind == "stack":
        flags += ["-DIS_STACK", "-DMARK=typed_marker", "-DGOES_BACK=_mark"]
    elif CACHED not in keys:
        flags += ["-DMARK=typed_checkpoint", "-DGOES_BACK=_checkpoint"]
    return build(folder, tool, HERE / "arena.c", *flags)


def acts_of(name: str, tool: str) -> list[str]:
    kind, keys = ARENAS[name]
    acts = ["read after reset", "read after shrinking"]
    acts += ["read past an older end", "read before a start"] if name in GUARDED else []
    acts += [] if name in BLIND_PAST_THE_END[tool] else ["read past the end"]
    acts += ["read after restore"] if CACHED not in keys else []
    return acts + (["read after pop"] if kind == "stack" else [])


def under_valgrind(place: Path, name: str, act: str) -> Report:
    """What Valgrind says of an act; all that an arena is asked for are done in one run."""
    acts = ("right", *acts_of(name, "valgrind"), "decide by nothing")
    return reports(program_of(place, name, VALGRIND), VALGRIND, acts)[act]


@pytest.mark.parametrize("tool", [GCC_ASAN, CLANG_ASAN], ids=["gcc", "clang"])
@pytest.mark.parametrize("name", ARENAS)
def test_address_sanitizer_sees_what_is_not_handed_out(place: Path, name: str, tool: Tool) -> None:
    program = program_of(place, name, tool)
    silent(program, tool)
    for act in acts_of(name, "asan"):
        seen(program, tool, act, "AddressSanitizer: use-after-poison", "READ of size 8", "in reads ")


@pytest.mark.parametrize("name", ARENAS)
def test_valgrind_sees_what_is_not_handed_out(place: Path, name: str) -> None:
    unreported(under_valgrind(place, name, "right"))
    for act in acts_of(name, "valgrind"):
        reported(under_valgrind(place, name, act), "Invalid read of size 8", ": reads (arena.c:")


@pytest.mark.parametrize("name", ["bump", "bump-cached-chunked", "stack-full"])
def test_a_right_program_is_left_alone_by_itself(place: Path, name: str) -> None:
    """As the only act, with no child, where nothing else was done before."""
    silent(program_of(place, name, VALGRIND), VALGRIND)


@pytest.mark.parametrize("name", [name for name in ARENAS if "debug" not in name])  # which fills what it hands out
def test_valgrind_sees_a_decision_by_what_was_never_written(place: Path, name: str) -> None:
    reported(under_valgrind(place, name, "decide by nothing"), "depends on uninitialised value", "decides (arena.c:")
