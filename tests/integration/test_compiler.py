"""The compilers as tests call them: through a cache that must not give what another test compiled."""

from __future__ import annotations

import subprocess
from pathlib import Path

from harness.compiler import run_compiler

MAIN = """#include <late.h>
#include <stdio.h>
int main(void)
{
    return printf("%d\\n", LATE) < 0;
}
"""


def test_a_header_that_is_found_first_is_seen(tmp_path: Path) -> None:
    for name, text in (("one", None), ("two", "#define LATE 7\n"), ("three", "#define LATE 8\n"), ("four", None)):
        folder = tmp_path / name
        (folder / "inc").mkdir(parents=True)
        (folder / "inc" / "late.h").write_text("#define LATE 1\n", encoding="utf-8")
        if text is not None:
            (folder / "late.h").write_text(text, encoding="utf-8")
        (folder / "main.c").write_text(MAIN, encoding="utf-8")
        done = run_compiler(["gcc", f"-I{folder}", f"-I{folder / 'inc'}", folder / "main.c", "-o", folder / "main"])
        assert done.returncode == 0, done.stderr
        said = subprocess.run([folder / "main"], capture_output=True, text=True, check=True).stdout
        assert said == f"{text.split()[2] if text else 1}\n"
