"""Text from a spec never becomes code, and emitted identifiers are ones that C, C++ and POSIX allow."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gen import names, reserved

ROOT = Path(__file__).resolve().parents[2]
# Whatever could end a declaration, begin a statement, a comment or a directive, or confuse a reader.
C_TEXT = st.text(st.sampled_from("abz_T019 *[](){};,=#\"'\\/:<>&?%$@\n\t\0é\u202e"), max_size=30)
WORDS = st.lists(
    st.sampled_from(
        "struct union enum const volatile restrict unsigned signed long short int char float double bool void conn conn_t "
        "size_t _Bool _Atomic _Complex typeof auto static extern class inline wchar_t * ** ; , ( ) [ ] { } __attribute__".split()
    ),
    max_size=7,
).map(" ".join)
HOSTILE = [
    "*/ int evil; /*",
    "/* nested */",
    "*" + "/",
    "**//**/",
    "* /*/ */",
    "{{0}} {% for x in y %} {#",
    "${P} ${x}",
    "/*% include 'x' %*/",
    "??/\nint evil;",
    "???/ ????/",
    "ends in a backslash \\",
    "ends in a backslash \\\nint evil;",
    "@file @param x \\brief \\code @endcode @{",
    "<b>html</b> <!-- &amp; -->",
    "```\nint evil;\n```",
    "~~~~\nopen",
    "line\vfeed\fand\x1cothers\u2028here\x85",
    "\u202eright to left",
    "//\\\nint evil;",
    '"quotes" \'too\'',
    "#include <evil.h>\n#define NULL 1",
    "% $ # & ::",
    "\t\ttabs",
]


@settings(max_examples=600)
@given(st.one_of(C_TEXT, WORDS, st.text(max_size=20)))
def test_an_accepted_type_can_only_be_a_type(text: str) -> None:
    if names.type_problem(text) is None:
        assert re.fullmatch(r"[A-Za-z0-9_ *]+", text)
        assert re.fullmatch(r"\s*([A-Za-z_]\w*\s*)+(\*\s*((const|volatile)\s*)*)*", text)
        plain = [word for word in re.findall(r"\w+", text) if word not in ("const", "volatile")]
        assert plain and not {"typeof", "static", "extern", "auto", "restrict", "inline"} & set(plain)


@settings(max_examples=500)
@given(st.one_of(C_TEXT, st.text(max_size=20), st.from_regex(r"[a-z_A-Z0-9]{1,70}", fullmatch=True)))
def test_an_accepted_name_is_one_identifier_and_not_reserved(text: str) -> None:
    for check in (names.name_problem, names.prefix_problem, names.hook_problem, names.identifier_problem):
        wrong = check(text)
        if wrong is None:
            assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text) and text.isascii()
            # A name is always a part of a longer word.
            assert check is names.name_problem or text not in names.C_KEYWORDS
            if check is not names.hook_problem:
                assert "__" not in text and not text.endswith(("_", "_t")) and len(text) <= 63
        else:
            assert wrong.isprintable()


@settings(max_examples=500)
@given(st.one_of(C_TEXT, st.text(max_size=20)))
def test_an_accepted_header_cannot_end_its_include(text: str) -> None:
    if names.header_problem(text) is None:
        inner = text.removeprefix("<").removesuffix(">")
        assert re.fullmatch(r"[A-Za-z0-9_.+/-]+", inner) and "//" not in inner and not inner.startswith("/")
        assert text.startswith("<") == text.endswith(">")


@settings(max_examples=500)
@given(st.one_of(C_TEXT, st.text(max_size=40), st.text(st.sampled_from("*/\\?`~ \n@<"), max_size=30)))
def test_documentation_stays_in_its_comment(text: str) -> None:
    lines = names.comment_lines(text)
    comment = "".join(f" * {line}\n" for line in lines)
    for dangerous in ("*/", "/*", "??", "```", "~~~"):
        assert dangerous not in comment
    for line in lines:
        assert line.isprintable() and line == line.rstrip()
        # Every character that is markup is escaped; what is left after the pairs is none.
        assert not re.search(r"[\\@<>&#%$]", re.sub(r"\\[\\@<>&#%$]", "", line))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_documentation_keeps_its_words(text: str) -> None:
    said = re.findall(r"[A-Za-z0-9]+", text)
    assert re.findall(r"[A-Za-z0-9]+", "\n".join(names.comment_lines(text))) == said


@pytest.mark.parametrize("compiler", [c for c in ("gcc", "clang") if shutil.which(c)])
def test_hostile_documentation_compiles_to_nothing(compiler: str, tmp_path: Path) -> None:
    source = tmp_path / "doc.c"
    comments = ["/**\n" + "".join(f" * {line}\n" for line in names.comment_lines(text)) + " */\n" for text in HOSTILE]
    source.write_text("".join(f"{comment}extern int documented_{n};\n" for n, comment in enumerate(comments)))
    flags = ["-std=c11", "-Wall", "-Wextra", "-Wcomment", "-Wtrigraphs", "-pedantic", "-Werror"]
    if compiler == "clang":
        flags += ["-Wdocumentation", "-Wdocumentation-pedantic", "-Wno-documentation-unknown-command"]
    subprocess.run([compiler, *flags, "-fsyntax-only", str(source)], check=True)
    stripped = subprocess.run([compiler, "-std=c11", "-E", "-P", str(source)], check=True, capture_output=True, text=True).stdout
    assert stripped.split() == " ".join(f"extern int documented_{n};" for n in range(len(HOSTILE))).split()


@pytest.mark.parametrize(
    "text",
    ["struct conn", "conn_t", "conn", "int", "unsigned long long int", "long double", "char *", "const char *", "void *", "struct conn *", "union u", "enum e",
     "char *const *", "uint32_t", "wchar_t", "bool", "struct conn*", "short unsigned"],
)
def test_ordinary_types_are_accepted(text: str) -> None:
    assert names.type_problem(text) is None


@pytest.mark.parametrize("text", ["conn.h", "<stdint.h>", "net/conn.h", "../conn.h", "<sys/types.h>", "c++.hpp", "<vector>", "my-conn.h"])
def test_ordinary_headers_are_accepted(text: str) -> None:
    assert names.header_problem(text) is None


@pytest.mark.parametrize(
    "text",
    ["conn", "conn_pool", "Conn", "CONN", "p", "e", "E", "Event", "event", "estate", "is_pool", "str_pool", "to_do", "mem_", "timer_pool", "linux_pool", "std_pool",
     "freelist", "size_max", "lc_pool", "sigma", "Token", "STRUNG", "INTS", "memo", "token", "text_string", "members", "EVENT"],
)
def test_only_whole_names_and_forms_that_are_reserved_are_refused_as_a_prefix(text: str) -> None:
    assert (names.prefix_problem(text) is None) == (text != "mem_")


@pytest.mark.parametrize("text", ["string", "STRING", "stdio", "limits", "math", "dirent", "Pthread", "threads", "time"])
def test_a_header_of_the_library_is_not_hidden_by_an_emitted_one(text: str) -> None:
    assert names.prefix_problem(text) is not None
    assert names.prefix_problem(f"{text}_pool") is None or text == "Pthread"


def test_headers_that_the_runtime_includes_are_known() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "typed").glob("*.[ch]")]
    included = set(re.findall(r"#include <(\w+)\.h>", "".join(texts)))
    assert {"string", "stdio", "pthread"} <= included <= reserved.HEADERS


def test_no_default_prefix_is_reserved() -> None:
    for kind in ("pool", "bump", "stack"):
        for name in sorted(reserved.LIBRARY_NAMES | {"upstream2", "string", "token", "std", "conn"}):
            if names.name_problem(name) is None:
                assert names.identifier_problem(f"typed_{kind}_{name}") is None


def test_what_the_runtime_has_of_the_names_of_a_kind_is_known() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "typed").glob("*.[ch]")]
    assert frozenset(re.findall(r"\btyped_(?:pool|bump|stack)\w*", "".join(texts))) == reserved.RUNTIME_NAMES


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
@pytest.mark.parametrize("mode", ["-std=c11", "-std=c11 -D_POSIX_C_SOURCE=200809L", "-std=gnu11"])
def test_no_macro_of_a_header_that_emitted_code_includes_can_be_a_prefix(mode: str) -> None:
    headers = "limits stdarg stdbool stddef stdint stdio stdlib string setjmp pthread".split()
    text = "".join(f"#include <{header}.h>\n" for header in headers)
    said = subprocess.run(["gcc", *mode.split(), "-E", "-dM", "-"], input=text, check=True, capture_output=True, text=True).stdout
    defined = set(re.findall(r"#define (\w+)", said))
    assert "SIZE_MAX" in defined
    assert [name for name in sorted(defined) if names.prefix_problem(name) is None] == []


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
@pytest.mark.parametrize("mode", ["-std=c11 -D_POSIX_C_SOURCE=200809L", "-std=gnu11 -D_XOPEN_SOURCE=700"])
def test_no_function_that_a_header_of_c_or_posix_declares_can_be_a_prefix(mode: str) -> None:
    below = "arpa/inet net/if netinet/in netinet/tcp sys/ipc sys/mman sys/msg sys/resource sys/select sys/sem sys/shm sys/socket sys/stat sys/statvfs sys/time"
    headers = [*sorted(reserved.HEADERS), *below.split(), *"sys/times sys/types sys/uio sys/un sys/utsname sys/wait".split()]
    text = "".join(f"#if __has_include(<{header}.h>)\n#include <{header}.h>\n#endif\n" for header in headers)
    said = subprocess.run(["gcc", *mode.split(), "-E", "-P", "-"], input=text, check=True, capture_output=True, text=True).stdout
    declared = set(re.findall(r"extern [^;{]*?\b([A-Za-z]\w*)\s*\(", said))
    assert {"memcpy", "strlen", "isalpha", "tolower", "wcslen", "opendir", "stat"} <= declared
    assert [name for name in sorted(declared) if names.prefix_problem(name) is None] == []


def test_guards_are_the_runtime_s_or_of_a_kind_or_of_a_chosen_prefix() -> None:
    assert names.guard_of("typed_pool_conn") == "TYPED_POOL_CONN_H_INCLUDED"
    assert names.guard_of("pool_conn") == "TYPED_PREFIX_POOL_CONN_H_INCLUDED"
    runtime = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "typed").glob("*.h"))
    guards = re.findall(r"#define (\w+_H_INCLUDED)\n", runtime)
    assert len(guards) > 10 and all(re.match(r"TYPED_(?!POOL_|BUMP_|STACK_|PREFIX_)", guard) for guard in guards)


def test_symbols_are_whole_identifiers() -> None:
    text = "conn_alloc(conn *p); connection; my_conn; conn_box x; CONN; conn2"
    assert names.symbols_of("conn", [text]) == {"conn", "conn_alloc", "conn_box"}
