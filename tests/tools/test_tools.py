"""What AddressSanitizer and Valgrind say of programs that use pools wrongly: the tool's own words, with the function."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from .programs import CLANG_ASAN, GCC_ASAN, HERE, NONE, ROOT, VALGRIND, Report, Tool, build, emit, reported, reports, run_act, runtime, seen, silent, unreported

SINGLE = 'thread_safety = "single-threaded"'
INIT = "typed_pool_own_init(&pool)"
BUFFER = "typed_pool_own_init_buffer(&pool, buffer + 4, 60000)"
POOLS = {
    "intrusive": SINGLE,
    "addresses": f'{SINGLE}\npreset = "performance"',
    "out-of-line": f'{SINGLE}\ninline = false\nchecks = "none"\ndealloc_pattern = 0xDD\nalloc_pattern = 0xBB',
    "bitmap": f'{SINGLE}\nfree_list = "bitmap"',
    "bitmap-unchecked": f'{SINGLE}\nfree_list = "bitmap"\nchecks = "none"',
    "indexed": f'{SINGLE}\nfree_list = "indexed"\nzero_on_alloc = false',
    "handles": f"{SINGLE}\nhandles = true\niterate = true\nwipe_on_free = true",
    "mutex": 'thread_safety = "mutex"',
    "lock-free": 'thread_safety = "lock-free"',
    "lock-free-performance": 'thread_safety = "lock-free"\npreset = "performance"',
    "thread-cached": 'thread_safety = "thread-cached"',
    "thread-cached-performance": 'thread_safety = "thread-cached"\npreset = "performance"',
    "static": f'{SINGLE}\nbacking = "static"\ncapacity = 64',
    "buffer": f'{SINGLE}\nbacking = "buffer"',
    "virtual": f'{SINGLE}\nbacking = "virtual"',
    "virtual-lock-free": 'thread_safety = "lock-free"\nbacking = "virtual"',
    "chunked": f'{SINGLE}\ncapacity = 8\ngrowth = "chunked"\nmax_capacity = 800\nchunk = 16',
    "chunked-cached": 'thread_safety = "thread-cached"\ncapacity = 8\ngrowth = "chunked"\nmax_capacity = 800\nchunk = 16',
    "spaced": f"{SINGLE}\nslot_align = 64",
    "spaced-by-pages": f"{SINGLE}\nslot_align = 8192\ncapacity = 64",
}
# Pools of which nobody else knows what malloc gave them: what they are as above, and how they start.
MALLOCED = {
    "upstream": ("intrusive", "typed_pool_own_init_with(&pool, &own)"),
    "upstream-chunked": ("chunked", "typed_pool_own_init_with(&pool, &own)"),
    "malloced-buffer": ("buffer", "typed_pool_own_init_buffer(&pool, malloc(60000), 60000)"),
}
READS = {"read after free": "reads", "read after bulk free": "reads", "read after reset": "reads", "read after reuse": "reads", "read of none": "reads"}
WRITES = {"write after delete": "writes", "write after box": "writes"}
# Which of them know by themselves that an element is free already, and say so: the tool need not.
UNDER_CLANG = ("addresses", "bitmap", "lock-free", "thread-cached", "static")
UNDER_VALGRIND = {"read after free": "reads", "write after delete": "writes", "read after reset": "reads", "read of none": "reads"}
ON_HEAP = [name for name, keys in POOLS.items() if "backing" not in keys]
KNOW = ("bitmap", "indexed", "handles", "lock-free", "virtual-lock-free")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pools")


def program_of(place: Path, name: str, tool: Tool) -> Path:
    """The program on one kind of pool, built once."""
    kind, start = MALLOCED.get(name, (name, BUFFER if name == "buffer" else INIT))
    text = f'name = "own"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[pool]\n{POOLS[kind]}\n'
    return build(emit(place / name, text), tool, HERE / "pool.c", f"-DSTART={start}")


def under_valgrind(place: Path, name: str, act: str) -> Report:
    """What Valgrind says of an act; all that a kind of pool is asked for are done in one run."""
    acts = ["right", *UNDER_VALGRIND, "decide by nothing", "lose one", "lose the first", "lose the first after reset", "leave empty"]
    acts += ["lose the first of a chunk"] if "chunked" in name else []
    acts += ["read after destroy", "lose a ring"] if name in ON_HEAP else []
    acts += ["free twice"] if name not in KNOW else []
    return reports(program_of(place, name, VALGRIND), VALGRIND, tuple(acts))[act]


@pytest.mark.parametrize("name", POOLS)
def test_a_right_program_is_left_alone(place: Path, name: str) -> None:
    silent(program_of(place, name, GCC_ASAN), GCC_ASAN)
    unreported(under_valgrind(place, name, "right"))


@pytest.mark.parametrize("name", ["intrusive", "thread-cached", "chunked"])
def test_a_right_program_is_left_alone_by_itself(place: Path, name: str) -> None:
    """As the only act, with no child, where nothing else was done before."""
    silent(program_of(place, name, VALGRIND), VALGRIND)


@pytest.mark.parametrize(("name", "tool"), [*((name, GCC_ASAN) for name in POOLS), *((name, CLANG_ASAN) for name in UNDER_CLANG)])
def test_address_sanitizer_sees_what_is_free(place: Path, name: str, tool: Tool) -> None:
    program = program_of(place, name, tool)
    silent(program, tool)
    for act, function in {**READS, **WRITES}.items():
        way = "READ" if act in READS else "WRITE"
        seen(program, tool, act, "AddressSanitizer: use-after-poison", f"{way} of size 8", f"in {function} ")


@pytest.mark.parametrize("name", POOLS)
def test_valgrind_sees_what_is_free(place: Path, name: str) -> None:
    for act, function in UNDER_VALGRIND.items():
        way = "read" if act in READS else "write"
        reported(under_valgrind(place, name, act), f"Invalid {way} of size 8", f": {function} (pool.c:")


@pytest.mark.parametrize("name", POOLS)
def test_valgrind_says_who_had_an_element_and_who_freed_it(place: Path, name: str) -> None:
    reported(under_valgrind(place, name, "read after free"), "is 0 bytes inside a block of size 40 free'd", "wrong (pool.c:", "made (pool.c:")


@pytest.mark.parametrize("name", [name for name, keys in POOLS.items() if "alloc_pattern" not in keys])
def test_valgrind_sees_a_decision_by_what_was_never_written(place: Path, name: str) -> None:
    reported(under_valgrind(place, name, "decide by nothing"), "depends on uninitialised value", "decides (pool.c:")


@pytest.mark.parametrize("name", POOLS)
def test_valgrind_finds_an_element_that_nobody_points_to(place: Path, name: str) -> None:
    reported(under_valgrind(place, name, "lose one"), "40 bytes in 1 blocks are definitely lost", "loses (pool.c:")


@pytest.mark.parametrize("name", [*POOLS, *MALLOCED])
def test_valgrind_finds_the_first_element_that_nobody_points_to(place: Path, name: str) -> None:
    """The pool knows where it starts, which counts for nothing."""
    for act in ("lose the first", "lose the first after reset", *(["lose the first of a chunk"] if "chunked" in name else [])):
        reported(under_valgrind(place, name, act), "40 bytes in 1 blocks are definitely lost", "loses (pool.c:")


@pytest.mark.parametrize("name", ON_HEAP)
def test_valgrind_sees_what_is_read_after_the_pool_is_gone(place: Path, name: str) -> None:
    reported(under_valgrind(place, name, "read after destroy"), "Invalid read of size 8", ": reads (pool.c:")


@pytest.mark.parametrize("name", [*POOLS, *MALLOCED])
def test_valgrind_has_nothing_to_say_of_a_pool_that_is_left_empty(place: Path, name: str) -> None:
    """Its memory is not lost."""
    unreported(under_valgrind(place, name, "leave empty"))


@pytest.mark.parametrize("name", ["intrusive", "mutex"])
def test_a_fork_under_valgrind_leaves_the_child_a_heap(place: Path, name: str) -> None:
    program_of(place, name, VALGRIND)
    program = build(place / name, VALGRIND, HERE / "fork.c")
    # What another thread had just got is lost to the child, as with malloc: leaks are not looked for.
    words = ["valgrind", "--quiet", "--error-exitcode=99", "--fair-sched=yes", str(program)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["intrusive", "chunked"])
def test_a_malloc_that_is_not_valgrinds_is_left_alone(place: Path, name: str) -> None:
    """Linked statically, a program keeps the malloc that it was linked with; Valgrind finds faults in that libc itself."""
    program_of(place, name, VALGRIND)
    program = build(place / name, Tool("static", "gcc", ("-DTYPED_VALGRIND", "-static")), HERE / "pool.c", f"-DSTART={INIT}")
    done = run_act(program, VALGRIND, "right")
    assert "Invalid free" not in done.stdout and "apart_" not in done.stdout, done.stdout


@pytest.mark.parametrize("name", ON_HEAP)
def test_valgrind_does_not_follow_what_lost_elements_on_the_heap_point_to(place: Path, name: str) -> None:
    reported(under_valgrind(place, name, "lose a ring"), "80 (40 direct, 40 indirect) bytes in 1 blocks are definitely lost", "loses_a_ring (pool.c:")


@pytest.mark.parametrize("name", [name for name in POOLS if name not in KNOW])
def test_an_element_that_is_freed_twice_is_seen_where_the_pool_does_not_look(place: Path, name: str) -> None:
    seen(program_of(place, name, GCC_ASAN), GCC_ASAN, "free twice", "AddressSanitizer: use-after-poison", "typed_pool_own_free", "wrong")
    reported(under_valgrind(place, name, "free twice"), "Invalid ", "typed_pool_own_free", "wrong")


@pytest.mark.parametrize("name", ["intrusive", "addresses", "virtual", "chunked-cached"])
def test_objects_for_valgrind_and_others_understand_each_other(place: Path, name: str) -> None:
    """Under Valgrind too, which has much to say of that; but what they do is right."""
    program_of(place, name, VALGRIND)
    for mine, theirs in (((), VALGRIND.flags), (VALGRIND.flags, ())):
        program = place / name / f"mixed-{len(mine)}"
        words = ["gcc", "-std=gnu11", "-O1", "-w", "-pthread", f"-I{place / name}", f"-I{ROOT / 'src'}"]
        subprocess.run([*words, *theirs, "-c", str(place / name / "typed_pool_own.c"), "-o", f"{program}.o"], check=True)
        words += [*mine, f"-DSTART={INIT}", str(HERE / "pool.c"), f"{program}.o", *runtime(place, VALGRIND), "-o", str(program)]
        subprocess.run(words, check=True)
        for under in ((), ("valgrind", "--quiet")):
            assert run_act(program, Tool("mixed", "gcc", (), under), "right").returncode == 0


LAYOUT = """
#include "typed_pool_own.h"
#include <stdio.h>
#ifdef BUFFER
static unsigned char buffer[1 << 16];
#endif
int main(void)
{
    static typed_pool_own pool;
    if (START != TYPED_OK) {
        return 1;
    }
    struct own *first = typed_pool_own_alloc(&pool);
    struct own *second = typed_pool_own_alloc(&pool);
    printf("%zu %zu %zu", sizeof pool, typed_pool_own_capacity(&pool), (size_t)((char *)second - (char *)first));
    printf(" %zu\\n", (size_t)((char *)first - (char *)&pool) % 16);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("name", POOLS)
def test_no_tool_changes_what_is_where(place: Path, name: str) -> None:
    program_of(place, name, NONE)
    main = place / name / "layout.c"
    main.write_text(LAYOUT)
    flags = (f"-DSTART={BUFFER}", "-DBUFFER") if name == "buffer" else (f"-DSTART={INIT}",)
    said = [run_act(build(place / name, tool, main, *flags), tool, "").stdout for tool in (NONE, GCC_ASAN, VALGRIND)]
    assert re.fullmatch(r"\d+ \d+ \d+ \d+\n", said[0]) and said[1:] == said[:1] * 2


@pytest.mark.parametrize("name", ["addresses", "lock-free-performance", "thread-cached-performance", "static"])
def test_without_a_tool_nothing_is_there(place: Path, name: str) -> None:
    program_of(place, name, NONE)
    words = ["gcc", "-std=c11", "-O2", f"-I{place / name}", f"-I{ROOT / 'src'}", str(place / name / "typed_pool_own.c")]
    text = subprocess.run([*words, "-E", "-P"], capture_output=True, text=True, check=True).stdout
    assert not re.search(r"asan|valgrind|poison|typed_taken|typed_given", text, re.IGNORECASE)
    # The same object code as from text that does not name the macros at all.
    bare = place / name / "bare"
    bare.mkdir(exist_ok=True)
    for ending in ("c", "h"):
        whole = (place / name / f"typed_pool_own.{ending}").read_text()
        told_nothing = re.sub(r"^ *TYPED_(POISON|UNPOISON|OPEN|CLOSE|POOL|TAKEN|GIVEN|FORGET)\w*\(.*\);\n", "", whole, flags=re.MULTILINE)
        (bare / f"typed_pool_own.{ending}").write_text(re.sub(r"TYPED_RECALL\(\w+, ([\w>-]+)\)", r"\1", told_nothing))
    (bare / "own.h").write_text((place / name / "own.h").read_text())
    objects = []
    for folder in (place / name, bare):
        assert ("TYPED_TAKEN" in (folder / "typed_pool_own.h").read_text()) == (folder != bare)
        words = ["gcc", "-std=c11", "-O2", f"-I{folder}", f"-I{ROOT / 'src'}", "-c", "typed_pool_own.c", "-o", "same.o"]
        subprocess.run(words, check=True, cwd=folder)
        objects.append((folder / "same.o").read_bytes())
    assert objects[0] == objects[1]
