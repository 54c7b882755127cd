"""Spin on the models beside this folder: every order of what a few threads do, of the free list of a `lock-free` pool and
of the exchange of batches of a `thread-cached` one. And the faults that each model can be seeded with, which Spin must find.

With TYPED_EXPLORER=long (`python3 tests/run.py explorer-long`) there are larger ones: minutes, and 2 GB of memory.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

MODELS = Path(__file__).resolve().parents[1] / "models"
DEPTH = 200_000
SECONDS = 600

pytestmark = pytest.mark.skipif(shutil.which("spin") is None or shutil.which("gcc") is None, reason="Spin or gcc is not installed")
LONG = pytest.mark.skipif(os.environ.get("TYPED_EXPLORER") != "long", reason="takes minutes: TYPED_EXPLORER=long")

SOUND = [
    ("free_list", "OPS=3"),
    ("free_list", "OPS=3 LISTED"),
    ("free_list", "OPS=3 LISTED UNMARKED"),
    ("free_list", "THREADS=3 SLOTS=2 OPS=1 LISTED"),
    ("free_list", "THREADS=3 SLOTS=2 OPS=2 LISTED NO_BULK"),
    ("batch_exchange", "CACHE=2 ELEMENTS=2 OPS=4"),
    ("batch_exchange", "CACHE=1 ELEMENTS=2 OPS=4"),
    ("batch_exchange", "CACHE=2 ELEMENTS=3 OPS=2 ALL_LIVE"),
    ("batch_exchange", "OPS=2 RESET"),
    ("batch_exchange", "OPS=2 DESTROY OBSERVE"),
    ("batch_exchange", "THREADS=3 OPS=1 OBSERVE"),
]
SOUND_BUT_LONG = [
    ("free_list", "THREADS=3 SLOTS=3 OPS=2 LISTED NO_BULK"),
    ("free_list", "THREADS=3 SLOTS=2 OPS=2"),
    ("batch_exchange", "OPS=4"),
    ("batch_exchange", "CACHE=2 ELEMENTS=3 OPS=4 ALL_LIVE"),
]
# What Spin says of each: a name of what is asserted, or of how it ends.
FAULTS = [
    ("free_list", "LISTED TAGS=1", "assertion violated"),
    ("free_list", "LISTED TAGS=2", "assertion violated"),
    ("free_list", "LISTED TAGS=1 UNMARKED", "assertion violated"),
    ("free_list", "LISTED STALE_TAG", "assertion violated"),
    ("free_list", "LISTED BULK_UNVALIDATED", "assertion violated"),
    ("free_list", "THREADS=3 SLOTS=2 OPS=2 LISTED", "assertion violated"),  # too much for a tag of two bits
    ("free_list", "FAIL_EARLY", "assertion violated (live_then==3)"),
    ("batch_exchange", "LOST_BATCH", "assertion violated ((places[i]+live[i])==1)"),
    ("batch_exchange", "NO_FLUSH_AT_EXIT", "assertion violated ((places[i]+live[i])==1)"),
    ("batch_exchange", "NO_LOCK_TO_FILL", "assertion violated"),
    ("batch_exchange", "OPS=2 DESTROY LEAVE_UNGUARDED", "assertion violated  !(is_gone)"),
    ("batch_exchange", "OPS=2 RESET OLD_LIFE_KEPT", "assertion violated"),
    ("batch_exchange", "OPS=2 OBSERVE LOCKS_CROSSED", "invalid end state"),
]


def search(model: str, settings: str, folder: Path) -> str:
    """What the verifier says that Spin makes of a model."""

    def run(*words: str | Path) -> str:
        done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=SECONDS)
        assert done.returncode == 0, f"{words[0]}: {done.stdout}"
        return done.stdout

    run("spin", "-a", *(f"-D{setting}" for setting in settings.split()), MODELS / f"{model}.pml")
    run("gcc", "-O0", "-w", "-DSAFETY", "-DCOLLAPSE", "-DMEMLIM=2000", "-o", "pan", "pan.c")
    return run("./pan", f"-m{DEPTH}")


def check_sound(model: str, settings: str, folder: Path) -> None:
    said = search(model, settings, folder)
    assert "errors: 0" in said, said
    assert "not completed" not in said and "depth too small" not in said, said
    states = re.search(r"(\d+) states, stored", said)
    assert states is not None
    print(f"{model}, {settings}: {states[1]} states")


@pytest.mark.parametrize(("model", "settings"), SOUND)
def test_no_order_loses_an_element_or_hands_one_out_twice(model: str, settings: str, tmp_path: Path) -> None:
    check_sound(model, settings, tmp_path)


@LONG
@pytest.mark.parametrize(("model", "settings"), SOUND_BUT_LONG)
def test_nor_does_any_of_more(model: str, settings: str, tmp_path: Path) -> None:
    check_sound(model, settings, tmp_path)


@pytest.mark.parametrize(("model", "settings", "words"), [pytest.param(*each, marks=[LONG] if "THREADS=3" in each[1] else []) for each in FAULTS])
def test_a_seeded_fault_is_found(model: str, settings: str, words: str, tmp_path: Path) -> None:
    said = search(model, settings, tmp_path)
    assert "errors: 1" in said and words in said, said


def test_every_setting_is_one_that_its_model_knows() -> None:
    for model, settings, *_ in [*SOUND, *SOUND_BUT_LONG, *FAULTS]:
        text = (MODELS / f"{model}.pml").read_text(encoding="utf-8")
        for setting in settings.split():
            assert re.search(rf"#(ifdef|ifndef|elif defined\() ?{setting.split('=')[0]}\b", text), f"{model}: {setting}"
