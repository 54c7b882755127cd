"""The command line: what each option does, each exit status, and that the same specs give the same bytes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gen import banner, run, write
from gen.cli import main

ROOT = Path(__file__).resolve().parents[2]
SPEC = """\
name = "conn"
headers = ["conn.h"]
doc = "One connection."

[element]
type = "struct conn"

[pool]
thread_safety = "single-threaded"
"""
FILES = ["typed_pool_conn.c", "typed_pool_conn.h"]
Put = Callable[..., str]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Writes a file below the test's own folder, which is also the working folder."""
    monkeypatch.chdir(tmp_path)

    def write_file(text: str = SPEC, name: str = "conn.toml") -> str:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write_file


def files_in(folder: str | Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


def values_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    assert main(["explain", "conn.toml", "--json", *arguments]) == 0
    (said,) = json.loads(capsys.readouterr().out)
    found: dict[str, dict[str, object]] = said["keys"][said["kind"]]
    return found


# -- gen ---------------------------------------------------------------------------------------


def test_gen_writes_a_header_and_a_source(put: Put) -> None:
    assert main(["gen", put(), "-o", "out"]) == 0
    assert list(files_in("out")) == FILES
    assert all(banner.is_unedited(text.decode()) for text in files_in("out").values())


def test_tests_adds_the_suite(put: Put) -> None:
    assert main(["gen", put(), "-o", "out", "--tests"]) == 0
    assert list(files_in("out")) == ["test_typed_pool_conn.c", *FILES]


def test_a_bundle_has_what_is_included_and_no_more(put: Put) -> None:
    assert main(["gen", put(), "-o", "out", "--bundle"]) == 0
    bundled = {name for name in files_in("out") if name.startswith("typed/")}
    assert bundled >= {f"typed/{module}{ending}" for module in ("base", "fault", "stats") for ending in (".h", ".c")}
    assert "typed/lock.h" not in bundled
    for name, text in files_in("out").items():
        for line in text.decode().splitlines():
            if line.startswith(("#include <typed/", '#include "typed/')):
                assert line.split()[1].strip('<>"') in bundled, (name, line)


def test_another_run_touches_nothing(put: Put) -> None:
    assert main(["gen", put(), "-o", "out", "--bundle", "--tests"]) == 0
    for path in Path("out").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert main(["gen", "conn.toml", "-o", "out", "--bundle", "--tests"]) == 0
    assert all(path.stat().st_mtime == 1_000_000_000 for path in Path("out").rglob("*.[ch]"))


def test_check_is_0_when_current_and_4_when_not(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gen", put(), "-o", "out", "--check"]) == 4
    assert capsys.readouterr().err == "".join(f"out/{name}: out of date\n" for name in FILES)
    assert not Path("out").exists()
    assert main(["gen", "conn.toml", "-o", "out"]) == 0
    assert main(["gen", "conn.toml", "-o", "out", "--check"]) == 0
    put(SPEC + "capacity = 8\n")
    before = files_in("out")
    assert main(["gen", "conn.toml", "-o", "out", "--check"]) == 4
    assert files_in("out") == before


def test_list_outputs_prints_what_would_be_written(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gen", put(), "--list-outputs", "-o", "out", "--bundle", "--tests"]) == 0
    listed = capsys.readouterr().out.split()
    assert not Path("out").exists()
    assert main(["gen", "conn.toml", "-o", "out", "--bundle", "--tests"]) == 0
    assert sorted(listed) == sorted(f"out/{name}" for name in files_in("out"))


def test_prune_removes_what_no_spec_makes(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put(SPEC.replace('"conn"', '"peer"'), "peer.toml")
    assert main(["gen", put(), "peer.toml", "-o", "out"]) == 0
    put("mine", "out/mine.c")
    assert main(["gen", "conn.toml", "-o", "out", "--prune"]) == 0
    assert list(files_in("out")) == ["mine.c", *FILES]
    assert "removed" in capsys.readouterr().err


def test_a_depfile_names_outputs_and_everything_they_depend_on(put: Put) -> None:
    put("[pool]\ncapacity = 9\n", "all.toml")
    assert main(["gen", put(), "-o", "out", "--defaults", "all.toml", "--depfile", "conn.d"]) == 0
    targets, _, sources = Path("conn.d").read_text().partition(": ")
    assert sorted(targets.split()) == [f"out/{name}" for name in FILES]
    assert {"conn.toml", "all.toml", *run.inputs()} == set(sources.split())
    assert all(Path(name).is_file() for name in run.inputs())
    assert {"keys.py", "alloc.h", "base.h"} <= {Path(name).name for name in run.inputs()}


def test_a_stamp_is_touched_and_is_the_target_of_the_depfile(put: Put) -> None:
    assert main(["gen", put(), "-o", "out", "--stamp", "done", "--depfile", "conn.d"]) == 0
    assert Path("done").is_file()
    assert Path("conn.d").read_text().startswith("done: conn.toml ")
    os.utime("done", (1_000_000_000, 1_000_000_000))
    assert main(["gen", "conn.toml", "-o", "out", "--stamp", "done"]) == 0
    assert Path("done").stat().st_mtime > 1_000_000_000


def test_a_name_that_a_depfile_cannot_hold_changes_nothing(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gen", put(SPEC, "a\tb.toml"), "-o", "out", "--depfile", "conn.d"]) == 3
    assert "dependency file" in capsys.readouterr().err
    assert not Path("out").exists()


def test_no_stamp_for_a_run_that_fails(put: Put) -> None:
    assert main(["gen", put("nothing"), "-o", "out", "--stamp", "done", "--depfile", "conn.d"]) == 1
    assert not Path("done").exists() and not Path("conn.d").exists()


def test_a_file_in_the_way_is_exit_3_and_nothing_is_written(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put("mine\n", "out/typed_pool_conn.c")
    assert main(["gen", put(), "-o", "out"]) == 3
    assert "was not made by typedalloc" in capsys.readouterr().err
    assert files_in("out") == {"typed_pool_conn.c": b"mine\n"}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["make"],
        ["gen"],
        ["gen", "conn.toml"],
        ["gen", "conn.toml", "-o"],
        ["gen", "conn.toml", "-o", ""],
        ["gen", "", "-o", "out"],
        ["gen", "conn.toml", "-o", "out", "--preset", "release"],
        ["gen", "conn.toml", "-o", "out", "--check", "--prune"],
        ["gen", "conn.toml", "-o", "out", "--check", "--list-outputs"],
        ["gen", "conn.toml", "-o", "out", "--check", "--stamp", "x"],
        ["gen", "conn.toml", "-o", "out", "--list-outputs", "--depfile", "x"],
        ["explain"],
        ["init", "struct conn"],
        ["init", "int[3]", "--header", "a.h"],
        ["init", "struct conn", "--header", "a.h\n#define X"],
        ["init", "struct conn", "--header", "include/typed_pool_conn.h"],
        ["init", "struct conn", "--header", "<typed_stack_conn.h>"],
        ["schema", "extra"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_exit_2(arguments: list[str], put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put()
    assert "error:" in usage_error(arguments, capsys)
    assert list(files_in(".")) == ["conn.toml"]


# -- which value holds -------------------------------------------------------------------------


def test_a_forced_override_beats_the_spec_beats_defaults_beats_the_preset(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put("[pool]\ncapacity = 10\nslot_align = 128\nalloc_pattern = 1\n[pool.override.debug]\nalloc_pattern = 2\ndealloc_pattern = 3\n", "all.toml")
    put(SPEC + "slot_align = 64\n[pool.override.debug]\ndealloc_pattern = 4\n")
    plain = values_of([], capsys)
    assert plain["alloc_pattern"] == {"value": False, "from": "preset production"}
    assert plain["slot_align"] == {"value": 64, "from": "conn.toml:10"}
    shared = values_of(["--defaults", "all.toml"], capsys)
    assert shared["capacity"] == {"value": 10, "from": "defaults all.toml:2"}
    assert shared["slot_align"]["value"] == 64
    assert shared["alloc_pattern"]["value"] == 1
    forced = values_of(["--preset", "debug"], capsys)
    assert forced["preset"] == {"value": "debug", "from": "forced on the command line"}
    assert forced["alloc_pattern"] == {"value": 0xBB, "from": "preset debug"}
    assert forced["dealloc_pattern"] == {"value": 4, "from": "forced override conn.toml:12"}
    both = values_of(["--preset", "debug", "--defaults", "all.toml"], capsys)
    assert both["alloc_pattern"]["value"] == 2
    assert both["dealloc_pattern"]["value"] == 4


def test_a_forced_preset_beats_the_spec_s_own(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put(SPEC + 'preset = "performance"\n')
    assert values_of([], capsys)["checks"]["value"] == "none"
    assert values_of(["--preset", "conservative"], capsys)["checks"]["value"] == "bounds"


def test_project_wide_keys_without_a_use_are_passed_over(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put('[pool]\ncapacity = 9\nmax_capacity = 99\nuse_backoff = false\ndrop_on_reset = true\nzero_on_alloc = true\n', "all.toml")
    put(SPEC + 'backing = "buffer"\nalloc_pattern = 7\n')
    found = values_of(["--defaults", "all.toml"], capsys)
    assert found["zero_on_alloc"]["value"] is False and found["drop_on_reset"]["value"] is False
    assert found["alloc_pattern"]["value"] == 7


def test_zeroing_takes_the_place_of_a_preset_s_fill(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put(SPEC + "zero_on_alloc = true\n")
    assert values_of(["--preset", "debug"], capsys)["alloc_pattern"] == {"value": False, "from": "gives way to zero_on_alloc"}


def test_a_preset_s_list_of_what_is_live_gives_way_to_fewer_checks(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put(SPEC.replace("[pool]", "[bump]") + 'checks = "bounds"\n')
    assert values_of(["--preset", "debug"], capsys)["tracking.leaks"] == {"value": False, "from": "gives way to checks"}
    put(SPEC.replace("[pool]", "[bump]") + 'checks = "bounds"\ntracking.leaks = true\n')
    assert values_of(["--preset", "debug"], capsys)["tracking.leaks"]["value"] is True


def test_an_arena_reports_at_its_end_where_somebody_asked_for_that(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    """And not because a preset lists what is live; the two are not the same decisions."""
    put("[bump]\ntracking.leaks = true\n", "all.toml")
    put(SPEC.replace("[pool]", "[bump]"))
    said = {}
    for name, arguments in {"preset": ["--preset", "debug"], "both": ["--preset", "debug", "--defaults", "all.toml"], "given": ["--defaults", "all.toml"]}.items():
        assert values_of(arguments, capsys)["tracking.leaks"]["value"] is True
        assert main(["gen", "conn.toml", "-o", name, *arguments]) == 0
        said[name] = Path(name, "typed_bump_conn.c").read_text()
    assert "report_at_end" not in said["preset"]
    assert all("typed_bump_conn_report_at_end(bump_);" in said[name] for name in ("both", "given"))
    assert len({tuple(re.findall("decisions ([0-9a-f]+)", text)) for text in said.values()}) == 3


# -- the same specs, the same bytes ------------------------------------------------------------


def program(arguments: list[str], cwd: Path, umask: int = 0o022, **environment: str) -> None:
    code = f"import os, sys; os.umask({umask}); sys.path.insert(0, {str(ROOT)!r}); from gen.cli import main; sys.exit(main())"
    subprocess.run([sys.executable, "-B", "-c", code, *arguments], cwd=cwd, check=True, env={**os.environ, **environment})


def test_bytes_do_not_depend_on_folder_path_hash_seed_locale_or_umask(put: Put, tmp_path: Path) -> None:
    spec = SPEC + "handles = true\niterate = true\ntrack_stats = true\n"
    put(spec), put(spec, "elsewhere/deep/conn.toml"), put(spec.replace('"conn"', '"peer"'), "peer.toml")
    rest = ["--bundle", "--tests"]
    program(["gen", "conn.toml", "peer.toml", "-o", "one", *rest], tmp_path, PYTHONHASHSEED="1")
    program(["gen", str(tmp_path / "peer.toml"), "deep/conn.toml", "-o", str(tmp_path / "two"), *rest],
            tmp_path / "elsewhere", umask=0o077, PYTHONHASHSEED="77", LC_ALL="C", TZ="Asia/Tokyo")  # fmt: skip
    assert files_in("one") == files_in("two")
    for text in files_in("one").values():
        assert str(tmp_path).encode() not in text


def test_comments_and_layout_of_a_spec_change_nothing(put: Put) -> None:
    main(["gen", put(), "-o", "one"])
    put("# a comment\n" + SPEC.replace(" = ", "=") .replace('"single-threaded"', "'single-threaded' # why"), "crlf/conn.toml")
    Path("crlf/conn.toml").write_bytes(Path("crlf/conn.toml").read_bytes().replace(b"\n", b"\r\n"))
    main(["gen", "crlf/conn.toml", "-o", "two"])
    assert files_in("one") == files_in("two")


def test_two_names_for_one_spec_are_one_spec(put: Put) -> None:
    assert main(["gen", put(), "./conn.toml", str(Path("conn.toml").resolve()), "-o", "out"]) == 0
    assert list(files_in("out")) == FILES


def test_names_that_only_begin_like_a_prefix_are_the_user_s(put: Put) -> None:
    text = SPEC.replace('"struct conn"', '"struct conn_info"\ninit = "conn_open"').replace('"conn.h"', '"conn_info.h"')
    assert main(["gen", put(text + 'prefix = "conn"\n'), "-o", "out"]) == 0


def test_a_file_named_as_another_spec_s_prefix_is_no_collision(put: Put) -> None:
    text = SPEC + 'registry = true\nprefix = "conn"\n'
    put(text.replace("struct conn", "struct item").replace('"conn.h"', '"item.h"'), "conn_b.toml")
    put(SPEC.replace('"conn"', '"other"').replace("struct conn", "struct item").replace('"conn.h"', '"item.h"') + 'prefix = "conn_b"\n', "other.toml")
    assert main(["gen", "conn_b.toml", "other.toml", "-o", "out"]) == 0


HOSTILE = ["*/ int evil; /*", "*" + "/ int evil;", "{{0}}", "${x} ${P}", "/*% for x in y %*/", "??/", "\\", "evil \\\nint evil;", "@file evil.h", "<script>"]


@pytest.mark.parametrize("compiler", [c for c in ("gcc", "clang") if shutil.which(c)])
def test_hostile_documentation_is_valid_and_none_of_it_is_code(compiler: str, put: Put) -> None:
    put("struct conn { int fd; };\n", "conn.h")
    put(SPEC.replace('"One connection."', json.dumps("\n".join(HOSTILE))), "hostile.toml")
    assert main(["gen", "hostile.toml", "-o", "hostile"]) == 0
    put(SPEC)
    assert main(["gen", "conn.toml", "-o", "plain"]) == 0
    code = []
    for folder in ("hostile", "plain"):
        command = [compiler, "-std=c11", "-E", "-P", "-I.", f"-I{ROOT / 'src'}", f"{folder}/typed_pool_conn.c"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        decisions = banner.read(Path(f"{folder}/typed_pool_conn.h").read_text(encoding="utf-8"))
        assert decisions is not None
        code.append(said.replace(decisions.decisions[:8], "DECISION"))
    assert code[0] == code[1]
    assert "evil" not in code[0]


HOSTILE_FILES = [
    'we"ird.toml', "back\\slash.toml", "ends in a backslash\\", "new\nline\rand\ttab.toml", "tri??-gra??=ph.toml", "%s%n %d.toml", "${P}{{0}}.toml",
    "a\\x41\\n.toml", "gr\u00f6\u00dfe7.toml", "\u202eright.toml", os.fsdecode(b"latin \xe9a.toml"), "\x01f.toml",
    'x", "", 0, 0, 0, 0}; int evil(void) { return 1; } static const char *y[] = {".toml',
]  # fmt: skip


@pytest.mark.parametrize("compiler", [c for c in ("gcc", "clang") if shutil.which(c)])
def test_a_spec_s_file_may_have_any_name_and_the_registry_says_it_as_it_is(compiler: str, put: Put) -> None:
    begin, lines = "", ""
    for n, name in enumerate(HOSTILE_FILES):
        kind = "pool" if n % 2 else "bump"
        put(SPEC.replace('"conn"', f'"conn{n}"').replace("[pool]", f"[{kind}]") + "registry = true\n", name)
        begin += f'#include "typed_{kind}_conn{n}.h"\nstatic typed_{kind}_conn{n} a{n};\n'
        lines += f"if (typed_{kind}_conn{n}_init(&a{n}) != TYPED_OK) {{ return 1; }}\n"
    assert main(["gen", *HOSTILE_FILES, "-o", "out", "--bundle", "--tests"]) == 0
    put("#pragma once\nstruct conn { int fd; };\n", "conn.h")
    visit = "static void visit(const typed_listing *l, void *c) { (void)c; fwrite(l->kind->spec, 1, strlen(l->kind->spec) + 1, stdout); }\n"
    put(f"#include <stdio.h>\n#include <string.h>\n{begin}{visit}int main(void)\n{{\n{lines}typed_registry_walk(visit, NULL);\nreturn 0;\n}}\n", "main.c")
    sources = [str(path) for path in Path("out").rglob("*.c") if not path.name.startswith("test_")]
    flags = ["-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wtrigraphs", "-pedantic", "-Werror", "-pthread", "-I.", "-Iout"]
    subprocess.run([compiler, *flags, "main.c", *sources, "-o", "main"], check=True)
    said = subprocess.run(["./main"], check=True, capture_output=True).stdout
    assert said.split(b"\0")[:-1] == [os.fsencode(name) for name in HOSTILE_FILES]


def test_a_depfile_may_name_a_spec_whose_name_is_not_utf_8(put: Put) -> None:
    name = put(SPEC, os.fsdecode(b"latin\xe9.toml"))
    assert main(["gen", name, "-o", "out", "--depfile", "conn.d"]) == 0
    assert b": latin\xe9.toml " in Path("conn.d").read_bytes()


# -- explain, init, schema ---------------------------------------------------------------------


def test_explain_says_every_key_and_where_it_came_from(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", put(), "--preset", "debug"]) == 0
    said = capsys.readouterr().out
    assert "typed_pool_conn: a pool of struct conn, from conn.toml" in said
    for word in ("thread_safety", "conn.toml:9", "preset debug", "0xBB", "forced on the command line", "typed_pool_conn.h"):
        assert word in said


@pytest.mark.parametrize("extra", ["", 'backing = "static"\ncapacity = 10\n', 'backing = "buffer"\n', 'growth = "chunked"\nmax_capacity = 999\n', 'backing = "virtual"\nfree_list = "bitmap"\n'])
@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
def test_explain_measures_with_a_compiler(extra: str, put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put("struct conn { int fd; char text[13]; };\n", "include/conn.h")
    put(SPEC + extra)
    assert main(["explain", "conn.toml", "--cc", "gcc", "--cflags", "-Iinclude -O2 -flto", "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)[0]["measured"]
    assert (measured["sizeof_element"], measured["alignof_element"], measured["sizeof_slot"]) == (20, 4, 20)
    assert measured["padding_per_element"] == 0
    assert measured.get("total_bytes", measured.get("buffer_bytes_for_1000")) >= 200
    assert main(["explain", "conn.toml", "--cc", "gcc", "--cflags", "-Iinclude"]) == 0
    assert "sizeof(P)" in capsys.readouterr().out


def test_explain_of_what_does_not_compile_is_exit_3(put: Put, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", put(), "--cc", "no-such-compiler"]) == 3
    assert capfd.readouterr().err == "typedalloc: error: no-such-compiler: no such file or directory\n"
    if shutil.which("gcc"):
        assert main(["explain", "conn.toml", "--cc", "gcc"]) == 3
        assert "conn.h" in capfd.readouterr().err


def test_explain_of_a_bad_spec_is_exit_1(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", put("")]) == 1
    assert "conn.toml:1:1: error:" in capsys.readouterr().err


def test_init_prints_a_spec_that_gen_takes(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    put()
    assert main(["init", "struct conn", "--header", "net/conn.h"]) == 0
    assert main(["gen", put(capsys.readouterr().out, "made.toml"), "-o", "out"]) == 0
    assert '#include "net/conn.h"' in Path("out/typed_pool_conn.h").read_text()


def test_schema_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "typedalloc spec"


def test_a_reader_that_goes_away_is_no_traceback(put: Put) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from gen.cli import main; sys.exit(main())"
    process = subprocess.Popen([sys.executable, "-B", "-c", code, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_many_specs_are_written_in_one_go(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(60):
        put(SPEC.replace('"conn"', f'"conn{n}"'), f"conn{n}.toml")
    calls: list[int] = []
    monkeypatch.setattr(write, "write", lambda folder, outputs, *_: calls.append(len(outputs)))
    assert main(["gen", *(f"conn{n}.toml" for n in range(60)), "-o", "out"]) == 0
    assert calls == [120]
