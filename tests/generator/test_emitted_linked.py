"""What is claimed of emitted code, asked of linkers and of other systems: what belongs into one program, and what that needs."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest

from emitting import COMPILERS, MAIN, ROOT, RUNTIME, SINGLE, compile_, emit, ok, own, spec

__all__ = ["own"]  # the fixture


def test_two_presets_in_one_program_fail_at_link_by_a_name_that_says_why(own: Path) -> None:
    text = spec("own", "struct own", SINGLE)
    (own / "main.c").write_text(MAIN)
    folders = {preset: emit(own, text, preset=preset) for preset in ("production", "debug")}
    for preset, out in folders.items():
        ok(compile_("-std=c11", "-c", f"-I{own}", f"-I{out}", out / "typed_pool_own.c", "-o", own / f"{preset}.o"))
    ok(compile_("-std=c11", "-c", f"-I{own}", f"-I{folders['debug']}", own / "main.c", "-o", own / "main.o"))
    mixed = compile_(own / "main.o", own / "production.o", *RUNTIME, "-lpthread", "-o", own / "mixed")
    assert mixed.returncode != 0
    assert "typed_pool_own_preset_debug_" in mixed.stderr
    both = compile_(own / "main.o", own / "debug.o", own / "production.o", *RUNTIME, "-lpthread", "-o", own / "both")
    assert both.returncode != 0
    assert "typed_pool_own_one_preset" in both.stderr
    ok(compile_(own / "main.o", own / "debug.o", *RUNTIME, "-lpthread", "-o", own / "right"))
    subprocess.run([own / "right"], check=True)


def test_collected_sections_keep_the_link_check(own: Path) -> None:
    text = spec("own", "struct own", SINGLE)
    (own / "main.c").write_text(MAIN)
    debug, production = (emit(own, text, preset=preset) for preset in ("debug", "production"))
    result = compile_(
        "-std=c11", "-O2", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections",
        f"-I{own}", f"-I{debug}", own / "main.c", production / "typed_pool_own.c", *RUNTIME, "-lpthread", "-o", own / "x",
    )  # fmt: skip
    assert result.returncode != 0


def test_a_static_unchecked_pool_needs_base_h_alone(own: Path) -> None:
    out = emit(own, spec("bare", "struct own", 'thread_safety = "single-threaded"\nbacking = "static"\ncapacity = 8\nchecks = "none"'))
    included = re.findall(r"#include <typed/(\w+)\.h>", (out / "typed_pool_bare.h").read_text())
    assert included == ["base"]
    ok(compile_("-std=c11", "-O2", "-ffreestanding", "-c", f"-I{own}", out / "typed_pool_bare.c", "-o", own / "bare.o"))
    undefined = subprocess.run(["nm", "-u", own / "bare.o"], capture_output=True, text=True, check=True).stdout.split()
    assert set(undefined) - {"U"} <= {"memset", "memcpy", "_GLOBAL_OFFSET_TABLE_"}


def test_two_bundles_link_into_one_program(own: Path) -> None:
    (own / "main.c").write_text(
        MAIN.replace('#include "typed_pool_own.h"', '#include "typed_pool_own.h"\n#include "typed_pool_other.h"').replace(
            "return 0;", "static typed_pool_other other; return typed_pool_other_init(&other) == TYPED_OK ? 0 : 1;"
        )
    )
    (own / "second").mkdir()
    first = emit(own, spec("own", "struct own", SINGLE), bundle=True)
    (own / "second" / "own.h").write_text((own / "own.h").read_text())
    second = emit(own / "second", spec("other", "struct own", SINGLE.replace("single-threaded", "mutex")), bundle=True)
    sources = [path for out in (first, second) for path in sorted(out.rglob("*.c"))]
    command = ["gcc", "-std=c11", f"-I{own}", f"-I{first}", f"-I{second}", own / "main.c", *sources, "-lpthread", "-o", own / "two"]
    subprocess.run(list(map(str, command)), check=True)
    subprocess.run([own / "two"], check=True)


def test_a_big_endian_machine_keeps_narrow_links(own: Path) -> None:
    compiler, emulator = "s390x-linux-gnu-gcc", "qemu-s390x"
    if shutil.which(compiler) is None or shutil.which(emulator) is None:
        pytest.skip(f"{compiler} and {emulator} are not installed")
    (own / "main.c").write_text(
        MAIN.replace("return 0;\n}", "return fill();\n}").replace(
            "int main(void)",
            """static int fill(void)
{
    static typed_pool_tiny pool;
    static unsigned char *all[200];
    if (typed_pool_tiny_init(&pool) != TYPED_OK) { return 2; }
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 200; i++) {
            all[i] = typed_pool_tiny_alloc(&pool);
            if (all[i] == NULL) { return 3; }
            *all[i] = (unsigned char)i;
        }
        for (int i = 0; i < 200; i++) {
            if (*all[i] != i) { return 4; }
            typed_pool_tiny_free(&pool, all[i]);
        }
    }
    return typed_pool_tiny_verify(&pool) ? 0 : 5;
}
int main(void)""",
        ).replace('#include "typed_pool_own.h"', '#include "typed_pool_own.h"\n#include "typed_pool_tiny.h"')
    )
    out = emit(own, spec("own", "struct own", SINGLE), spec("tiny", "unsigned char", SINGLE.replace("64", "200")))
    ok(compile_("-static", "-std=c11", f"-I{own}", f"-I{out}", own / "main.c", *sorted(out.glob("*.c")), *RUNTIME, "-lpthread", "-o", own / "big", cc=compiler))
    assert subprocess.run([emulator, own / "big"], check=False).returncode == 0


def test_a_system_without_pthreads_brings_its_own_lock(own: Path) -> None:
    (own / "my_lock.h").write_text(
        "#include <stdbool.h>\nextern int locked, taken;\ntypedef struct typed_lock { int unused; } typed_lock;\n"
        "static inline bool typed_lock_init(typed_lock *l) { (void)l; return true; }\n"
        "static inline void typed_lock_destroy(typed_lock *l) { (void)l; }\n"
        "static inline void typed_lock_acquire(const typed_lock *l) { (void)l; locked++; taken++; }\n"
        "static inline void typed_lock_release(const typed_lock *l) { (void)l; locked--; }\n"
    )
    (own / "main.c").write_text(
        MAIN.replace("int main", "int locked, taken;\nint main").replace("return 0;\n}", "return locked == 0 && taken >= 2 ? 0 : 3;\n}")
    )
    out = emit(own, spec("own", "struct own", SINGLE.replace("single-threaded", "mutex")))
    define = '-DTYPED_LOCK_HEADER="my_lock.h"'
    ok(compile_("-std=c11", define, f"-I{own}", f"-I{out}", own / "main.c", out / "typed_pool_own.c", *RUNTIME, "-o", own / "rtos"))
    assert subprocess.run([own / "rtos"], check=False).returncode == 0


def test_a_system_without_mmap_has_the_heap(own: Path) -> None:
    (own / "main.c").write_text(MAIN)
    system = ["-std=c11", "-U__unix__", f"-I{own}"]
    out = emit(own, spec("own", "struct own", SINGLE), bundle=True)
    ok(compile_(*system, f"-I{out}", own / "main.c", *sorted(out.rglob("*.c")), "-o", own / "heap"))
    assert subprocess.run([own / "heap"], check=False).returncode == 0
    out = emit(own, spec("own", "struct own", f'{SINGLE}\nbacking = "virtual"'), bundle=True)
    refused = compile_(*system, "-c", f"-I{out}", out / "typed_pool_own.c", "-o", own / "virtual.o")
    assert refused.returncode != 0
    assert "backing_virtual_needs_posix_mmap" in refused.stderr


@pytest.mark.skipif(shutil.which("x86_64-w64-mingw32-gcc") is None, reason="needs a compiler for Windows")
@pytest.mark.parametrize("preset", ["production", "debug"])
@pytest.mark.parametrize("kind", ["pool", "bump", "stack"])
def test_what_is_on_the_heap_links_for_windows(own: Path, kind: str, preset: str) -> None:
    (own / "main.c").write_text(MAIN.replace("typed_pool_own_free(&pool, one);", "").replace("typed_pool_own", f"typed_{kind}_own"))
    more = "[pool.monitor]\nhard_limit = 640\n"
    out = emit(own, (spec("own", "struct own", SINGLE + "\n") + more).replace("[pool", f"[{kind}").replace("capacity = 64\n", ""), preset=preset, bundle=True)
    words = ["-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", f"-I{own}", f"-I{out}"]
    ok(compile_(*words, own / "main.c", *sorted(out.rglob("*.c")), "-lpthread", "-o", own / "own.exe", cc="x86_64-w64-mingw32-gcc"))


@pytest.mark.skipif(shutil.which("clang") is None, reason="needs a compiler for other machines")
@pytest.mark.parametrize("target", ["armv7m-none-eabi", "riscv32-none-elf"])
def test_a_static_pool_without_checks_needs_no_library(own: Path, target: str) -> None:
    """But for functions that compilers call by themselves."""
    out = emit(own, spec("own", "struct own", f'{SINGLE}\nbacking = "static"\npreset = "performance"\nhandles = true\niterate = true'))
    bare = [f"--target={target}", "-ffreestanding", "-nostdlibinc", "-Wall", "-Wextra", "-Werror", "-O2", f"-I{own}", f"-I{out}"]
    objects = [own / "pool.o", own / "base.o"]
    ok(compile_(*bare, "-std=c11", "-c", out / "typed_pool_own.c", "-o", objects[0], cc="clang"))
    ok(compile_(*bare, "-std=c11", "-c", ROOT / "src" / "typed" / "base.c", "-o", objects[1], cc="clang"))
    (own / "own.cc").write_text('#include "typed_pool_own.h"\n')
    ok(compile_(*bare, "-std=c++17", "-nostdinc++", "-fsyntax-only", own / "own.cc", cc="clang++"))
    if shutil.which("llvm-nm"):
        missing = subprocess.run(["llvm-nm", "-u", *objects], capture_output=True, text=True, check=True).stdout
        wanted = set(re.findall(r"U (\w+)", missing))
        assert wanted <= {"memcpy", "memmove", "memset", "memcmp", "__aeabi_memcpy", "__aeabi_memset", "__aeabi_memclr", "__aeabi_uidiv", "__aeabi_uidivmod"}, wanted


# What counts, or is counted, in words of 64 bits, in several places of the struct.
SHARED_COUNTS = (
    'preset = "conservative"',
    'preset = "performance"',
    'preset = "performance"\ntrack_stats = true',
    'preset = "conservative"\n[KIND.tracking]\nleaks = true',
    'preset = "performance"\ngrowth = "chunked"\nmax_capacity = 640\nchunk = 64\ntrack_stats = true',
    'preset = "performance"\ntrack_stats = true\n[KIND.monitor]\nhard_limit = 640',
)


def test_64_bit_counts_are_aligned_where_words_have_32(own: Path) -> None:
    """Else clang calls a library for each."""
    (own / "empty.c").write_text("#include <stdio.h>\n")
    words = ("-m32", "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Werror", "-O0", "-c", "-o", own / "made.o")
    if "clang" not in COMPILERS or compile_(*words, own / "empty.c", cc="clang").returncode != 0:
        pytest.skip("no clang with headers for 32 bits (Debian: libc6-dev-i386)")
    for source in RUNTIME:
        ok(compile_(*words, source, cc="clang"))
    texts: list[str] = []
    for kind, mode, keys in product(("pool", "bump", "stack"), ("lock-free", "thread-cached"), SHARED_COUNTS):
        if (kind, mode) != ("stack", "thread-cached"):
            tries = "max_retries = 8\n" if mode == "lock-free" else ""
            given = f'thread_safety = "{mode}"\ncapacity = 64\n{tries}{keys.replace("KIND", kind)}'
            texts.append(spec(f"own{len(texts)}", "struct own", given).replace("[pool]", f"[{kind}]"))
    out = emit(own, *texts)
    for emitted in sorted(out.glob("*.c")):
        ok(compile_(*words, f"-I{own}", f"-I{out}", emitted, cc="clang"))
