"""What the compiler says of misuse, in C and in C++, by gcc and clang: types that are not this pool's, results that nobody
looks at, and what gcc sees of pairs of calls. docs/misuse-at-compile-time.md is the table of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from .programs import ROOT, emit

COMPILERS = {
    name: words
    for name, words in {
        "gcc": ("gcc", "-std=c11"),
        "g++": ("g++", "-std=c++17"),
        "clang": ("clang", "-std=c11"),
        "clang++": ("clang++", "-std=c++17"),
    }.items()
    if shutil.which(words[0])
}
SPECS = {"inline": "", "out of line": "inline = false", "debug": 'preset = "debug"'}
START = """
#include <stdlib.h>
#include "typed_pool_own.h"
#include "typed_pool_second.h"
extern typed_pool_own pool;
extern typed_pool_second second;
struct other { unsigned char bytes[64]; };
void use(struct own *o);
void misuse(void);
"""


@cache
def gcc_version() -> int:
    words = ["gcc", "-dumpversion"]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split(".")[0])


@pytest.fixture(scope="module", params=SPECS)
def pools(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pools of struct own."""
    folder = tmp_path_factory.mktemp("pools")
    for name in ("own", "second"):
        emit(folder, "pool", f'thread_safety = "single-threaded"\nhandles = true\n{SPECS[request.param]}', name=name)
    return folder


@pytest.fixture(scope="module", params=["out of line", "debug"])
def out_of_line(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pools")
    for name in ("own", "second"):
        emit(folder, "pool", f'thread_safety = "single-threaded"\n{SPECS[request.param]}', name=name, element='init = "own_init"\ndrop = "own_drop"')
    return folder


def said(folder: Path, compiler: str, body: str, *flags: str, start: str = START) -> tuple[int, str]:
    """Compile a function: the compiler's exit status, and what it said, on one line, with plain quotes."""
    source = folder / ("main.cc" if "++" in compiler else "main.c")
    source.write_text(f"{start}\nvoid misuse(void)\n{{\n    {body}\n}}\n")
    words = [*COMPILERS[compiler], "-Wall", "-Wextra", "-Wno-unused-variable", f"-I{folder}", f"-I{ROOT / 'src'}", *flags, "-c", str(source), "-o", os.devnull]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    return done.returncode, " ".join(done.stderr.split())


RIGHT = """
    struct own *o = typed_pool_own_new(&pool);
    if (o != NULL) {
        use(o);
        typed_pool_own_delete(&pool, o);
    }
    typed_pool_second_box box = typed_pool_second_box_make(&second);
    struct own *left = typed_pool_second_box_release(&box);
    if (left != NULL) {
        typed_pool_second_free(&second, left);
    }
"""


@pytest.mark.parametrize("compiler", COMPILERS)
def test_right_use_is_not_complained_about(pools: Path, compiler: str) -> None:
    assert said(pools, compiler, RIGHT, "-O2", "-Werror") == (0, "")


WRONG_TYPES = {
    "another_pool": "typed_pool_second_free(&pool, NULL);",
    "another_pools_box": "typed_pool_second_box b = typed_pool_second_box_make(&second); typed_pool_own_box_drop(&b);",
    "another_pools_box_moved": "typed_pool_second_box b = typed_pool_second_box_make(&second); typed_pool_own_box c = typed_pool_own_box_move(&b);",
    "another_pools_box_assigned": "typed_pool_own_box b = typed_pool_second_box_make(&second);",
    "another_pools_handle": "typed_pool_second_handle h = TYPED_LITERAL(typed_pool_second_handle, {0}); use(typed_pool_own_handle_get(&pool, h));",
    "handles_of_two_pools_compared": "typed_pool_second_handle h = typed_pool_second_handle_of(&second, NULL); (void)typed_pool_own_handle_equal(h, h);",
    "another_element_freed": "struct other o; typed_pool_own_free(&pool, &o);",
    "another_element_deleted": "struct other o; typed_pool_own_delete(&pool, &o);",
    "another_element_taken": "struct other *o = typed_pool_own_alloc(&pool); (void)o;",
    "another_element_in_a_box": "struct other o; typed_pool_own_box b = typed_pool_own_box_copy(&pool, &o);",
    "another_element_by_value": "struct other o = {{0}}; typed_pool_own_box b = typed_pool_own_box_new(&pool, o);",
    "another_element_in_bulk": "struct other *o[2]; (void)(typed_pool_own_alloc_bulk(&pool, o, 2) == 2);",
    "an_element_for_a_pool": "struct own o; typed_pool_own_reset(&o);",
    "a_box_for_an_element": "typed_pool_own_box b = typed_pool_own_box_make(&pool); typed_pool_own_free(&pool, &b);",
}
TYPE_ERROR = {
    "gcc": r"error: (passing argument \d of '\w+' from incompatible pointer type|incompatible type for argument \d of '\w+'|invalid initializer|initialization of .* from incompatible pointer type)",
    "clang": r"error: (incompatible pointer types (passing|initializing)|passing '[^']+'( \(aka '[^']+'\))? to parameter of incompatible type|initializing '[^']+'.* with an expression of incompatible type)",
    "g++": r"error: (cannot convert|could not convert|conversion from|invalid initialization|no matching)",
    "clang++": r"error: (no matching function|no viable conversion|cannot initialize)",
}


@pytest.mark.parametrize("name", WRONG_TYPES)
@pytest.mark.parametrize("compiler", COMPILERS)
def test_a_type_that_is_not_this_pools_does_not_compile(pools: Path, compiler: str, name: str) -> None:
    # In C a wrong pointer is a warning by default, which everybody should make an error of; in C++ it is none.
    flags = () if "++" in compiler else ("-Werror=incompatible-pointer-types",)
    status, text = said(pools, compiler, WRONG_TYPES[name], "-fsyntax-only", *flags)
    assert status == 1
    assert re.search(TYPE_ERROR[compiler], text), text


NEEDED = {
    "alloc": "typed_pool_own_alloc(&pool);",
    "new": "typed_pool_own_new(&pool);",
    "alloc_bulk": "struct own *o[2]; typed_pool_own_alloc_bulk(&pool, o, 2);",
    "box_new": "struct own o = {{0}}; typed_pool_own_box_new(&pool, o);",
    "box_copy": "struct own o = {{0}}; typed_pool_own_box_copy(&pool, &o);",
    "box_make": "typed_pool_own_box_make(&pool);",
    "box_move": "typed_pool_own_box b = typed_pool_own_box_make(&pool); typed_pool_own_box_move(&b);",
    "box_release": "typed_pool_own_box b = typed_pool_own_box_make(&pool); typed_pool_own_box_release(&b);",
    "init": "typed_pool_own_init(&pool);",
    "init_capacity": "typed_pool_own_init_capacity(&pool, 5);",
    "init_with": "typed_pool_own_init_with(&pool, NULL);",
}


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("compiler", COMPILERS)
def test_a_result_that_nobody_looks_at_is_diagnosed(pools: Path, compiler: str, name: str) -> None:
    status, text = said(pools, compiler, NEEDED[name], "-Werror", "-fsyntax-only" if "clang" in compiler else "-O1")
    assert status == 1
    assert re.search(r"error: ignoring return value of .*warn_unused_result.*\[-Werror,?=?.*unused-result\]", text), text


ARENA_RESULTS = {
    "bump": ("alloc(&arena)", "alloc_n(&arena, 2)", "new(&arena)", "alloc_bytes(&arena, 3, 1)", 'strdup(&arena, "")', 'printf(&arena, "")', "checkpoint(&arena)", "init(&arena)"),
    "stack": ("alloc(&arena)", "alloc_n(&arena, 2)", "new(&arena)", "mark(&arena)", "init(&arena)"),
}


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("kind", ARENA_RESULTS)
def test_a_result_of_an_arena_that_nobody_looks_at_is_diagnosed(tmp_path: Path, kind: str, compiler: str) -> None:
    emit(tmp_path, kind, 'thread_safety = "single-threaded"')
    start = f'#include "typed_{kind}_own.h"\nextern typed_{kind}_own arena;\nvoid misuse(void);'
    body = "\n    ".join(f"typed_{kind}_own_{call};" for call in ARENA_RESULTS[kind])
    _, text = said(tmp_path, compiler, body, "-O1", start=start)
    assert text.count("warning: ignoring return value of") == len(ARENA_RESULTS[kind]), text


# What gcc says of calls that do not go together, of allocators that are out of line; and what only -fanalyzer says.
TAKE = "struct own *o = typed_pool_own_{take}(&pool); if (o == NULL) return; "
PAIRS = {
    "into_the_wrong_pool": (TAKE + "use(o); typed_pool_second_free(&second, o);", "typed_pool_second_free.* called on pointer returned from a mismatched allocation function [-Wmismatched-dealloc]", ""),
    "to_free": (TAKE + "use(o); free(o);", "free.* called on pointer returned from a mismatched allocation function [-Wmismatched-dealloc]", ""),
    "from_malloc": (
        "struct own *o = (struct own *)malloc(sizeof *o); use(o); typed_pool_own_delete(&pool, o);",
        "typed_pool_own_delete.* called on pointer returned from a mismatched allocation function [-Wmismatched-dealloc]",
        "",
    ),
    "double_free": (TAKE + "typed_pool_own_free(&pool, o); typed_pool_own_free(&pool, o);", "pointer .*used after .*typed_pool_own_free.* [-Wuse-after-free]", "double-'typed_pool_own_free.*' of .* [CWE-415] [-Wanalyzer-double-free]"),
    "use_after_free": (TAKE + "typed_pool_own_free(&pool, o); o->bytes[0] = 1;", "pointer .*used after .*typed_pool_own_free.* [-Wuse-after-free]", ""),
    "leak": (TAKE + "o->bytes[0] = 1;", "", "leak of .* [CWE-401] [-Wanalyzer-malloc-leak]"),
    "inside_an_element": (TAKE + "typed_pool_own_free(&pool, o + 1);", "typed_pool_own_free.* called on pointer .* with nonzero offset 64 [-Wfree-nonheap-object]", "leak of .* [CWE-401] [-Wanalyzer-malloc-leak]"),
    "of_the_stack": (
        "struct own o; use(&o); typed_pool_own_free(&pool, &o);",
        "typed_pool_own_free.* called on unallocated object .*o.* [-Wfree-nonheap-object]",
        "'typed_pool_own_free.*' of '&o' which points to memory on the stack [CWE-590] [-Wanalyzer-free-of-non-heap]",
    ),
}


def pattern(message: str) -> str:
    return ".*".join(map(re.escape, message.split(".*")))


@pytest.mark.skipif(gcc_version() < 12, reason="gcc 12 is the first that says all of these")
@pytest.mark.parametrize("take", ["alloc", "new"])
@pytest.mark.parametrize("name", PAIRS)
def test_gcc_sees_calls_that_do_not_go_together(out_of_line: Path, name: str, take: str) -> None:
    body, plain, analysed = PAIRS[name]
    body = body.replace("{take}", take)
    for compiler in ("gcc", "g++"):
        status, text = said(out_of_line, compiler, body, "-O2")
        assert status == 0 and (re.search("warning: .*" + pattern(plain), text) if plain else text == ""), text
    status, text = said(out_of_line, "gcc", body, "-O2", "-fanalyzer")
    assert status == 0 and re.search("warning: .*" + pattern(analysed or plain), text), text


@pytest.mark.skipif("clang" not in COMPILERS, reason="there is no clang")
@pytest.mark.parametrize("name", PAIRS)
def test_clang_has_nothing_that_pairs_calls(out_of_line: Path, name: str) -> None:
    """Recorded, so that the table says so: when clang learns it, this test fails and the table gains a column."""
    body = PAIRS[name][0].replace("{take}", "alloc")
    assert said(out_of_line, "clang", body, "-O2") == (0, "")
    assert said(out_of_line, "clang", body, "--analyze", "-Wno-unused-command-line-argument") == (0, "")


HOOKED = """
#include "typed_pool_own.h"
extern typed_pool_own pool;
extern struct own *listed;
void misuse(void);
"""


@pytest.mark.skipif("gcc" not in COMPILERS, reason="there is no gcc")
def test_gcc_does_not_believe_that_nobody_else_knows_a_new_element(tmp_path: Path) -> None:
    """A hook may put the element into a list: what is written through that list must be read through the element."""
    emit(tmp_path, "pool", 'thread_safety = "single-threaded"\ninline = false', element='init = "own_init"')
    body = "struct own *o = typed_pool_own_new(&pool); if (o == NULL) return; o->bytes[0] = 1; listed->bytes[0] = 2; if (o->bytes[0] != 2) __builtin_abort();"
    said(tmp_path, "gcc", body, "-O2", start=HOOKED)
    words = ["gcc", "-std=c11", "-O2", "-S", f"-I{tmp_path}", f"-I{ROOT / 'src'}", str(tmp_path / "main.c"), "-o", "-"]
    assembly = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert re.search(r"cmpb\s+\$2, \(", assembly) or "aarch64" in assembly, "o->bytes[0] is not read again"
