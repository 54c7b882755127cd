"""Emitted bump arenas that threads share, in which they resize what was made as if it were an array: it stays where it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from threads.stress_programs import COMPILERS, WITH_JITTER, Programs, holds, stress  # noqa: E402
from threads.test_arenas_made import MADE  # noqa: E402

CACHED = 'thread_safety = "thread-cached"'
CHUNKED = 'capacity = 2000\ngrowth = "chunked"\nmax_capacity = "1MiB"'
ARENAS = {
    "mutex": 'thread_safety = "mutex"',
    "lock_free": 'thread_safety = "lock-free"',
    "lock_free_chunks": f'thread_safety = "lock-free"\n{CHUNKED}',
    "cached": CACHED,
    "cached_small": f"{CACHED}\ncache_size = 1",
    "cached_few": f"{CACHED}\ncache_size = 4\nwipe_on_free = true",
    "cached_counted": f'{CACHED}\ncache_size = 3\npreset = "conservative"\nmonitor.hard_limit = "2MiB"',
    "cached_virtual": f'{CACHED}\ncache_size = 2\nbacking = "virtual"',
    "cached_chunks": f"{CACHED}\ncache_size = 3\n{CHUNKED}",
}

# What is broken, a text of the emitted code, and what stands there then.
MUTATIONS = [
    ("cached_few", "!typed_bump_cached_few_own_is_made(bump_, cache_) && ", ""),
    ("cached_few", "(uintptr_t)block_ >= cache_->begin_ && ", ""),
    ("cached_few", "!typed_bump_cached_few_top_is_made(bump_) && ", ""),
    ("cached_few", "cache_->made_end_ > cursor_", "false"),
    ("cached_small", "bump_->made_top_ > position_", "false"),
    ("lock_free", "typed_bump_lock_free_is_unmade(bump_, block_, old_span_)", "true"),
]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    element = '[element]\ntype = "struct made"\ninit = "made_init"\ndrop = "made_drop"'
    specs = {name: f"{element}\n[bump]\n{keys}" for name, keys in ARENAS.items()}
    return Programs(tmp_path_factory.mktemp("resized"), "test_arenas_resized.c", {"made.h": MADE}, specs, lambda _: [])


@pytest.mark.parametrize("name", ARENAS)
@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_what_was_made_stays_where_it_is(programs: Programs, name: str, threads: int) -> None:
    holds(programs.program(name, "gcc"), "stays", threads, 60)
    holds(programs.program(name, "gcc", WITH_JITTER, "-fsanitize=address"), "stays", threads, 10)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", ARENAS)
def test_thread_sanitizer_sees_no_race_for_what_was_made(programs: Programs, name: str, cc: str) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), "stays", 4, 5)


@pytest.mark.parametrize(("name", "text", "broken"), MUTATIONS)
def test_what_is_broken_in_a_resize_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", folder=tmp_path)
    assert any(stress(program, "stays", threads, 200).returncode != 0 for threads in (1, 2, 3, 4, 8))
