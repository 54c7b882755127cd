"""Jobs that run side by side, what they found, and the table of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Finished:
    """A program that has ended."""

    status: int
    output: str


@dataclass(frozen=True)
class Outcome:
    """What a job found: counts of tests, and what there is to read where one failed."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    output: str = ""

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.output + other.output,
        )


@dataclass(frozen=True)
class Job:
    """One piece of work, which belongs to a section of the table."""

    section: str
    name: str
    work: Callable[[], Outcome]


def run(
    command: Sequence[str | Path],
    folder: Path = ROOT,
    variables: Mapping[str, str] | None = None,
    seconds: float = 600,
) -> Finished:
    """Run a program to its end. Its output is never mixed with another's."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env={**os.environ, **(variables or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode("utf-8", "replace")
        return Finished(-1, f"{said}\n{words[0]}: did not end within {seconds:.0f} seconds\n")
    except OSError as error:
        return Finished(-1, f"{words[0]}: {error.strerror}\n")
    return Finished(done.returncode, done.stdout.decode("utf-8", "replace"))


def verdict(finished: Finished, command: str) -> Outcome:
    """The outcome of a command that is no test, and only has to succeed: counted when it does not."""
    if finished.status == 0:
        return Outcome()
    return Outcome(failed=1, output=f"$ {command}\n{finished.output}exit status {finished.status}\n")


class Board:
    """Prints what happens, and adds it up."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._lock = threading.Lock()
        self._left: dict[str, int] = {}
        for job in jobs:
            self._left[job.section] = self._left.get(job.section, 0) + 1
        self.sections: dict[str, Outcome] = {section: Outcome() for section in self._left}
        self.seconds: dict[str, float] = dict.fromkeys(self._left, 0.0)

    def add(self, job: Job, outcome: Outcome, seconds: float) -> None:
        with self._lock:
            self.sections[job.section] += outcome
            self.seconds[job.section] += seconds
            self._left[job.section] -= 1
            if outcome.failed:
                print(f"\nFAILED {job.section}: {job.name}\n{outcome.output.rstrip()}\n", flush=True)
            if self._left[job.section] == 0:
                print(_row(job.section, self.sections[job.section], self.seconds[job.section]), flush=True)

    def total(self) -> Outcome:
        return sum(self.sections.values(), Outcome())


def _row(name: str, outcome: Outcome, seconds: float) -> str:
    skipped = f"  {outcome.skipped} skipped" if outcome.skipped else ""
    return f"{name:34} {outcome.passed:7} passed {outcome.failed:5} failed {seconds:7.1f} s{skipped}"


def run_all(jobs: Sequence[Job], workers: int) -> Outcome:
    """Run the jobs in their order, as many at a time as there are workers, and print the table."""
    board = Board(jobs)
    started = time.monotonic()

    def one(job: Job) -> None:
        begun = time.monotonic()
        try:
            outcome = job.work()
        except Exception as error:  # a defect of a test's own machinery is a failure, not a crash
            outcome = Outcome(failed=1, output=f"{type(error).__name__}: {error}\n")
        board.add(job, outcome, time.monotonic() - begun)

    with ThreadPoolExecutor(max(workers, 1)) as pool:
        try:
            for future in [pool.submit(one, job) for job in jobs]:
                future.result()
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            sys.exit(130)
    total = board.total()
    print("\n" + "\n".join(_row(name, outcome, board.seconds[name]) for name, outcome in sorted(board.sections.items())))
    print(f"\n{time.monotonic() - started:.0f} seconds with {workers} at a time", flush=True)
    return total
