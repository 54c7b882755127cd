"""The list of live allocators while threads make and end pools, dump it and fork, with and without ThreadSanitizer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.runtime_objects import runtime_objects  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long words[4]; };\n#endif\n"
SPECS = {
    "locked": 'thread_safety = "mutex"\ntrack_stats = true',
    "cached": 'thread_safety = "thread-cached"\ngrowth = "chunked"\nmax_capacity = 1000\nchunk = 64',
}
PLAIN: tuple[str, ...] = ()
SANITIZED = ("-fsanitize=thread",)


@pytest.mark.parametrize("flags", [PLAIN, SANITIZED], ids=["plain", "tsan"])
@pytest.mark.parametrize("cc", [cc for cc in ("gcc", "clang") if shutil.which(cc)])
def test_pools_come_and_go_while_others_dump_and_fork(tmp_path: Path, cc: str, flags: tuple[str, ...]) -> None:
    (tmp_path / "own.h").write_text(OWN, encoding="utf-8")
    paths = []
    for name, keys in SPECS.items():
        path = tmp_path / f"{name}.toml"
        path.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[pool]\ncapacity = 64\nregistry = true\n{keys}\n', encoding="utf-8")
        paths.append(str(path))
    options = run.Options()
    write.write(tmp_path, run.outputs_of(run.allocators_of(paths, options), options))
    sources = [ROOT / "tests" / "threads" / "registry.c", *(tmp_path / f"typed_pool_{name}.c" for name in SPECS)]
    command = [cc, "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-g", "-O2", "-pthread", *flags, f"-I{tmp_path}", f"-I{ROOT / 'src'}", *map(str, sources)]
    built = subprocess.run([*command, *runtime_objects(tmp_path, cc, flags), "-o", str(tmp_path / "main")], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    environment = {**os.environ, "TSAN_OPTIONS": "halt_on_error=1:exitcode=66"}
    done = subprocess.run([tmp_path / "main"], capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout}{done.stderr}"
