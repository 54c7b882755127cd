"""What is claimed of emitted code, asked of compilers, linkers and other tools on real output."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest

from gen import names, run, write
from gen.spec import BadSpec
from harness.compiler import run_compiler
from threads.runtime_objects import optimisation

ROOT = Path(__file__).resolve().parents[2]
STRICT = (
    "-Wall -Wextra -Werror -pedantic -Wconversion -Wsign-conversion -Wcast-align -Wundef -Wshadow "
    "-Wdouble-promotion -Wswitch-enum -Wmissing-declarations -Wredundant-decls"
).split()
RUNTIME = sorted(str(path) for path in (ROOT / "src" / "typed").glob("*.c"))
COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]


def emit(folder: Path, *specs: str, preset: str | None = None, **options: bool) -> Path:
    """Emit specs given as text to folder/out (or folder/PRESET); returns where."""
    paths = []
    for text in specs:
        name = re.search(r'name = "(\w+)"', text)
        assert name is not None
        path = folder / f"{name[1]}.toml"
        path.write_text(text)
        paths.append(str(path))
    asked = run.Options(preset=preset, has_bundle=options.get("bundle", False), has_tests=options.get("tests", False))
    out = folder / (preset or "out")
    write.write(out, run.outputs_of(run.allocators_of(paths, asked), asked))
    return out


def spec(name: str, type_: str, pool: str, header: str = "own.h", element: str = "") -> str:
    return f'name = "{name}"\nheaders = ["{header}"]\n[element]\ntype = "{type_}"\n{element}\n[pool]\n{pool}\n'


SINGLE = 'thread_safety = "single-threaded"\ncapacity = 64'
OWN = "struct own { long id; char text[24]; };\n"


def compile_(*arguments: object, cc: str = "gcc") -> subprocess.CompletedProcess[str]:
    return run_compiler([cc, f"-I{ROOT / 'src'}", *arguments])


def ok(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stderr


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\n" + OWN + "#endif\n")
    return tmp_path


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("standard", ["c11", "c17", "c2x", "c++17"])
def test_example_specs_are_clean_in_every_standard(tmp_path: Path, cc: str, standard: str) -> None:
    asked = run.Options()
    specs = sorted(map(str, (ROOT / "specs").glob("*.toml")))
    write.write(tmp_path, run.outputs_of(run.allocators_of(specs, asked), asked))
    flags = ["-fsyntax-only", f"-std={standard}", *STRICT, f"-I{tmp_path}", f"-I{ROOT / 'specs' / 'include'}"]
    if standard == "c++17":
        everything = tmp_path / "all.cc"
        everything.write_text("".join(f'#include "{path.name}"\n' for path in sorted(tmp_path.glob("*.h"))))
        ok(compile_(*flags, everything, cc={"gcc": "g++", "clang": "clang++"}[cc]))
    else:
        ok(compile_(*flags, "-Wstrict-prototypes", *sorted(tmp_path.glob("*.c")), cc=cc))


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the assembler of x86-64 has two languages")
@pytest.mark.parametrize("cc", COMPILERS)
def test_what_is_written_for_the_assembler_is_read_in_either_of_its_languages(tmp_path: Path, cc: str) -> None:
    (tmp_path / "own.h").write_text(OWN)
    cached = spec("cached", "struct own", 'thread_safety = "thread-cached"\ncapacity = 64')
    debug = spec("debug", "struct own", f'{SINGLE}\npreset = "debug"')
    ahead = spec("ahead", "struct own", SINGLE).replace('[pool]', '[bump]\nprefetch_distance = 2').replace("= 64", '= "4KiB"')
    out = emit(tmp_path, cached, debug, ahead)
    for source in sorted(out.glob("*.c")):
        ok(compile_("-std=c11", "-O2", "-masm=intel", *STRICT, f"-I{out}", f"-I{tmp_path}", "-c", source, "-o", tmp_path / "o", cc=cc))
        assembled = subprocess.run(["objdump", "-d", tmp_path / "o"], capture_output=True, text=True, check=True).stdout
        assert ("prefetchw" in assembled) == (source.name != "typed_pool_debug.c")


def test_members_and_locals_survive_a_users_macros(own: Path) -> None:
    words = (
        "pool object slot head live free next capacity count index size bytes name value box link lock stats first "
        "carved handle visit ctx result status self node data out in used total available kind chunk words block at"
    ).split()
    (own / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\n" + OWN + "".join(f"#define {w} %\n" for w in words) + "#endif\n")
    modes = ["", 'free_list = "bitmap"\niterate = true', 'free_list = "indexed"\nhandles = true', 'preset = "performance"']
    texts = [spec(f"a{i}", "struct own", f"{SINGLE}\n{mode}") for i, mode in enumerate(modes)]
    out = emit(own, *texts)
    ok(compile_("-fsyntax-only", "-std=c11", *STRICT, f"-I{own}", *sorted(out.glob("*.c"))))


@pytest.mark.parametrize("type_name", ["pool", "slot", "object", "live", "uint", "index"])
def test_a_type_may_have_any_ordinary_name(own: Path, type_name: str) -> None:
    (own / "own.h").write_text(f"#ifndef OWN_H\n#define OWN_H\ntypedef struct {{ int x; }} {type_name};\n#endif\n")
    out = emit(own, spec("any", type_name, SINGLE + "\nhandles = true\niterate = true"))
    ok(compile_("-fsyntax-only", "-std=c11", "-Wall", "-Werror", f"-I{own}", out / "typed_pool_any.c"))


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize(
    ("declaration", "reason"),
    [
        ("typedef int own_type[4];", "an_array"),
        ("typedef int own_type(void);", "an_array"),
        ("typedef struct { int n; char tail[]; } own_type;", "must_not_be_flexible"),
    ],
)
def test_types_that_cannot_be_elements_are_refused_with_a_reason(own: Path, cc: str, declaration: str, reason: str) -> None:
    (own / "own.h").write_text(f"#ifndef OWN_H\n#define OWN_H\n{declaration}\n#endif\n")
    out = emit(own, spec("bad", "own_type", SINGLE))
    result = compile_("-fsyntax-only", "-std=c11", f"-I{own}", out / "typed_pool_bad.c", cc=cc)
    assert result.returncode != 0
    assert reason in result.stderr


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize(
    ("hooks", "element", "wanted"),
    [
        ("int own_init(struct own *);", 'init = "own_init"', "element.init: must be bool own_init(struct own *)"),
        ("bool own_init(struct own *);", 'init = "own_init"\ninit_returns = "zero"', "element.init: must be int own_init"),
        ("bool own_init(struct own *);", 'init = "own_init"\nhook_context = true', "own_init(struct own *, void *)"),
        ("int own_drop(struct own *);", 'drop = "own_drop"', "element.drop: must be void own_drop(struct own *)"),
    ],
)
def test_hooks_of_another_signature_are_refused(own: Path, cc: str, hooks: str, element: str, wanted: str) -> None:
    (own / "own.h").write_text(f"#ifndef OWN_H\n#define OWN_H\n#include <stdbool.h>\n{OWN}{hooks}\n#endif\n")
    out = emit(own, spec("bad", "struct own", SINGLE, element=element))
    result = compile_("-fsyntax-only", "-std=c11", f"-I{own}", out / "typed_pool_bad.c", cc=cc)
    assert result.returncode != 0
    assert wanted in result.stderr


@pytest.mark.parametrize(
    ("element", "pool", "wanted"),
    [
        ("size = 40", "", "element.size"),
        ("align = 16", "", "element.align"),
        ("", "max_bytes = 64", "pool.max_bytes"),
        ("", "slot_align = 4", "slot_align"),
    ],
)
def test_what_the_spec_asserts_is_checked_by_the_compiler(own: Path, element: str, pool: str, wanted: str) -> None:
    out = emit(own, spec("bad", "struct own", f"{SINGLE}\n{pool}", element=element))
    result = compile_("-fsyntax-only", "-std=c11", f"-I{own}", out / "typed_pool_bad.c")
    assert result.returncode != 0
    assert wanted in result.stderr or "reduces alignment" in result.stderr or "alignment" in result.stderr


MAIN = """#include "typed_pool_own.h"
int main(void)
{
    static typed_pool_own pool;
    if (typed_pool_own_init(&pool) != TYPED_OK) { return 1; }
    struct own *one = typed_pool_own_alloc(&pool);
    if (one == NULL) { return 1; }
    typed_pool_own_free(&pool, one);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


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


@pytest.mark.skipif("gcc" not in COMPILERS, reason="gcc alone pairs malloc with its deallocator")
def test_gcc_sees_an_element_freed_into_the_wrong_pool(own: Path) -> None:
    pool = f"{SINGLE}\ninline = false"
    out = emit(own, spec("a", "struct own", pool), spec("b", "struct own", pool))
    (own / "wrong.c").write_text(
        '#include "typed_pool_a.h"\n#include "typed_pool_b.h"\n'
        "void wrong(typed_pool_a *a, typed_pool_b *b);\n"
        "void wrong(typed_pool_a *a, typed_pool_b *b)\n{\n    typed_pool_b_free(b, typed_pool_a_alloc(a));\n}\n"
    )
    result = compile_("-std=c11", "-O2", "-Wall", "-c", f"-I{own}", f"-I{out}", own / "wrong.c", "-o", own / "wrong.o")
    assert "-Wmismatched-dealloc" in result.stderr


def test_a_wipe_survives_the_optimiser(own: Path) -> None:
    (own / "main.c").write_text(
        MAIN.replace("typed_pool_own_free(&pool, one);", 'memcpy(one->text, "secret", 7); typed_pool_own_free(&pool, one);'
                     ' if (memcmp(one->text, "secret", 7) == 0) { return 2; }')
    )  # fmt: skip
    for cc in COMPILERS:
        out = emit(own, spec("own", "struct own", f"{SINGLE}\nwipe_on_free = true"))
        # Reading what was wiped keeps any way of it; that of the runtime is kept where nobody reads (tests/runtime/test_memory.c).
        assert "typed_wipe(" in "".join(path.read_text() for path in sorted(out.glob("typed_pool_own.[ch]")))
        ok(compile_("-std=c11", "-O3", "-w", f"-I{own}", f"-I{out}", own / "main.c", out / "typed_pool_own.c", *RUNTIME, "-lpthread", "-o", own / "wipe", cc=cc))
        subprocess.run([own / "wipe"], check=True)


def test_virtual_memory_is_committed_as_used_and_never_past_the_reservation(own: Path) -> None:
    (own / "page.h").write_text("#ifndef PAGE_H\n#define PAGE_H\nstruct own { char bytes[512]; };\n#endif\n")
    (own / "main.c").write_text(
        """#include "typed_pool_own.h"
#include <stdio.h>
#include <sys/mman.h>
static unsigned char *first, *last;
bool typed_virtual_commit(void *p, size_t size) /* instead of the runtime's, which is weak */
{
    unsigned char *from = p;
    if (first == NULL) { first = from; }
    if (from + size > last) { last = from + size; }
    return mprotect(p, size, PROT_READ | PROT_WRITE) == 0;
}
int main(void)
{
    static typed_pool_own pool;
    static struct own *all[4096];
    if (typed_pool_own_init(&pool) != TYPED_OK || first != NULL) { return 1; }
    for (size_t i = 0; i < 4096; i++) {
        all[i] = typed_pool_own_alloc(&pool);
        if (all[i] == NULL) { return 2; }
        memset(all[i], 1, sizeof *all[i]);
    }
    if (typed_pool_own_alloc(&pool) != NULL) { return 3; }
    if ((size_t)(last - first) != 4096 * sizeof(struct own)) { return 4; }
    if (typed_pool_own_trim(&pool, 0) != 0) { return 5; }
    for (size_t i = 1; i < 4096; i++) { typed_pool_own_free(&pool, all[i]); }
    if (typed_pool_own_trim(&pool, 0) != 4095 * sizeof(struct own) / 4096 * 4096) { return 6; }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    )
    text = spec("own", "struct own", 'thread_safety = "single-threaded"\nbacking = "virtual"\ncapacity = 4096', header="page.h")
    for preset in ("production", "performance"):
        out = emit(own, text, preset=preset)
        ok(compile_("-std=gnu11", "-O1", f"-I{own}", f"-I{out}", own / "main.c", out / "typed_pool_own.c", *RUNTIME, "-lpthread", "-o", own / "v"))
        assert subprocess.run([own / "v"], check=False).returncode == 0


def test_a_million_elements_cost_their_size(own: Path) -> None:
    (own / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\nstruct own { char bytes[64]; };\n#endif\n")
    (own / "main.c").write_text(
        """#include "typed_pool_own.h"
#include <stdio.h>
static double pages(void)
{
    unsigned long resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%*u %lu", &resident) != 1) { return -1; }
    fclose(f);
    return (double)resident * 4096;
}
int main(void)
{
    static typed_pool_own pool;
    (void)pages();
    const double before = pages();
    if (typed_pool_own_init(&pool) != TYPED_OK) { return 1; }
    if ((pages() - before) / 1e6 > 0.2) { return 2; }
    for (int i = 0; i < 1000000; i++) {
        struct own *one = typed_pool_own_alloc(&pool);
        if (one == NULL) { return 3; }
        memset(one, 1, sizeof *one);
    }
    return (pages() - before) / 1e6 > 64.2 ? 4 : 0;
}
"""
    )
    for free_list in ("intrusive", "bitmap"):
        for backing in ("heap", "virtual"):
            pool = f'thread_safety = "single-threaded"\ncapacity = 1000000\nfree_list = "{free_list}"\nbacking = "{backing}"'
            (own / f"{free_list}{backing}").mkdir()
            out = emit(own / f"{free_list}{backing}", spec("own", "struct own", pool))
            ok(compile_("-std=gnu11", "-O1", f"-I{own}", f"-I{out}", own / "main.c", out / "typed_pool_own.c", *RUNTIME, "-lpthread", "-o", own / "m"))
            assert subprocess.run([own / "m"], check=False).returncode == 0, (free_list, backing)


@pytest.mark.skipif(shutil.which("clang-format") is None, reason="clang-format is not installed")
def test_emitted_code_is_formatted(tmp_path: Path) -> None:
    asked = run.Options(has_tests=True)
    specs = sorted(map(str, (ROOT / "specs").glob("*.toml")))
    write.write(tmp_path, run.outputs_of(run.allocators_of(specs, asked), asked))
    style = f"--style=file:{ROOT / '.clang-format'}"
    result = subprocess.run(
        ["clang-format", style, "--dry-run", "-Werror", *map(str, sorted(tmp_path.glob("*.[ch]")))], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[:2000]


@pytest.mark.parametrize("checker", ["-fsanitize=address,undefined", "valgrind"])
def test_a_strangers_struct_goes_the_whole_way(own: Path, checker: str) -> None:
    if checker == "valgrind" and shutil.which("valgrind") is None:
        pytest.skip("valgrind is not installed")
    out = emit(own, spec("own", "struct own", SINGLE), bundle=True, tests=True)
    flags = [checker] if checker.startswith("-") else []
    sources = [str(path) for path in sorted(out.rglob("*.c"))]
    command = ["gcc", "-std=c11", "-g1", *STRICT, *flags, f"-I{own}", f"-I{out}", *sources, "-lcmocka", "-lpthread", "-o", str(own / "suite")]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    runner = ["valgrind", "-q", "--error-exitcode=9", "--leak-check=full"] if checker == "valgrind" else []
    ran = subprocess.run([*runner, str(own / "suite")], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


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


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("free_list", ["intrusive", "bitmap", "indexed"])
def test_threads_on_a_locked_pool_are_clean_under_thread_sanitizer(own: Path, cc: str, free_list: str) -> None:
    pool = f'thread_safety = "mutex"\ncapacity = 6\ngrowth = "chunked"\nmax_capacity = 30\nfree_list = "{free_list}"\niterate = true'
    out = emit(own, spec("own", "struct own", pool), tests=True)
    sources = [out / "typed_pool_own.c", out / "test_typed_pool_own.c", *RUNTIME]
    flags = ["-std=c11", "-g1", optimisation(["-fsanitize=thread"]), "-fsanitize=thread"]
    ok(compile_(*flags, f"-I{own}", f"-I{out}", *sources, "-lcmocka", "-lpthread", "-o", own / "tsan", cc=cc))
    ran = subprocess.run([own / "tsan"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_growth_by_another_thread_meanwhile_serves_the_allocation(own: Path) -> None:
    (own / "main.c").write_text(
        """#include "typed_pool_own.h"
#include <stdlib.h>
static typed_pool_own pool;
static int calls;
static void *get(size_t size, size_t align, void *ctx) /* as if another thread grew the pool to its most */
{
    (void)align; (void)ctx;
    if (++calls == 3 && typed_pool_own_reserve(&pool, 64) != TYPED_OK) { exit(2); }
    return malloc(size);
}
static void give(void *p, size_t size, size_t align, void *ctx) { (void)size; (void)align; (void)ctx; free(p); }
int main(void)
{
    const typed_upstream upstream = {get, give, NULL};
    struct own *out[2];
    if (typed_pool_own_init_with(&pool, &upstream) != TYPED_OK) { return 1; }
    for (int i = 0; i < 64; i++) {
        if (typed_pool_own_alloc(&pool) == NULL) { return 3; }
    }
    if (typed_pool_own_alloc(&pool) != NULL || typed_pool_own_alloc_bulk(&pool, out, SIZE_MAX) != 0) { return 4; }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    )
    pool = 'thread_safety = "mutex"\ncapacity = 4\nchunk = 4\ngrowth = "chunked"\nmax_capacity = 64'
    for preset in ("production", "performance"):
        out = emit(own, spec("own", "struct own", pool), preset=preset)
        flags = ["-std=c11", "-g1", "-fsanitize=address,undefined", f"-I{own}", f"-I{out}"]
        ok(compile_(*flags, own / "main.c", out / "typed_pool_own.c", *RUNTIME, "-lpthread", "-o", own / "grow"))
        assert subprocess.run([own / "grow"], check=False).returncode == 0, preset


def test_reset_drops_each_element_once_also_when_a_hook_deletes_another(own: Path) -> None:
    (own / "own.h").write_text(
        "#ifndef OWN_H\n#define OWN_H\nstruct own { struct own *child; int drops; };\nvoid own_drop(struct own *);\n#endif\n"
    )
    (own / "main.c").write_text(
        """#include "typed_pool_own.h"
static typed_pool_own pool;
static int drops;
void own_drop(struct own *o)
{
    drops++;
    if (o->child != NULL) { typed_pool_own_delete(&pool, o->child); }
}
int main(void)
{
    if (typed_pool_own_init(&pool) != TYPED_OK) { return 1; }
    struct own *parent = typed_pool_own_alloc(&pool), *child = typed_pool_own_alloc(&pool);
    if (parent == NULL || child == NULL) { return 1; }
    parent->child = child;
    child->child = NULL;
    typed_pool_own_reset(&pool);
    if (drops != 2 || typed_pool_own_live(&pool) != 0) { return 2; }
    typed_pool_own_destroy(&pool);
    return drops == 2 ? 0 : 3;
}
"""
    )
    for free_list in ("intrusive", "bitmap", "indexed"):
        pool = f'{SINGLE}\ndrop_on_reset = true\nfree_list = "{free_list}"'
        out = emit(own, spec("own", "struct own", pool, element='drop = "own_drop"'))
        ok(compile_("-std=c11", f"-I{own}", f"-I{out}", own / "main.c", out / "typed_pool_own.c", *RUNTIME, "-lpthread", "-o", own / "drop"))
        assert subprocess.run([own / "drop"], check=False).returncode == 0, free_list


@pytest.mark.parametrize("cc", COMPILERS)
def test_headers_of_any_prefix_have_guards_of_their_own(own: Path, cc: str) -> None:
    """Neither the runtime's, nor each other's, nor those that headers of the user's may well have."""
    modules = sorted(path.stem for path in (ROOT / "src" / "typed").glob("*.h"))
    prefixes = [name for name in (*modules, "pool_own", "bump_own", "Prefix_lock", "other") if names.prefix_problem(name) is None and names.taken_by(f"{name}_alloc") is None]
    assert {"lock", "stats", "fault", "registry", "shared_stats"} <= set(prefixes)
    (own / "users.h").write_text("#ifndef OTHER_H_INCLUDED\n#define OTHER_H_INCLUDED\n#ifndef TYPED_OTHER_H_INCLUDED\n#define TYPED_OTHER_H_INCLUDED\n#endif\n#endif\n")
    prefixed = [spec(f"x{n}", "struct own", f'{SINGLE}\nprefix = "{prefix}"').replace('"own.h"', '"own.h", "users.h"') for n, prefix in enumerate(prefixes)]
    out = emit(own, spec("own", "struct own", SINGLE), *prefixed)
    everything = own / "all.c"
    for order in (prefixes, prefixes[::-1]):
        included = "".join(f'#include "{prefix}.h"\n' for prefix in ("typed_pool_own", *order))
        used = "".join(f"extern {prefix} the_{prefix};\n" for prefix in ("typed_pool_own", *order))
        everything.write_text(included + "".join(f"#include <typed/{module}.h>\n" for module in modules if module != "tools") + used)
        # Parameters of the runtime are plain words, as these prefixes are.
        ok(compile_("-std=c11", *STRICT, "-Wno-shadow", "-fsyntax-only", f"-I{own}", f"-I{out}", everything, cc=cc))


@pytest.mark.parametrize("prefix", ["model", "state", "step", "element", "check", "test", "never", "cmocka", "upstream", "pops", "counting", "pool", "arena", "fault_count"])
def test_a_suite_of_any_prefix_compiles_or_is_refused(own: Path, prefix: str) -> None:
    refused = 0
    for kind in ("pool", "bump", "stack"):
        text = spec("own", "struct own", f'{SINGLE}\nprefix = "{prefix}"').replace("[pool]", f"[{kind}]").replace("capacity = 64", "capacity = 4096")
        try:
            out = emit(own, text, tests=True)
        except BadSpec as bad:
            refused += 1
            assert "choose another prefix, or leave --tests out" in bad.problems[0].text
            emit(own, text)  # it is for the suite alone
        else:
            ok(compile_("-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{own}", f"-I{out}", out / f"test_{prefix}.c"))
    assert refused == 3 if prefix in ("model", "state", "step") else refused == 0 if prefix in ("pool", "arena", "check") else True


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


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)


def test_the_readme_example_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "conn.toml").write_text(blocks("toml")[0])
    (tmp_path / "conn.h").write_text("struct conn { int fd; char peer[60]; };\n")
    (tmp_path / "main.c").write_text(next(block for block in blocks("c") if "int main" in block))
    asked = run.Options(has_bundle=True)
    made = run.allocators_of([str(tmp_path / "conn.toml")], asked)
    write.write(tmp_path / "out", run.outputs_of(made, asked))
    command = next(block for block in blocks("sh") if block.startswith("cc "))
    subprocess.run(["sh", "-ec", command], cwd=tmp_path, check=True)
    subprocess.run([tmp_path / "main"], check=True)
    header = (tmp_path / "out" / "typed_pool_conn.h").read_text()
    shown = next(block for block in blocks("c") if "static inline" in block)
    for function in shown.split("\n\n"):
        assert function.strip() in header


@pytest.mark.parametrize("cc", ["g++", "clang++"])
def test_a_static_pool_of_constant_members_can_be_declared_in_cpp(own: Path, cc: str) -> None:
    if shutil.which(cc) is None:
        pytest.skip(f"{cc} is not installed")
    (own / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\nstruct own { const int id; long value; };\n#endif\n")
    (own / "main.cc").write_text(MAIN.replace("static typed_pool_own pool;", "typed_pool_own pool;"))
    out = emit(own, spec("own", "struct own", f'{SINGLE}\nbacking = "static"'))
    flags = [f"-I{own}", f"-I{out}", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    ok(compile_("-std=c11", "-c", *flags, out / "typed_pool_own.c", "-o", own / "pool.o"))
    objects = [own / "pool.o"]
    for source in RUNTIME:
        objects.append(own / f"{Path(source).stem}.o")
        ok(compile_("-std=c11", "-c", *flags, source, "-o", objects[-1]))
    ok(compile_("-std=c++17", *STRICT, *flags, own / "main.cc", *objects, "-lpthread", "-o", own / "cpp", cc=cc))
    assert subprocess.run([own / "cpp"], check=False).returncode == 0


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
