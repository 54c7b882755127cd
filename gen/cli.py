"""The command line: `typedalloc gen | explain | init | schema`, also as `python3 -m gen`.

Exit status: 0, 1 bad spec, 2 usage, 3 I/O (also where there are bad specs beside a file that cannot be read), 4 stale
(`--check`).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gen import explain, measure, run, schema, starter, write
from gen.keys import PRESETS
from gen.spec import BadSpec, said_of

BAD_SPEC, USAGE, IO, STALE = 1, 2, 3, 4


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="typedalloc", description="C allocators written for one type, from a TOML spec.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    gen = commands.add_parser("gen", help="write the allocators of specs")
    gen.add_argument("specs", nargs="+", metavar="SPEC", help="a TOML file")
    gen.add_argument("-o", dest="out", metavar="DIR", help="the folder to write to")
    gen.add_argument("--preset", choices=PRESETS, help="force a preset on every spec")
    gen.add_argument("--defaults", metavar="FILE", help="project-wide keys: a TOML file of [pool], [bump], [stack]")
    gen.add_argument("--bundle", action="store_true", help="copy the runtime files needed to DIR/typed")
    gen.add_argument("--tests", action="store_true", help="also write a cmocka program that tests each allocator")
    gen.add_argument("--check", action="store_true", help="write nothing; exit with 4 when DIR is out of date")
    gen.add_argument("--prune", action="store_true", help="remove files of ours from DIR that no spec here makes")
    gen.add_argument("--depfile", metavar="FILE", help="write what the outputs depend on, as a Makefile rule")
    gen.add_argument("--stamp", metavar="FILE", help="touch FILE when all is done")
    gen.add_argument("--list-outputs", action="store_true", help="print the files that would be written, and write none")
    exp = commands.add_parser("explain", help="say what was decided for a spec, and why")
    exp.add_argument("spec", metavar="SPEC")
    exp.add_argument("--preset", choices=PRESETS)
    exp.add_argument("--defaults", metavar="FILE")
    exp.add_argument("--cc", metavar="CC", help="a compiler (a cross compiler too) to measure sizes with")
    exp.add_argument("--cflags", default="", metavar="FLAGS", help="its flags, such as -Iinclude")
    exp.add_argument("--json", action="store_true")
    init = commands.add_parser("init", help="print a commented spec for a type, to begin with")
    init.add_argument("type", metavar="TYPE", help="the element's type, such as 'struct conn'")
    init.add_argument("--header", required=True, metavar="H", help="the header that declares it")
    commands.add_parser("schema", help="print the JSON Schema of specs, for editors")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(_with_flags_joined(sys.argv[1:] if arguments is None else arguments))
    try:
        match options.command:
            case "gen":
                return _gen(parser, options)
            case "explain":
                return _explain(options)
            case "init":
                return _init(parser, options)
            case _:
                print(json.dumps(schema.schema(), indent=2))
                return 0
    except BadSpec as bad:
        print(*bad.messages, sep="\n", file=sys.stderr)
        return IO if bad.unread else BAD_SPEC
    except write.WriteError as error:
        print(*(f"typedalloc: error: {message}" for message in error.messages), sep="\n", file=sys.stderr)
        return IO
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes
        return IO
    except OSError as error:
        print(said_of(error), file=sys.stderr)
        return IO


def _with_flags_joined(arguments: Sequence[str]) -> list[str]:
    """`--cflags -Iinclude` as one argument: argparse takes a value that begins with a dash for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined[-1:] == ["--cflags"]:
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _gen(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.out is None:
        if not options.list_outputs:
            parser.error("gen needs -o DIR")
        options.out = "."
    if "" in (options.out, *options.specs):
        parser.error("a file and a folder have names; expected no empty argument")
    writing = {"--prune": options.prune, "--depfile": options.depfile, "--stamp": options.stamp}
    refused = [name for name, value in writing.items() if value]
    if (options.check or options.list_outputs) and refused:
        parser.error(f"--check and --list-outputs write nothing; they do not go with {refused[0]}")
    if options.check and options.list_outputs:
        parser.error("--check does not go with --list-outputs")
    asked = run.Options(options.preset, options.defaults, options.bundle, options.tests)
    outputs = run.outputs_of(run.allocators_of(options.specs, asked), asked)
    folder = Path(options.out)
    names = [str(folder / output.name) for output in outputs]
    if options.list_outputs:
        print(*names, sep="\n")
        return 0
    if options.check:
        stale = write.check(folder, outputs)
        print(*(f"{folder / name}: out of date" for name in stale), sep="\n", end="\n" if stale else "", file=sys.stderr)
        return STALE if stale else 0
    rule = _dependencies(options, names) if options.depfile is not None else ""
    notices: list[str] = []
    write.write(folder, outputs, options.prune, notices)
    print(*notices, sep="\n", end="\n" if notices else "", file=sys.stderr)
    if options.depfile is not None:
        write.write_text(Path(options.depfile), rule)
    if options.stamp is not None:
        write.touch(Path(options.stamp))
    return 0


def _dependencies(options: argparse.Namespace, names: list[str]) -> str:
    """The rule for --depfile; made before anything is written, so that a name it cannot hold changes nothing."""
    inputs = [*dict.fromkeys(options.specs), *([options.defaults] if options.defaults else []), *run.inputs()]
    try:
        return write.depfile([options.stamp] if options.stamp is not None else names, inputs)
    except ValueError as error:
        raise write.WriteError([str(error)]) from None


def _explain(options: argparse.Namespace) -> int:
    asked = run.Options(options.preset, options.defaults)
    made = run.allocators_of([options.spec], asked)
    measured: dict[str, explain.Measures] = {}
    if options.cc is not None:
        measured = {a.plan.prefix: measure.measure(a, options.cc, options.cflags) for a in made}
    if options.json:
        print(json.dumps([explain.as_json(a, measured.get(a.plan.prefix)) for a in made], indent=2))
    else:
        print("\n\n".join(explain.as_text(a, measured.get(a.plan.prefix)) for a in made))
    return 0


def _init(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    wrong = starter.problem(options.type, options.header)
    if wrong is not None:
        parser.error(wrong)
    print(starter.text(options.type, options.header), end="")
    return 0
