"""Emitted code in programs whose words have 32 bits, compiled and run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from emitting import RUNTIME, SINGLE, STRICT, compile_, emit, ok, own, spec
from harness.compiler import compile_each

__all__ = ["own"]  # the fixture

# gcc would need a libgcc for 32 bits, which Debian's libc6-dev-i386 does not bring; clang has its own.
WORDS = ("-m32", "--rtlib=compiler-rt", "--unwindlib=none", "-Wno-unused-command-line-argument", "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-O1", "-g1", "-fsanitize=alignment", "-fsanitize-trap=alignment")
CHECK = "#include <stdio.h>\n#define CHECK(c) ((c) ? (void)0 : (printf(\"%d: %s\\n\", __LINE__, #c), exit(1)))\n#include <stdlib.h>\n"


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Its object files."""
    folder = tmp_path_factory.mktemp("runtime")
    (folder / "empty.c").write_text("#include <stdio.h>\nint main(void) { return 0; }\n")
    if shutil.which("clang") is None or compile_(*WORDS, folder / "empty.c", "-o", folder / "empty", cc="clang").returncode != 0:
        pytest.skip("no clang with headers and a library for 32 bits (Debian: libc6-dev-i386)")
    compile_each(["clang", *WORDS, f"-I{Path(RUNTIME[0]).parents[1]}"], list(map(Path, RUNTIME)), folder)
    return [str(folder / f"{Path(source).stem}.o") for source in RUNTIME]


def passes(folder: Path, runtime: list[str], main: str, *specs: str) -> None:
    """That a program that includes a header of each spec ends well."""
    out = emit(folder, *specs)
    includes = "".join(f'#include "{header.name}"\n' for header in sorted(out.glob("*.h")))
    (folder / "main.c").write_text(CHECK + includes + main)
    emitted = sorted(out.glob("*.c"))
    ok(compile_(*WORDS, *STRICT, "-Wno-missing-declarations", f"-I{folder}", f"-I{out}", folder / "main.c", *emitted, *runtime, "-o", folder / "main", cc="clang"))
    done = subprocess.run([folder / "main"], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout}{done.stderr}"


def test_limits_that_no_machine_of_them_reaches_limit_nothing(own: Path, runtime: list[str]) -> None:
    limits = '[KIND.monitor]\nhard_limit = "8GiB"\nsoft_limit = "4GiB"\non_high = "deny"\ndeny_above_high = "4GiB"\non_critical = "deny"\ndeny_above_critical = "5GiB"\n'
    kept = {"locked": "mutex", "cached": "thread-cached"}
    texts = [spec(name, "struct own", f'thread_safety = "{mode}"\ncapacity = 64\nmax_bytes = "4GiB"\n{limits.replace("KIND", "pool")}') for name, mode in kept.items()]
    arena = f'thread_safety = "thread-cached"\ncapacity = 4096\n{limits.replace("KIND", "bump")}group = "all"'
    texts.append(spec("blocks", "struct own", arena).replace("[pool]", "[bump]"))
    each = "".join(f"    static {P} a_{P};\n    CHECK({P}_init(&a_{P}) == TYPED_OK && {P}_alloc(&a_{P}) != NULL);\n    {P}_snapshot(&a_{P}, &now);\n"
                   "    CHECK(now.hard_limit == SIZE_MAX && now.soft_limit == SIZE_MAX);\n" for P in ("typed_pool_locked", "typed_pool_cached", "typed_bump_blocks"))  # fmt: skip
    passes(own, runtime, f"int main(void)\n{{\n    typed_snapshot now;\n{each}    return 0;\n}}\n", *texts)


FLIP = """
#include <string.h>
#include <typed/fault.h>
static unsigned faults;
static void count(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    faults++;
    if (fault->alloc_site.file != NULL) {
        CHECK(strcmp(fault->alloc_site.file, __FILE__) == 0);
    }
}
int main(void)
{
    static ARENA arena;
    typed_set_fault_handler(count, NULL);
    for (unsigned byte = 1; byte < 256; byte++) {
        CHECK(ARENA_init(&arena) == TYPED_OK);
        CHECK(ARENA_alloc(&arena) != NULL);
        unsigned char *end = (unsigned char *)ARENA_alloc(&arena);
        for (size_t i = 1; i <= sizeof(ARENA_note); i++) {
            *(end - i) ^= (unsigned char)byte;
        }
        faults = 0;
        CHECK(!ARENA_verify(&arena) && faults > 0);
        ARENA_destroy(&arena);
    }
    return 0;
}
"""


@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_note_whose_bits_were_flipped_names_no_place(own: Path, runtime: list[str], kind: str) -> None:
    passes(own, runtime, FLIP.replace("ARENA", f"typed_{kind}_own"), spec("own", "struct own", f'{SINGLE}00\npreset = "debug"').replace("[pool]", f"[{kind}]"))


# Memory is aligned to what was asked for, and to no more.
ASKED = """
static _Alignas(64) unsigned char memory[1 << 16];
static size_t at;
static void *take(size_t size, size_t align, void *ctx)
{
    (void)ctx;
    at = TYPED_ALIGN_UP(at, 2 * align) + align;
    unsigned char *taken = memory + at;
    at += size;
    CHECK(at <= sizeof memory);
    return taken;
}
static void give(void *p, size_t size, size_t align, void *ctx)
{
    (void)size;
    (void)ctx;
    CHECK((size_t)((unsigned char *)p - memory) % (2 * align) == align);
}
#define USE(P) do { struct own *one = P##_alloc(&P##_own); CHECK(one != NULL); P##_free(&P##_own, one); P##_destroy(&P##_own); } while (0)
int main(void)
{
    const typed_upstream upstream = {take, give, NULL};
    static typed_pool_heap typed_pool_heap_own;
    static typed_pool_chunks typed_pool_chunks_own;
    static typed_pool_buffer typed_pool_buffer_own;
    CHECK(typed_pool_heap_init_with(&typed_pool_heap_own, &upstream) == TYPED_OK);
    USE(typed_pool_heap);
    CHECK(typed_pool_chunks_init_with(&typed_pool_chunks_own, &upstream) == TYPED_OK);
    USE(typed_pool_chunks);
    for (size_t begin = 0; begin < 16; begin++) {
        CHECK(typed_pool_buffer_init_buffer(&typed_pool_buffer_own, memory + begin, typed_pool_buffer_BUFFER_BYTES(16)) == TYPED_OK);
        CHECK(typed_pool_buffer_capacity(&typed_pool_buffer_own) >= 16);
        USE(typed_pool_buffer);
    }
    return 0;
}
"""


def test_records_are_aligned_by_more_than_words_are(own: Path, runtime: list[str]) -> None:
    backings = {"heap": "capacity = 64", "chunks": 'capacity = 64\ngrowth = "chunked"\nmax_capacity = 128', "buffer": 'backing = "buffer"'}
    passes(own, runtime, ASKED, *(spec(name, "struct own", f'thread_safety = "single-threaded"\nchecks = "full"\n{keys}') for name, keys in backings.items()))
