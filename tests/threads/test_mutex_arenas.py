"""Arenas under a mutex: their emitted suites, in which threads share one, under ThreadSanitizer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.runtime_objects import runtime_objects  # noqa: E402

COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[16]; };\n#endif\n"
ARENAS = {
    "bump": 'capacity = "16KiB"',
    "bump_chunked": 'capacity = "4KiB"\ngrowth = "chunked"\nmax_capacity = "64KiB"\ntrack_stats = true',
    "bump_virtual": 'capacity = "64KiB"\nbacking = "virtual"',
    "stack": 'capacity = "16KiB"',
    "stack_chunked": 'capacity = "4KiB"\ngrowth = "chunked"\nmax_capacity = "64KiB"\nchecks = "full"',
}


@pytest.mark.parametrize("cc", COMPILERS)
def test_thread_sanitizer_has_nothing_to_say(tmp_path: Path, cc: str) -> None:
    (tmp_path / "own.h").write_text(OWN)
    paths = []
    for name, keys in ARENAS.items():
        path = tmp_path / f"{name}.toml"
        kind = name.partition("_")[0]
        path.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[{kind}]\nthread_safety = "mutex"\n{keys}\n')
        paths.append(str(path))
    options = run.Options(has_tests=True)
    write.write(tmp_path, run.outputs_of(run.allocators_of(paths, options), options))
    flags = ("-fsanitize=thread",)
    for name in ARENAS:
        arena = f"typed_{name.partition('_')[0]}_{name}"
        words = [cc, "-std=gnu11", "-g", "-O1", "-pthread", *flags, f"-I{tmp_path}", f"-I{ROOT / 'src'}"]
        words += [str(tmp_path / f"{arena}.c"), str(tmp_path / f"test_{arena}.c"), *runtime_objects(tmp_path, cc, flags), "-lcmocka", "-o", str(tmp_path / name)]
        built = subprocess.run(words, capture_output=True, text=True, check=False)
        assert built.returncode == 0, built.stderr
        done = subprocess.run([tmp_path / name], capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, f"{name}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
