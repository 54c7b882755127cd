"""SCons tool: typed allocators from specs, as sources of a program.

    env = Environment(tools=["default", "typedalloc"], toolpath=["TYPEDALLOC/site_scons/site_tools"])
    env.Program("server", ["server.c", env.TypedAlloc(Glob("specs/*.toml"))])

TypedAlloc gives the emitted C files and those of the runtime that they need. The headers are targets too, and
their folder is added to CPPPATH. Options: `out`, the folder to emit to (build/typedalloc); `preset`, to force
one; `defaults`, a file of project-wide keys; `bundle=False`, to use the runtime's files where they are, which
the caller then compiles; `prune=True`, to remove emitted files that no spec makes any more, where the folder
holds nothing of another TypedAlloc.

All calls with one `out` are one run of the generator, behind one node: when any spec is bad, every problem of
every spec is printed, the build stops, and what was emitted before is still there. Rendering happens inside
SCons, and only when a spec, an option or the generator has changed.
"""

from __future__ import annotations

import hashlib
import re
import sys
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from SCons.Errors import UserError  # type: ignore[import]

ROOT = Path(__file__).resolve().parents[2]

sys.path.insert(0, str(ROOT))
try:
    from gen import run, write
    from gen.plans import plan_of
    from gen.spec import BadSpec, said_of
finally:
    sys.path.remove(str(ROOT))

RUNTIME = ROOT / "src"


@cache
def _generator() -> str:
    """A hash of everything beside specs and options that decides what is emitted."""
    contents = hashlib.sha256()
    for name in run.inputs():
        contents.update(Path(name).read_bytes())
    return contents.hexdigest()[:16]


def _content(file: str | None) -> str:
    """A hash of a file that may be missing, which the run then says."""
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()[:16] if file and Path(file).is_file() else ""


class Gate:
    """One folder of emitted files: the specs rendered into it, and the one run that does it."""

    def __init__(self, env: Any, out: Any, options: run.Options, prune: bool) -> None:
        self.out = out
        self.options = options
        self.prune = prune
        self.specs: dict[str, Any] = {}  # file to node
        self.emitted: dict[str, Any] = {}  # name to node
        self.signature = env.Value(f"{_generator()} {options} {_content(options.defaults)}")
        self._emission = env.Builder(action=env.Action(self._emit, None))
        self._lock = threading.Lock()
        self._status: int | None = None
        self.node = env.Command(
            out.File(".checked"), [], env.Action(self._check, lambda target, source, env: f"typedalloc: {len(self.specs)} {'spec' if len(self.specs) == 1 else 'specs'} to {out}")
        )
        env.Depends(self.node, self.signature)

    def _run(self) -> int:
        """Render and write everything, once in this process however many nodes ask for it."""
        with self._lock:
            if self._status is None:
                self._status = self._render()
            return self._status

    def _render(self) -> int:
        notices: list[str] = []
        try:
            made = run.allocators_of(list(self.specs), self.options)
            write.write(Path(self.out.abspath), run.outputs_of(made, self.options), self.prune, notices)
        except BadSpec as bad:
            print(*bad.messages, sep="\n", file=sys.stderr)
            return 3 if bad.unread else 1
        except write.WriteError as error:
            print(*(f"typedalloc: error: {message}" for message in error.messages), sep="\n", file=sys.stderr)
            return 3
        except OSError as error:
            print(said_of(error), file=sys.stderr)
            return 3
        print(*notices, sep="\n", end="\n" if notices else "")
        return 0

    def _check(self, target: list[Any], source: list[Any], env: Any) -> int:
        status = self._run()
        if status == 0:
            Path(target[0].abspath).write_text("every spec is sound\n", encoding="utf-8")
        return status

    def _emit(self, target: list[Any], source: list[Any], env: Any) -> int:
        # The gate has done it, except where it was up to date and an emitted file is missing.
        return 0 if all(Path(node.abspath).exists() for node in target) else self._run()

    def _declare(self, env: Any, names: Iterable[str], spec: Any | None) -> list[Any]:
        """Nodes of emitted files, each declared once."""
        wanted = list(names)
        missing = [name for name in wanted if name not in self.emitted]
        if missing:
            nodes = self._emission(env, [self.out.File(name) for name in missing], spec or [])
            env.Depends(nodes, self.signature)
            env.Requires(nodes, self.node)
            env.Precious(nodes)  # or SCons removes what there is before it knows of better
            self.emitted.update(zip(missing, nodes))
        return [self.emitted[name] for name in wanted]

    def add(self, env: Any, spec: Any) -> list[Any]:
        """Render one more spec. Gives the nodes of what it makes."""
        file = spec.get_path()
        if file not in self.specs:
            self.specs[file] = spec
            env.Depends(self.node, spec)
        nodes = []
        for name, runtime in _allocators_of(spec.abspath, self.options):
            nodes += self._declare(env, [f"{name}.c", f"{name}.h"], spec)
            if self.options.has_bundle and runtime:
                nodes += self._declare(env, [f"typed/{file.name}" for file in run.runtime_files(runtime)], None)
        return nodes


def _allocators_of(file: str, options: run.Options) -> list[tuple[str, tuple[str, ...]]]:
    """Each allocator of a spec: the name of its files, and the modules of the runtime that it needs."""
    found = run.settings_of([file], options).settings
    made = [(each.prefix, plan_of(each).runtime if options.has_bundle else ()) for each in found]
    return made or [(name, ()) for name in _guessed(Path(file))]


def _guessed(spec: Path) -> list[str]:
    """What a bad spec's files would be called. They are never made, for the gate does not let them: but what
    includes or compiles them waits for the gate, so that its messages are the first, and the only ones."""
    text = spec.read_text(encoding="utf-8", errors="replace") if spec.is_file() else ""
    prefixes = re.findall(r"^[ \t]*prefix[ \t]*=[ \t]*[\"'](\w+)", text, re.MULTILINE)
    name = re.search(r"^[ \t]*name[ \t]*=[ \t]*[\"'](\w+)", text, re.MULTILINE)
    kinds = re.findall(r"^[ \t]*\[(pool|bump|stack)\]", text, re.MULTILINE) or ["pool"]
    return [*prefixes, *(f"typed_{kind}_{name[1] if name else spec.stem}" for kind in kinds)]


_gates: dict[str, Gate] = {}


def _gate(env: Any, out: Any, options: run.Options, prune: bool) -> Gate:
    gate = _gates.get(out.abspath)
    if gate is None:
        gate = _gates[out.abspath] = Gate(env, out, options, prune)
    if (gate.options, gate.prune) != (options, prune):
        raise UserError(f"TypedAlloc: {out} is emitted to with other options already: give one of them another out=")
    return gate


def typed_alloc(
    env: Any,
    specs: Any,
    out: Any = "build/typedalloc",
    preset: str | None = None,
    defaults: Any = None,
    bundle: bool = True,
    prune: bool = False,
) -> list[Any]:
    """env.TypedAlloc: see the top of this file."""
    file = env.File(defaults).srcnode().abspath if defaults is not None else None
    options = run.Options(preset, file, has_bundle=bundle)
    folder = env.Dir(out)
    gate = _gate(env, folder, options, prune)
    nodes: dict[Any, None] = {}
    for spec in env.arg2nodes(specs, env.fs.File):
        nodes.update(dict.fromkeys(gate.add(env, spec.srcnode())))
    env.AppendUnique(CPPPATH=[folder, *([] if bundle else [env.Dir(str(RUNTIME))])])
    return [node for node in nodes if str(node).endswith(".c")]


def typed_alloc_files(env: Any, out: Any = "build/typedalloc") -> list[Any]:
    """env.TypedAllocFiles: all that is emitted to a folder, headers included, and the node that checks it."""
    gate = _gates.get(env.Dir(out).abspath)
    return [] if gate is None else [*gate.node, *gate.emitted.values()]


def generate(env: Any) -> None:
    """SCons calls this to add the tool to an environment."""
    env.AddMethod(typed_alloc, "TypedAlloc")
    env.AddMethod(typed_alloc_files, "TypedAllocFiles")


def exists(env: Any) -> bool:
    """The tool is there when it could be imported at all."""
    return True
