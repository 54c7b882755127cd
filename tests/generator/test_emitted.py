"""What is claimed of emitted code, asked of compilers: that it is clean C and C++, whatever names and types it meets, and what it
refuses."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from emitting import COMPILERS, MAIN, OWN, ROOT, RUNTIME, SINGLE, STRICT, compile_, emit, ok, own, spec
from gen import names, run, write
from gen.spec import BadSpec

__all__ = ["own"]  # the fixture


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


DRAWN = {"records": "records_", "free bits": "free_", "free slots": "free_", "live bits": "live_", "links": "links_", "generations": "generations_", "slots ever handed out": "known_"}


@pytest.mark.parametrize("mode", ["", 'free_list = "bitmap"\niterate = true', 'free_list = "indexed"\nhandles = true\ntracking.leaks = true', "iterate = true\ntracking.leaks = true", 'checks = "full"\nhandles = true'])
@pytest.mark.parametrize("threads", ["single-threaded", "mutex", "lock-free", "thread-cached"])
def test_a_header_draws_the_block_as_it_is_laid_out(own: Path, threads: str, mode: str) -> None:
    if threads in ("lock-free", "thread-cached") and "bitmap" in mode:
        pytest.skip("there is no such pool")
    out = emit(own, spec("a", "struct own", f'thread_safety = "{threads}"\ncapacity = 64\n{mode}'))
    drawn = re.search(r"`\[slot 0\] \[slot 1\] \[\.\.\.\](.*)`", (out / "typed_pool_a.h").read_text())
    assert drawn is not None
    placed = re.findall(r"pool_->(\w+) = \(\w+ \*\)typed_place\(", (out / "typed_pool_a.c").read_text())
    assert [DRAWN[name] for name in re.findall(r"\[([^]]+)\]", drawn[1])] == placed
