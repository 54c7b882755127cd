"""What is claimed of emitted code, asked of programs that run."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from emitting import COMPILERS, MAIN, ROOT, RUNTIME, SINGLE, STRICT, compile_, emit, ok, own, spec
from gen import run, write
from threads.runtime_objects import optimisation

__all__ = ["own"]  # the fixture


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


@pytest.mark.parametrize(("type_", "allocator"), [
    ("bool", "[pool]\ncapacity = 64"),
    ("struct larger", "[bump]\ncapacity = 100"),
    ("struct larger", '[bump]\ncapacity = "1MiB"'),
])  # fmt: skip
def test_the_suite_goes_by_what_the_element_is(own: Path, type_: str, allocator: str) -> None:
    """A `bool` holds 0 or 1 alone; and there are elements larger than what a walk fills at a time."""
    (own / "own.h").write_text("#include <stdbool.h>\nstruct larger { char text[100003]; };\n")
    kind, rest = allocator.split("\n")
    text = spec("own", type_, f'{rest}\nthread_safety = "single-threaded"\npreset = "conservative"').replace("[pool]", kind)
    out = emit(own, text, bundle=True, tests=True)
    sources = sorted(out.rglob("*.c"))
    for flags in (["-O2"], ["-g1", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"]):
        ok(compile_("-std=c11", *STRICT, *flags, f"-I{own}", f"-I{out}", *sources, "-lcmocka", "-lpthread", "-o", own / "suite"))
        ran = subprocess.run([own / "suite"], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


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
