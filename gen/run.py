"""From spec files to the files to be written: the whole path in memory, with every problem of every spec."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from gen import banner, collide, combine, load, names, render
from gen.plan import Plan
from gen.plans import plan_of
from gen.settings import Settings, resolve
from gen.spec import BadSpec, KindSpec, Problem, Spec
from gen.write import Output

T = TypeVar("T")
RUNTIME_BANNER = "the runtime"
# What a program may include itself, whatever its specs and presets ask for: a fault handler, and how statistics are printed.
FOR_PROGRAMS = ("fault", "stats")
_RUNTIME_INCLUDE = re.compile(r"^#include <typed/(\w+)\.h>$", re.MULTILINE)


@dataclass(frozen=True)
class Allocator:
    """One allocator of a run: what was decided, how it is laid out, and its text."""

    settings: Settings
    plan: Plan
    files: Mapping[str, str]
    symbols: frozenset[str]


@dataclass(frozen=True)
class Options:
    """What the command line says about a run."""

    preset: str | None = None
    defaults: str | None = None
    has_bundle: bool = False
    has_tests: bool = False


class Understood(NamedTuple):
    """What the specs of a run say: where nothing is wrong with them, what was decided, and else what is wrong."""

    settings: list[Settings]
    problems: list[Problem]
    unread: list[OSError]


def settings_of(files: Sequence[str], options: Options) -> Understood:
    """Load, validate and resolve."""
    problems: list[Problem] = []
    unread: list[OSError] = []
    defaults: Mapping[str, KindSpec] | None = {}
    if options.defaults is not None:
        defaults = _read(load.load_defaults, options.defaults, problems, unread)
    found: list[Settings] = []
    for file in {os.path.realpath(file): file for file in reversed(files)}.values():
        spec = _read(load.load_spec, file, problems, unread)
        # Without the defaults that were asked for, keys would seem to be missing.
        for kind in spec.kinds if spec is not None and defaults is not None else ():
            assert spec is not None and defaults is not None
            settings, unsound = _resolved(spec, kind, defaults.get(kind.kind), options.preset)
            problems += unsound
            found.append(settings)
    bad = {problem.file for problem in problems}
    whole = [settings for settings in found if settings.spec.file not in bad and options.defaults not in bad]
    return Understood(sorted(whole, key=lambda settings: settings.spec.file), problems, sorted(unread, key=lambda error: str(error.filename)))


def _read(load_file: Callable[[str], tuple[T, list[Problem]]], file: str, problems: list[Problem], unread: list[OSError]) -> T | None:
    """What a file says; what is wrong with it, or why it cannot be read, joins the rest."""
    try:
        said, wrong = load_file(file)
    except OSError as error:
        unread.append(error)
        return None
    problems += wrong
    return said


def _resolved(
    spec: Spec, kind: KindSpec, defaults: KindSpec | None, preset: str | None
) -> tuple[Settings, list[Problem]]:
    """The settings that hold, and what is wrong with them or would be if another preset were forced."""
    settings, problems = resolve(spec, kind, defaults, preset)
    problems += combine.problems_of(settings)
    for other in sorted(kind.overrides.keys() - {preset}):
        forced, missing = resolve(spec, kind, defaults, other)
        for problem in (*missing, *combine.problems_of(forced)):
            if problem not in problems:
                problems.append(replace(problem, text=f"with --preset {other}: {problem.text}"))
    return settings, problems


def allocators_of(files: Sequence[str], options: Options) -> list[Allocator]:
    """Every allocator that the specs ask for. Raises BadSpec with all problems of all specs, and what cannot be read."""
    all_settings, problems, unread = settings_of(files, options)
    made = [_made(settings, options.has_tests) for settings in all_settings]
    problems += collide.problems_of([(a.settings, a.files, a.symbols) for a in made])
    if problems or unread:
        raise BadSpec(tuple(sorted(set(problems))), tuple(unread))
    return made


def _made(settings: Settings, has_suite: bool) -> Allocator:
    plan = plan_of(settings)
    files = render.render(plan, has_suite)
    texts: Iterable[str] = files.values()
    if collide.has_own_words(settings):  # which would be taken for emitted ones
        texts = render.render(plan_of(collide.without_own_words(settings))).values()
    return Allocator(settings, plan, files, names.symbols_of(plan.prefix, texts))


@cache
def runtime_folder() -> Path:
    """src/typed, in a checkout or in an installed package."""
    here = Path(__file__).resolve().parent
    for folder in (here.parent / "src" / "typed", here / "typed"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the runtime's sources are missing beside the generator")


def inputs() -> list[str]:
    """The files beside the specs that outputs depend on: templates, runtime and the generator itself."""
    found = [*render.templates_folder().rglob("*.[ch]"), *runtime_folder().glob("*.[ch]"), *Path(__file__).parent.glob("*.py")]
    return sorted(map(str, found))


@cache
def _included_by(module: str) -> frozenset[str]:
    """The modules of the runtime that one of them includes itself."""
    texts = (file.read_text(encoding="utf-8") for file in _files_of(module))
    return frozenset(found for text in texts for found in _RUNTIME_INCLUDE.findall(text))


def _files_of(module: str) -> list[Path]:
    """A module's header, and its source if it has one."""
    return [file for file in (runtime_folder() / f"{module}{ending}" for ending in (".h", ".c")) if file.exists()]


def runtime_files(modules: Iterable[str]) -> list[Path]:
    """What is bundled: the sources and headers of modules of the runtime, of those that programs use, and of those that these
    include."""
    return [file for module in sorted(_with_needed({*FOR_PROGRAMS, *modules})) for file in _files_of(module)]


def _with_needed(modules: set[str]) -> set[str]:
    """These modules of the runtime, and those that they include."""
    found = set(modules)
    while more := {needed for module in found for needed in _included_by(module)} - found:
        found |= more
    return found


def outputs_of(made: Sequence[Allocator], options: Options) -> list[Output]:
    """The files to be written, runtime included where a bundle is asked for."""
    outputs = [Output(name, text) for allocator in made for name, text in allocator.files.items()]
    if options.has_bundle:
        for file in runtime_files({module for allocator in made for module in allocator.plan.runtime}):
            text = file.read_text(encoding="utf-8")
            outputs.append(Output(f"typed/{file.name}", banner.stamp(text, RUNTIME_BANNER, "0" * 16)))
    return outputs
