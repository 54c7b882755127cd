"""What can be asked of the build: its variables and targets, their help, and the refusal of everything else."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from gen.keys import PRESETS

BUILDS = ("release", "debug", "asan", "tsan", "ubsan")


@dataclass(frozen=True)
class Variable:
    """One NAME=VALUE of the command line."""

    name: str
    default: str
    doc: str
    values: tuple[str, ...] = ()
    is_number: bool = False


VARIABLES = (
    Variable("build", "release", "release, debug, asan (AddressSanitizer and UBSan), tsan, ubsan", BUILDS),
    Variable("cc", "gcc", "the compiler: gcc, clang, or the path of one"),
    Variable("preset", "", f"forces a preset on every spec: {', '.join(PRESETS)}", PRESETS),
    Variable("specs", "", "for gen: the folder of specs to render, in place of specs/; needs out="),
    Variable("out", "", "for gen: the folder to write to, in place of build/gen/PRESET"),
    Variable("count", "1000", "for matrix: how many specs", is_number=True),
    Variable("seed", "1", "for matrix: which specs", is_number=True),
)

TARGETS: Mapping[str, str] = {
    "gen": "render specs/ to build/gen/PRESET (`default` where no preset is forced)",
    "demo": "make a log of a million lines, once, and run the log analyser on it",
    "test": "every test of the generator, the runtime, emitted code, examples and this build",
    "matrix": "suites of count= random specs, beyond the couple of hundred that test runs",
    "check": "formatting, static analysis, types, documentation, files that must be current",
    "coverage": "which lines of the runtime and of emitted code the suites run; fails where these are too few",
    "bench": "measure",
    "docs": "the API reference of the runtime and of an emitted header, in build/docs",
}


class Refused(Exception):
    """The command line asks for something that does not exist; the text says what would."""


@dataclass(frozen=True)
class Configuration:
    """The command line, understood. `specs` and `out` are absolute, or None where not given."""

    build: str
    cc: str
    preset: str | None
    specs: Path | None
    out: Path | None
    count: int
    seed: int

    @property
    def preset_folder(self) -> str:
        """What names a preset in folders."""
        return self.preset or "default"

    @property
    def folder(self) -> str:
        """Names what objects depend on, so that those of two configurations never meet."""
        compiler = self.cc
        if "/" in self.cc:  # two compilers may have the same name
            compiler = f"{Path(self.cc).name}-{sha256(self.cc.encode()).hexdigest()[:8]}"
        return f"{compiler}-{self.build}-{self.preset_folder}"

    @property
    def is_default(self) -> bool:
        """Whether this is what plain `scons` builds."""
        return (self.build, self.cc, self.preset) == ("release", "gcc", None)


def _suggestion(wrong: str, names: Iterable[str]) -> str:
    close = get_close_matches(wrong, list(names), 1, 0.5)
    return f": did you mean {close[0]}?" if close else ""


def _value(variable: Variable, text: str) -> str:
    if variable.values and text not in (*variable.values, variable.default):
        choices = ", ".join(variable.values)
        hint = _suggestion(text, variable.values)
        raise Refused(f"{variable.name}={text} is not one of {choices}{hint}")
    if variable.is_number and not (text.isascii() and text.isdigit() and 0 < len(text) < 10):
        raise Refused(f"{variable.name}={text} is not a whole number of at most 9 digits")
    return text


def configuration(arguments: Mapping[str, str], targets: Sequence[str], started_in: Path) -> Configuration:
    """The configuration that the command line asks for; raises Refused. Folders are relative to where
    scons was started."""
    known = {variable.name: variable for variable in VARIABLES}
    wrong = [
        f"{name}={text}: there is no variable {name}{_suggestion(name, known)}"
        for name, text in arguments.items()
        if name not in known
    ]
    if wrong:
        raise Refused("\n".join(wrong))
    given = {name: _value(known[name], arguments.get(name) or known[name].default) for name in known}
    if shutil.which(given["cc"]) is None:
        raise Refused(f"cc={given['cc']}: there is no such compiler")
    if "/" in given["cc"]:
        given["cc"] = str((started_in / given["cc"]).resolve())
    for name, users in {"specs": ["gen"], "out": ["gen"], "count": ["matrix"], "seed": ["matrix"]}.items():
        if name in arguments and (list(targets) or ["gen"]) != users:
            raise Refused(f"{name}= is for `scons {users[0]}` alone")
    if given["specs"] and not given["out"]:
        raise Refused("specs= says what to render; out=DIR must say where to")
    specs = (started_in / given["specs"]).resolve() if given["specs"] else None
    if specs is not None and not any(specs.glob("*.toml")):
        raise Refused(f"specs={given['specs']}: there is no folder with *.toml files of that name")
    return Configuration(
        build=given["build"],
        cc=given["cc"],
        preset=given["preset"] or None,
        specs=specs,
        out=(started_in / given["out"]).resolve() if given["out"] else None,
        count=int(given["count"]),
        seed=int(given["seed"]),
    )


def unknown_target(target: str) -> Refused:
    """What to say of a target that nothing builds."""
    return Refused(f"there is no target {target}{_suggestion(target, TARGETS)} (`scons -h` lists them)")


def help_text() -> str:
    """`scons -h`."""
    lines = ["Usage: scons [TARGET...] [VARIABLE=VALUE...]", "", "Targets:"]
    lines += [f"  {'(none)':8} the runtime library, the allocators of specs/, the examples"]
    lines += [f"  {name:8} {doc}" for name, doc in TARGETS.items()]
    lines += ["  A file below build/ is a target too. `scons -c` removes what plain `scons` made.", "", "Variables:"]
    for variable in VARIABLES:
        default = f" (default {variable.default})" if variable.default else ""
        lines += [f"  {variable.name:8} {variable.doc}{default}"]
    lines += [
        "",
        "What is built lies in build/CC-BUILD-PRESET, so compilers, build modes and presets never mix.",
        "",
        "  scons                                    build everything, optimised, with gcc",
        "  scons demo                               see it work",
        "  scons build=asan cc=clang                the same with AddressSanitizer, by clang",
        "  scons gen specs=DIR out=DIR              render the specs of a project elsewhere",
        "  scons matrix count=5000 seed=7           a long night's test",
    ]
    return "\n".join(lines) + "\n"
