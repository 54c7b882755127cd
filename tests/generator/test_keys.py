"""The table of keys, and what is read from it: schema, reference, and a validator that takes any of its values."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_specs import DEEP, specs, toml_of

from gen import keys, reference, run, schema, starter, values
from gen.keys import BY_TABLE, KEYS, KINDS, PRESETS
from gen.spec import BadSpec

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_schema_is_current() -> None:
    expected = json.dumps(schema.schema(), indent=2) + "\n"
    assert (ROOT / "specs" / "spec.schema.json").read_text(encoding="utf-8") == expected


def test_the_committed_reference_is_current() -> None:
    assert (ROOT / "docs" / "spec-reference.md").read_text(encoding="utf-8") == reference.reference()


def test_the_debug_fill_tells_the_kinds_apart() -> None:
    fill = BY_TABLE["kind"]["alloc_pattern"]
    assert [keys.default_of(fill, "debug", kind) for kind in KINDS] == [0xBB, 0xAA, 0xCC]


def test_the_schema_is_a_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(schema.schema())


def test_no_key_stands_twice_in_a_table() -> None:
    assert len({(key.table, key.name) for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.table}-{key.name}")
def test_every_default_is_a_value_and_every_key_is_explained(key: keys.Key) -> None:
    assert key.doc.endswith(".") and key.doc.isprintable()
    assert set(key.by_preset) in (set(), set(PRESETS))
    for preset in PRESETS:
        for kind in key.kinds:
            default = keys.default_of(key, preset, kind)
            if default not in (None, "", ()):
                assert values.checked(key, default, kind)[1] is None
            if key.default_doc.isdigit():
                assert values.checked(key, int(key.default_doc), kind)[1] is None


@pytest.mark.parametrize("key", [key for key in KEYS if not isinstance(key.type, keys.Table)], ids=lambda key: f"{key.table}-{key.name}")
def test_no_value_whatever_escapes_a_check(key: keys.Key) -> None:
    anything: tuple[object, ...] = (None, True, 0, -1, 1 << 70, 1.5, float("nan"), "", "x", "64KiB", "\0", [], [[]], [1], ["a", 1], {}, {"a": {}})
    for value in anything:
        for kind in key.kinds:
            accepted, wrong = values.checked(key, value, kind)
            assert (accepted is None) == (wrong is not None)
            assert wrong is None or wrong.isprintable()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(spec=specs(is_valid=True), preset=st.sampled_from([None, *PRESETS]))
def test_a_spec_of_valid_values_renders_or_has_located_problems(spec: DEEP, preset: str | None, tmp_path: Path) -> None:
    file = tmp_path / "spec.toml"
    file.write_text(toml_of(spec), encoding="utf-8")
    try:
        made = run.allocators_of([str(file)], run.Options(preset=preset, has_tests=True))
    except BadSpec as bad:
        lines = file.read_text(encoding="utf-8").split("\n")  # a next-line character ends none
        for problem in bad.problems:
            assert problem.file == str(file)
            assert 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    else:
        assert [allocator.settings.kind for allocator in made] == [kind for kind in KINDS if kind in spec]
        again = run.allocators_of([str(file)], run.Options(preset=preset, has_tests=True))
        assert [allocator.files for allocator in again] == [allocator.files for allocator in made]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(spec=specs(is_valid=False))
def test_a_spec_of_any_values_never_crashes(spec: DEEP, tmp_path: Path) -> None:
    file = tmp_path / "spec.toml"
    file.write_text(toml_of(spec), encoding="utf-8")
    try:
        run.allocators_of([str(file)], run.Options())
    except BadSpec as bad:
        assert all(problem.text.isprintable() and problem.line >= 1 for problem in bad.problems)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(spec=specs(is_valid=False))
def test_the_schema_refuses_nothing_that_is_good(spec: DEEP, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    file = tmp_path / "spec.toml"
    file.write_text(toml_of(spec), encoding="utf-8")
    if not run.settings_of([str(file)], run.Options())[1]:
        # As the file has it: `monitor.pressure` is a key in a table there.
        jsonschema.Draft7Validator(schema.schema()).validate(tomllib.loads(file.read_text(encoding="utf-8")))


UNUSUAL_TYPES = [
    *("T", "t", "T_t", "t_t", "_t", "_T", "struct T", "union t", "enum t_t_t", "T *", "struct _", "struct _9", "_9t", "struct a__t_", "struct conn_"),
    *("int", "unsigned char", "char", "long double", "void *", "const char *const *", "bool", "size_t", "wchar_t", "uint64_t", "FILE", "time_t"),
    *("struct upstream", "begins", "struct string", "errno_t", "std", "struct std", "URL", "HTTP2Server_T", "item", "struct item_t", "struct T_item"),
    *("a" * 60, "struct " + "word_" * 12 + "x", "struct " + "a" * 21 + "_t_x", "struct aaaaaaaaaaaaaaaa_t_bbbbbbbbbb", "VeryLongCamelCaseNameOfAThing", "unsigned long long int"),
]  # fmt: skip


@pytest.mark.parametrize("type_", ["struct conn", "conn_t", "HTTPRequest", "unsigned long", "char *", "const char *", "union a_b", "__weird__t", *UNUSUAL_TYPES])
def test_a_starter_is_a_good_spec(type_: str, tmp_path: Path) -> None:
    assert starter.problem(type_, "conn.h") is None
    file = tmp_path / "spec.toml"
    file.write_text(starter.text(type_, "conn.h"), encoding="utf-8")
    for preset in PRESETS:
        (allocator,) = run.allocators_of([str(file)], run.Options(preset=preset))
        assert allocator.settings.spec.name == starter.name_of(type_)
    text = re.sub(r"(?<=\n)capacity = .*", 'capacity = "64KiB"', file.read_text(encoding="utf-8"))
    for kind in ("bump", "stack"):
        file.write_text(text.replace("[pool]", f"[{kind}]"), encoding="utf-8")
        run.allocators_of([str(file)], run.Options(preset="conservative"))


@pytest.mark.parametrize(
    ("type_", "name"),
    [("struct conn", "conn"), ("conn_t", "conn"), ("HTTPRequest", "http_request"), ("struct conn *", "conn"), ("uint32_t", "uint32"), ("T", "t_item"), ("T_t", "t_item"),
     ("struct upstream", "upstream_item"), ("struct _9", "item_9"), ("struct http_request_of_a_client", "http_request_of_a")],
)
def test_a_starter_is_named_after_its_type(type_: str, name: str) -> None:
    assert starter.name_of(type_) == name


def test_everything_in_a_starter_that_is_commented_out_is_valid_too(tmp_path: Path) -> None:
    text = starter.text("struct conn", "conn.h")
    lines = []
    for line in text.splitlines():
        is_key = line.startswith("# ") and line[2:].split(" ")[0] in {*BY_TABLE["element"], *BY_TABLE["kind"]} and " = " in line
        is_table = line.startswith("# [")
        lines.append(line[2:] if (is_key or is_table) and "static" not in line else line)
    file = tmp_path / "spec.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (allocator,) = run.allocators_of([str(file)], run.Options(preset="debug"))
    assert allocator.settings.values["free_list"] == "bitmap" and allocator.settings.values["alloc_pattern"] == 0xA5


def test_the_program_says_when_python_is_too_old_or_jinja_missing() -> None:
    code = "import sys; sys.version_info = (3, 10, 0); import runpy; runpy.run_module('gen', run_name='__main__')"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1 and "Python 3.11 or newer" in ended.stderr
    code = "import sys; sys.modules['jinja2'] = None; import runpy; runpy.run_module('gen', run_name='__main__')"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1 and "Jinja2 is needed" in ended.stderr and "Traceback" not in ended.stderr
