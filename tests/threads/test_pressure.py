"""What threads are told of the system's memory while others read it anew, with and without ThreadSanitizer, with other threads
coming between any two atomic operations, and with the runtime broken on purpose."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from threads.runtime_objects import runtime_objects  # noqa: E402
from threads.stress_programs import COMPILERS, JITTER, WITH_JITTER, build, holds, stress  # noqa: E402

PROGRAM = ROOT / "tests" / "threads" / "pressure.c"
SCENARIOS = ["whole", "forked", "entered"]


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("flags", [(), (WITH_JITTER,), ("-fsanitize=thread",)], ids=["plain", "between", "tsan"])
@pytest.mark.parametrize("cc", COMPILERS)
def test_what_threads_are_told_is_one_reading(tmp_path: Path, cc: str, flags: tuple[str, ...], scenario: str) -> None:
    (tmp_path / "jitter.h").write_text(JITTER, encoding="utf-8")
    build(tmp_path / "main", cc, flags, [PROGRAM], runtime_objects(tmp_path, cc, flags))
    holds(tmp_path / "main", scenario, tmp_path / "root")


@pytest.mark.parametrize(
    ("scenario", "module", "text", "instead"),
    [
        ("whole", "pressure", "&& before == typed_atomic_load(&last->version, TYPED_RELAXED)", ""),
        ("whole", "pressure", "writer_of(before) == 0 && before ==", "before =="),
        ("forked", "pressure", "if (writer_of(before) == own) {", "if (writer_of(before) != 0) {"),
        ("entered", "monitor", "typed_atomic_exchange(&monitor->level, level, TYPED_RELAXED)", "once_more(&monitor->level, level)"),
    ],
    ids=["another version", "being written", "of another process", "not exchanged"],
)
def test_what_is_broken_is_noticed(tmp_path: Path, scenario: str, module: str, text: str, instead: str) -> None:
    source = (ROOT / "src" / "typed" / f"{module}.c").read_text(encoding="utf-8")
    assert source.count(text) == 1
    # Two steps in place of one.
    steps = "#include <typed/monitor.h>\n#include <typed/atomic.h>\nstatic inline typed_pressure once_more(typed_pressure *at, typed_pressure level)\n{\n    const typed_pressure before = typed_atomic_load(at, TYPED_RELAXED);\n    typed_atomic_store(at, level, TYPED_RELAXED);\n    return before;\n}\n"
    (tmp_path / "jitter.h").write_text(JITTER, encoding="utf-8")
    (tmp_path / f"{module}.c").write_text((steps if "once_more" in instead else "") + source.replace(text, instead), encoding="utf-8")
    objects = [name for name in runtime_objects(tmp_path, "gcc", (WITH_JITTER,)) if Path(name).stem != module]
    build(tmp_path / "main", "gcc", (WITH_JITTER,), [PROGRAM, tmp_path / f"{module}.c"], objects)
    done = stress(tmp_path / "main", scenario, tmp_path / "root")
    assert done.returncode == 1, f"{done.returncode}\n{done.stdout}{done.stderr}"
    assert "line " in done.stderr
