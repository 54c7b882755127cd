"""What is claimed of emitted bump arenas and stacks, asked of compilers, linkers and other tools on real output."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from emitting import COMPILERS, OWN, ROOT, RUNTIME, STRICT, compile_, emit, ok
from threads.runtime_objects import optimisation

from gen import run, write

SINGLE = 'thread_safety = "single-threaded"'
TWO = """[[element]]
name = "own"
type = "struct own"
{first}
[[element]]
name = "byte"
type = "unsigned char"
{second}
"""


def arena(name: str, kind: str, keys: str = "", first: str = "", second: str = "", header: str = "own.h") -> str:
    return f'name = "{name}"\nheaders = ["{header}"]\n{TWO.format(first=first, second=second)}[{kind}]\n{SINGLE}\n{keys}\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\n" + OWN + "#endif\n")
    return tmp_path


def build(folder: Path, out: Path, *flags: str, cc: str = "gcc") -> Path:
    """main.c of a folder with everything emitted beside it."""
    sources = [folder / "main.c", *sorted(out.glob("*.c")), *RUNTIME]
    ok(compile_("-std=gnu11", "-g1", f"-I{folder}", f"-I{out}", *flags, *sources, "-lpthread", "-o", folder / "program", cc=cc))
    return folder / "program"


def runs(program: Path) -> None:
    ended = subprocess.run([program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"line {ended.returncode}: {ended.stderr}"


MAIN = """#include "{header}"
/* the exit status is the line that does not hold */
#define HOLDS(condition) do {{ if (!(condition)) {{ return __LINE__; }} }} while (0)
{before}
int main(void)
{{
{body}
    return 0;
}}
"""


def main_of(folder: Path, header: str, body: str, before: str = "") -> None:
    (folder / "main.c").write_text(MAIN.format(header=header, body=body, before=before))


@pytest.mark.parametrize("kind", ["bump", "stack"])
@pytest.mark.parametrize("keys", ["", 'growth = "chunked"\nmax_capacity = "4MiB"', 'backing = "virtual"', 'checks = "full"', 'preset = "debug"'])
def test_members_and_locals_survive_a_users_macros(own: Path, kind: str, keys: str) -> None:
    words = (
        "bump stack arena cursor end begin base chunk capacity padding peak generation noted made mark position scope frame owner "
        "object count size bytes span align block here pad left note name ctx result status in out used total available text copy "
        "moved array node link spare claimed need committed previous next live first record address value element top"
    ).split()
    (own / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\n" + OWN + "".join(f"#define {w} %\n" for w in words) + "#endif\n")
    out = emit(own, arena("a", kind, keys))
    ok(compile_("-fsyntax-only", "-std=c11", *STRICT, f"-I{own}", *sorted(out.glob("*.c"))))


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize(
    ("hooks", "first", "wanted"),
    [
        ("int own_init(struct own *);", 'init = "own_init"', "element.init: must be bool own_init(struct own *)"),
        ("bool own_init(struct own *);", 'init = "own_init"\nhook_context = true', "own_init(struct own *, void *)"),
        ("int own_drop(struct own *);", 'drop = "own_drop"', "element.drop: must be void own_drop(struct own *)"),
        ("", "size = 40", "element.size"),
        ("", "align = 16", "element.align"),
    ],
)
def test_what_is_said_of_an_element_is_checked_by_the_compiler(own: Path, cc: str, hooks: str, first: str, wanted: str) -> None:
    (own / "own.h").write_text(f"#ifndef OWN_H\n#define OWN_H\n#include <stdbool.h>\n{OWN}{hooks}\n#endif\n")
    out = emit(own, arena("bad", "bump", first=first))
    result = compile_("-fsyntax-only", "-std=c11", f"-I{own}", out / "typed_bump_bad.c", cc=cc)
    assert result.returncode != 0
    assert wanted in result.stderr


@pytest.mark.parametrize("keys", ['backing = "static"\ncapacity = 64\nmax_bytes = 64', 'capacity = 64\nmax_bytes = 65', 'growth = "chunked"\ncapacity = 64\nmax_capacity = 64\nmax_bytes = 65'])
def test_a_whole_above_max_bytes_is_refused_by_the_compiler(own: Path, keys: str) -> None:
    out = emit(own, arena("big", "stack", keys))
    result = compile_("-fsyntax-only", "-std=c11", f"-I{own}", out / "typed_stack_big.c")
    assert result.returncode != 0 and "stack.max_bytes" in result.stderr


@pytest.mark.parametrize("cc", COMPILERS)
def test_an_element_of_another_type_is_diagnosed(own: Path, cc: str) -> None:
    out = emit(own, arena("a", "bump"))
    (own / "wrong.c").write_text('#include "typed_bump_a.h"\nvoid wrong(typed_bump_a *a);\nvoid wrong(typed_bump_a *a)\n{\n    struct own *p = typed_bump_a_alloc_byte(a);\n    (void)p;\n}\n')
    result = compile_("-fsyntax-only", "-std=c11", "-Werror", f"-I{own}", f"-I{out}", own / "wrong.c", cc=cc)
    assert result.returncode != 0 and "incompatible" in result.stderr
    (own / "ignored.c").write_text('#include "typed_bump_a.h"\nvoid wrong(typed_bump_a *a);\nvoid wrong(typed_bump_a *a)\n{\n    typed_bump_a_checkpoint(a);\n    typed_bump_a_printf(a, "%s", 1);\n}\n')
    result = compile_("-c", "-std=c11", "-Wall", f"-I{own}", f"-I{out}", own / "ignored.c", "-o", own / "ignored.o", cc=cc)
    assert "unused" in result.stderr and "-Wformat" in result.stderr


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind in ("bump", "stack") for mode in ("single-threaded", "mutex", "lock-free")])
def test_many_chunks_take_as_long_each_as_few(own: Path, kind: str, mode: str) -> None:
    """200,000 of them: less than a second, and more than half a minute where each new one looked at all that there were."""
    text = arena("many", kind, 'capacity = 16\ngrowth = "chunked"\nchunk = 16\nmax_capacity = 3200000').replace("single-threaded", mode)
    out = emit(own, text)
    P = f"typed_{kind}_many"
    body = f"""    static {P} a;
    HOLDS({P}_init(&a) == TYPED_OK);
    HOLDS({P}_reserve(&a, 3200000) == TYPED_OK);
    HOLDS({P}_reserve(&a, 3200000) == TYPED_OK);
    size_t taken = 0;
    while ({P}_alloc_byte_n(&a, 16) != NULL) {{
        taken++;
    }}
    HOLDS(taken == 200000);
    {P}_reset(&a);
    HOLDS({P}_trim(&a, 0) >= 3200000);
    {P}_destroy(&a);"""
    main_of(own, f"{P}.h", body)
    program = build(own, out, "-O1")
    assert subprocess.run([program], check=False, timeout=15).returncode == 0


@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_static_unchecked_arena_needs_base_h_alone(own: Path, kind: str) -> None:
    out = emit(own, arena("bare", kind, 'backing = "static"\ncapacity = 256\nchecks = "none"'))
    included = re.findall(r"#include <typed/(\w+)\.h>", (out / f"typed_{kind}_bare.h").read_text())
    assert included == ["base"]
    ok(compile_("-std=c11", "-O2", "-c", f"-I{own}", out / f"typed_{kind}_bare.c", "-o", own / "bare.o"))
    undefined = subprocess.run(["nm", "-u", own / "bare.o"], capture_output=True, text=True, check=True).stdout.split()
    libc = {"memset", "memcpy", "memmove", "_GLOBAL_OFFSET_TABLE_"} | ({"strlen", "memchr", "vsnprintf"} if kind == "bump" else set())
    assert set(undefined) - {"U"} <= libc


def test_two_presets_in_one_program_fail_at_link(own: Path) -> None:
    text = arena("own", "bump")
    main_of(own, "typed_bump_own.h", "static typed_bump_own a; HOLDS(typed_bump_own_init(&a) == TYPED_OK);")
    debug, production = (emit(own, text, preset=preset) for preset in ("debug", "production"))
    result = compile_("-std=c11", f"-I{own}", f"-I{debug}", own / "main.c", production / "typed_bump_own.c", *RUNTIME, "-lpthread", "-o", own / "x")
    assert result.returncode != 0 and "typed_bump_own_preset_debug_" in result.stderr


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("flags", ["-O2", "-O3 -flto"])
def test_a_wipe_survives_the_optimiser(own: Path, cc: str, flags: str) -> None:
    main_of(
        own,
        "typed_stack_own.h",
        """    static typed_stack_own s;
    HOLDS(typed_stack_own_init(&s) == TYPED_OK);
    struct own *one = typed_stack_own_alloc_own(&s);
    HOLDS(one != NULL);
    memcpy(one->text, "secret", 7);
    HOLDS(typed_stack_own_try_pop_own(&s, one, 1));
    HOLDS(memcmp(one->text, "secret", 7) != 0);
    typed_marker mark = typed_stack_own_mark(&s);
    one = typed_stack_own_alloc_own(&s);
    HOLDS(one != NULL);
    memcpy(one->text, "secret", 7);
    HOLDS(typed_stack_own_restore(&s, mark) == TYPED_OK);
    HOLDS(memcmp(one->text, "secret", 7) != 0);""",
    )
    out = emit(own, arena("own", "stack", "wipe_on_free = true"))
    # Reading what was wiped keeps any way of it; that of the runtime is kept where nobody reads (tests/runtime/test_memory.c).
    assert "typed_wipe(" in "".join(path.read_text() for path in sorted(out.glob("typed_stack_own.[ch]")))
    runs(build(own, out, *flags.split(), "-w", cc=cc))


def test_an_element_costs_its_size_and_untouched_memory_nothing(own: Path) -> None:
    (own / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\nstruct own { char bytes[64]; };\n#endif\n")
    before = """#include <stdio.h>
static double resident(void)
{
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%*u %lu", &pages) != 1) { return -1; }
    fclose(f);
    return (double)pages * 4096;
}"""
    body = """    static typed_bump_own a;
    (void)resident();
    const double start = resident();
    HOLDS(typed_bump_own_init(&a) == TYPED_OK);
    HOLDS(resident() - start < 2e5);
    for (int i = 0; i < 500000; i++) {
        struct own *one = typed_bump_own_alloc_own(&a);
        HOLDS(one != NULL);
        memset(one, 1, sizeof *one);
    }
    HOLDS((resident() - start) / 5e5 < 64.7);
    HOLDS(typed_bump_own_used(&a) == 64 * (size_t)500000);
    typed_bump_own_reset(&a);
    HOLDS((resident() - start) / 5e5 > 63);
    HOLDS(typed_bump_own_trim(&a, 0) > 0 || !CAN_TRIM);
    HOLDS(resident() - start < 2e6 || !CAN_TRIM);
    typed_bump_own_destroy(&a);"""
    for number, (keys, can_trim) in enumerate(
        [
            ('capacity = "64MiB"', 0),
            ('capacity = "64MiB"\nbacking = "virtual"', 1),
            ('capacity = "1MiB"\ngrowth = "chunked"\nmax_capacity = "64MiB"', 1),
        ]
    ):
        folder = own / str(number)
        folder.mkdir()
        (folder / "own.h").write_text((own / "own.h").read_text())
        main_of(folder, "typed_bump_own.h", body, before)
        out = emit(folder, arena("own", "bump", keys))
        runs(build(folder, out, "-O1", f"-DCAN_TRIM={can_trim}"))


def test_one_huge_request_does_not_inflate_later_chunks(own: Path) -> None:
    before = """static size_t largest, blocks;
static void *note_alloc(size_t size, size_t align, void *ctx)
{
    (void)align;
    (void)ctx;
    blocks++;
    largest = size > largest ? size : largest;
    return malloc(size);
}
static void note_free(void *p, size_t size, size_t align, void *ctx)
{
    (void)size;
    (void)align;
    (void)ctx;
    blocks--;
    free(p);
}"""
    main_of(
        own,
        "typed_bump_own.h",
        """    static typed_bump_own a;
    const typed_upstream upstream = {note_alloc, note_free, NULL};
    HOLDS(typed_bump_own_init_with(&a, &upstream) == TYPED_OK);
    HOLDS(typed_bump_own_alloc_bytes(&a, 1000000, 1) != NULL);
    HOLDS(largest < 1000000 + 200);
    largest = 0;
    for (int i = 0; i < 1000; i++) {
        HOLDS(typed_bump_own_alloc_own(&a) != NULL);
    }
    HOLDS(largest > 4096 && largest < 4096 + 200);
    /* the limit holds at every allocation, and what is spare makes way for what does not fit it */
    HOLDS(typed_bump_own_alloc_bytes(&a, 1 << 20, 1) == NULL);
    typed_checkpoint low = typed_bump_own_checkpoint(&a);
    typed_bump_own_reset(&a);
    HOLDS(typed_bump_own_restore(&a, low) == TYPED_ERR_STALE);
    HOLDS(typed_bump_own_alloc_bytes(&a, (1 << 20) - 4096, 1) != NULL);
    HOLDS(typed_bump_own_alloc_bytes(&a, 4097, 1) == NULL);
    typed_bump_own_destroy(&a);
    HOLDS(blocks == 0);""",
        "#include <stdlib.h>\n" + before,
    )
    out = emit(own, arena("own", "bump", 'growth = "chunked"\ncapacity = "4KiB"\nmax_capacity = "1MiB"'))
    runs(build(own, out, "-fsanitize=address,undefined"))


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize(("kind", "mark", "position"), [("bump", "checkpoint", "checkpoint"), ("stack", "mark", "marker")])
@pytest.mark.parametrize("keys", ['checks = "full"', "tracking.leaks = true", 'growth = "chunked"\nmax_capacity = "1MiB"\npreset = "debug"'])
def test_a_note_may_stand_at_any_address(own: Path, cc: str, kind: str, mark: str, position: str, keys: str) -> None:
    """Without AddressSanitizer, with which notes are copied byte by byte."""
    spec = f'name = "own"\n[element]\ntype = "char"\n[{kind}]\n{SINGLE}\n{keys}\n'
    (own / "spec.toml").write_text(spec)
    out = own / "notes"
    write.write(out, run.outputs_of(run.allocators_of([str(own / "spec.toml")], run.Options()), run.Options()))
    P = f"typed_{kind}_own"
    main_of(
        own,
        f"{P}.h",
        f"""
    static {P} a;
    HOLDS({P}_init(&a) == TYPED_OK);
    typed_{position} low = {P}_{mark}(&a);
    for (size_t n = 1; n < 40; n++) {{
        char *array = {P}_alloc_n(&a, n);
        HOLDS(array != NULL);
        memset(array, 1, n);
    }}
    HOLDS({P}_verify(&a));
    HOLDS({P}_restore(&a, low) == TYPED_OK && {P}_used(&a) == 0);
    {P}_destroy(&a);""",
    )
    runs(build(own, out, "-O2", "-fsanitize=undefined", "-fno-sanitize-recover=all", cc=cc))


def test_chunks_add_nothing_to_the_fast_path(own: Path) -> None:
    """The same function, compiled for one block and for chunks, has as many instructions."""
    counts = []
    for keys in ("", 'growth = "chunked"\nmax_capacity = "64MiB"'):
        out = emit(own, arena("own", "bump", keys))
        (own / "fast.c").write_text('#include "typed_bump_own.h"\nstruct own *fast(typed_bump_own *a);\nstruct own *fast(typed_bump_own *a)\n{\n    return typed_bump_own_alloc_own(a);\n}\n')
        ok(compile_("-std=c11", "-O2", "-c", f"-I{own}", f"-I{out}", own / "fast.c", "-o", own / "fast.o"))
        text = subprocess.run(["objdump", "-d", "--no-show-raw-insn", own / "fast.o"], capture_output=True, text=True, check=True).stdout
        listed = re.search(r"<fast>:\n(.*?)\n\n", text + "\n\n", re.DOTALL)
        assert listed is not None
        counts.append(len(listed[1].splitlines()))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("page", ["bump", "stack"])
@pytest.mark.parametrize("preset", ["production", "debug", "performance", "conservative"])
def test_the_example_of_a_page_does_what_it_says(tmp_path: Path, page: str, preset: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text()
    spec, *_ = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    header, program = re.findall(r"```c\n(.*?)```", text, re.DOTALL)
    name = re.match(r"/\* (\w+\.h) \*/", header)
    assert name is not None
    (tmp_path / name[1]).write_text(f"#ifndef GUARD\n#define GUARD\n{header}#endif\n")
    (tmp_path / "spec.toml").write_text(spec)
    (tmp_path / "main.c").write_text(program)
    asked = run.Options(preset=preset)
    out = tmp_path / "out"
    write.write(out, run.outputs_of(run.allocators_of([str(tmp_path / "spec.toml")], asked), asked))
    runs(build(tmp_path, out, "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined"))


NAMED = [
    *((kind, f"{SINGLE}\n{keys}") for kind in ("bump", "stack") for keys in ("", 'growth = "chunked"\nmax_capacity = "4MiB"', 'backing = "virtual"', 'checks = "full"', 'preset = "debug"')),
    *((kind, 'thread_safety = "lock-free"\ndrop_on_reset = false\nmax_retries = 3\npreset = "debug"') for kind in ("bump", "stack")),
    ("bump", 'thread_safety = "thread-cached"\npreset = "debug"'),
]


@pytest.mark.parametrize(("kind", "keys"), NAMED)
def test_an_element_may_have_any_name_that_is_not_refused(own: Path, kind: str, keys: str) -> None:
    """Above all those that end an emitted name already: `slow`, if there were an alloc_slow."""
    spec = f'name = "a"\nheaders = ["own.h"]\n{{elements}}[{kind}]\n{keys}\n'
    element = '[[element]]\nname = "{name}"\ntype = "struct own"\ndrop = "own_drop"\n'
    (own / "own.h").write_text(f"#ifndef OWN_H\n#define OWN_H\n{OWN}void own_drop(struct own *);\n#endif\n")
    (own / "a.toml").write_text(spec.format(elements=element.format(name="q")))
    (plain,) = run.allocators_of([str(own / "a.toml")], run.Options())
    ends = [symbol.removeprefix(f"typed_{kind}_a") for symbol in plain.symbols]
    words = {end[start.end() :] for end in ends for start in re.finditer("_", end)} | {word for end in ends for word in end.split("_")}
    names = sorted(word for word in words if re.fullmatch("[a-z]([a-z_]*[a-z])?", word) and not word.endswith(("_n", "_t", "_at")) and word != "bytes" and len(word) < 20)
    assert len(names) > 40
    (own / "a.toml").write_text(spec.format(elements="".join(element.format(name=name) for name in names)))
    out = emit(own, (own / "a.toml").read_text())
    ok(compile_("-fsyntax-only", "-std=c11", "-Wall", "-Werror", f"-I{own}", *sorted(out.glob("*.c"))))


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("kind", ["bump", "stack"])
@pytest.mark.parametrize("keys", ['growth = "chunked"\ncapacity = 300\nmax_capacity = "64KiB"', 'backing = "virtual"', 'checks = "full"\ntrack_stats = true'])
def test_threads_on_a_locked_arena_are_clean_under_thread_sanitizer(own: Path, cc: str, kind: str, keys: str) -> None:
    out = emit(own, arena("own", kind, keys).replace("single-threaded", "mutex"), tests=True)
    flags = ["-std=c11", "-g1", optimisation(["-fsanitize=thread"]), "-fsanitize=thread", f"-I{own}", f"-I{out}"]
    ok(compile_(*flags, *sorted(out.glob("*.c")), *RUNTIME, "-lcmocka", "-lpthread", "-o", own / "tsan", cc=cc))
    ran = subprocess.run([own / "tsan"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_fork_while_another_thread_holds_the_lock_leaves_the_child_a_whole_arena(own: Path, kind: str) -> None:
    before = f"""#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
static typed_{kind}_own a;
static volatile int stop;
static void *churn(void *ctx)
{{
    (void)ctx;
    while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) {{
        if (typed_{kind}_own_alloc_own(&a) == NULL) {{
            typed_{kind}_own_reset(&a);
        }}
    }}
    return NULL;
}}"""
    body = f"""    HOLDS(typed_{kind}_own_init(&a) == TYPED_OK);
    pthread_t thread;
    HOLDS(pthread_create(&thread, NULL, churn, NULL) == 0);
    for (int i = 0; i < 200; i++) {{
        const pid_t child = fork();
        if (child == 0) {{
            alarm(20); /* a lock that nobody will release */
            typed_{kind}_own_reset(&a);
            _exit(typed_{kind}_own_alloc_own(&a) != NULL && typed_{kind}_own_verify(&a) ? 0 : 1);
        }}
        int status = 1;
        HOLDS(waitpid(child, &status, 0) == child && status == 0);
    }}
    __atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
    HOLDS(pthread_join(thread, NULL) == 0);
    typed_{kind}_own_destroy(&a);"""
    main_of(own, f"typed_{kind}_own.h", body, before)
    out = emit(own, arena("own", kind, 'growth = "chunked"\nmax_capacity = "4MiB"').replace("single-threaded", "mutex"))
    runs(build(own, out, "-O1"))


def test_the_readme_shows_the_fast_path_of_an_arena(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text()
    spec = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[1]
    shown = next(block for block in re.findall(r"```c\n(.*?)```", text, re.DOTALL) if "static inline void *typed_bump_ast_take_expr" in block)
    (tmp_path / "spec.toml").write_text(spec)
    (allocator,) = run.allocators_of([str(tmp_path / "spec.toml")], run.Options())
    assert shown.strip() in allocator.files["typed_bump_ast.h"]


@pytest.mark.parametrize("page", ["pool", "bump", "stack"])
def test_the_tests_that_a_page_names_are_in_the_suites(page: str) -> None:
    """Each row of a table of misuse ends with the emitted test that shows it."""
    rows = [line for line in (ROOT / "docs" / f"{page}.md").read_text().splitlines() if line.startswith("|")]
    named = {name for row in rows for name in re.findall("`([a-z_]+)`", row.rstrip("|").rpartition("|")[2]) if name.count("_") > 2}
    suites = "".join(file.read_text() for file in (ROOT / "templates" / "conformance").rglob("*.c"))
    assert named and {name for name in named if f"static void {name}(" not in suites} == set()


def test_a_debugger_sees_the_elements_own_type(own: Path) -> None:
    """No function of an element's takes or gives `void *`."""
    out = emit(own, arena("own", "bump"))
    header = (out / "typed_bump_own.h").read_text()
    for function in ("alloc_own", "alloc_own_n", "new_own", "copy_own", "resize_own"):
        assert re.search(rf"struct own \*typed_bump_own_{function}\(", header)
