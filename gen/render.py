"""Plan to text. Follows the outline: renders each part, cuts it into functions, and puts each function's
documentation, declaration and definition where the part's place says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import new_context

from gen import banner
from gen.fill import fill_comments
from gen.plan import Part, Place, Plan

# What loops over templates to be included call each.
_LOOPS = frozenset({"step", "part"})
# A template's function up to its last line: documentation, attributes for its declaration, signature, body.
_FUNCTION = re.compile(r"\s*(/\*\*.*?\*/\n)((?:TYPED_[A-Z_]+(?:\([^\n]*\))?\n)*)([^\n]+)\n(\{\n.*)", re.DOTALL)
_LAST_LINE = "\n}\n"


@dataclass(frozen=True)
class Function:
    """One function of a rendered part."""

    doc: str
    attributes: str
    signature: str
    body: str


@dataclass(frozen=True)
class Texts:
    """What each section of the header and the source is made of."""

    types: list[str]
    forward: list[str]
    functions: list[str]
    internals: list[str]
    macros: list[str]
    checks: list[str]
    source_forward: list[str]
    definitions: list[str]


def templates_folder() -> Path:
    """The templates, in a checkout or in an installed package."""
    here = Path(__file__).resolve().parent
    for folder in (here.parent / "templates", here / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the templates folder is missing beside the generator")


class _Template(jinja2.Template):
    """Included templates see what those that include them see, without the name of the loop that names them, with which every
    value would be copied for each of them; nor is it asked each time which globals there are. Templates set nothing, so that
    all that see the same values share a context."""

    environment: _Environment

    def new_context(self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None) -> jinja2.runtime.Context:
        others = {name: value for name, value in locals.items() if name not in _LOOPS} if locals else None
        if not shared or others:
            return new_context(self.environment, self.name, self.blocks, vars, shared, None if shared else self.globals, others)
        last = self.environment.last_context
        if last is None or last.parent is not vars:
            last = self.environment.last_context = new_context(self.environment, self.name, self.blocks, vars, shared)
        return last


class _Environment(jinja2.Environment):
    """Templates are looked up by name alone, a hundred times for each allocator, and do not change meanwhile."""

    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[Any, jinja2.Template] = {}
        self.last_context: jinja2.runtime.Context | None = None

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found


@cache
def environment() -> jinja2.Environment:
    """Delimiters that C cannot contain: Jinja's own would swallow `{{0}}` in silence."""
    return _Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
        cache_size=-1,
        variable_start_string="${",
        variable_end_string="}",
        block_start_string="/*%",
        block_end_string="%*/",
        comment_start_string="/*#",
        comment_end_string="#*/",
    )


def render_text(template: str, values: dict[str, object]) -> str:
    """One template with its values."""
    found = environment().get_template(template)
    # As render() does, but the values are shared: copying them for each part was a third of the time.
    return "".join(found.root_render_func(found.new_context(values, shared=True)))


def functions_in(text: str, template: str) -> list[Function]:
    """The functions that a rendered part consists of."""
    *functions, rest = text.split(_LAST_LINE)
    if rest.strip() or not functions:
        raise ValueError(f"{template}: not a sequence of documented functions")
    found = []
    for function in functions:
        match = _FUNCTION.fullmatch(function)
        if match is None:
            raise ValueError(f"{template}: no documented function: {function.strip()[:200]!r}")
        doc, attributes, signature, body = match.groups()
        found.append(Function(doc, attributes, signature, body + _LAST_LINE))
    return found


def _bare(attributes: str) -> str:
    return "".join(f"{line} " for line in attributes.splitlines())


def _place(part: Part, text: str, into: Texts) -> None:
    raw = {Place.TYPES: into.types, Place.MACROS: into.macros, Place.CHECKS: into.checks}
    if part.place in raw:
        raw[part.place].append(text)
        return
    for function in functions_in(text, part.template):
        definition = f"{function.signature}\n{function.body}"
        declaration = f"{function.doc}{function.attributes}{function.signature};\n"
        match part.place:
            case Place.INLINE:
                into.functions.append(f"{function.doc}{function.attributes}static inline {definition}")
            case Place.INTERNAL_INLINE:
                into.forward.append(f"static inline {function.signature};")
                into.internals.append(f"{function.doc}static inline {definition}")
            case Place.EXTERN:
                into.functions.append(declaration)
                into.definitions.append(definition)
            case Place.INTERNAL:
                into.forward.append(f"{_bare(function.attributes)}{function.signature};")
                into.definitions.append(f"{function.doc}{definition}")
            case Place.PRIVATE_INLINE:
                into.source_forward.append(f"static inline {function.signature};")
                into.definitions.append(f"{function.doc}static inline {definition}")
            case _:
                into.source_forward.append(f"static {_bare(function.attributes)}{function.signature};")
                into.definitions.append(f"{function.doc}static {definition}")


# What stands over what programs do not call, where there is any.
_FORWARD = "/* Used by the functions below; see the end of this file. */"
_INTERNALS = "/* ---- How it works: called by the functions above, not by programs. ---- */"


def _seen_once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def render(plan: Plan, has_suite: bool = False) -> dict[str, str]:
    """The emitted files of one allocator by name, each under its banner; its suite only where asked for."""
    into = Texts([], [], [], [], [], [], [], [])
    shared = dict(plan.values)
    for part in _seen_once_parts(plan.parts):
        values = {**plan.values, **plan.scopes[part.scope]} if part.scope else shared
        _place(part, render_text(part.template, values), into)
    header = render_text(
        plan.header.template,
        {
            **plan.values,
            "types": into.types,
            "forward_title": [_FORWARD] if into.forward else [],
            "forward": into.forward,
            "functions": into.functions,
            "internals_title": [_INTERNALS] if into.internals else [],
            "internals": into.internals,
            "macros": into.macros,
        },
    )
    source = render_text(
        plan.source.template,
        {**plan.values, "checks": into.checks, "forward": into.source_forward, "definitions": into.definitions},
    )
    bodies = {plan.header.name: header, plan.source.name: source}
    if has_suite and plan.suite is not None:
        bodies[plan.suite.name] = render_text(plan.suite.template, shared)
    return {name: banner.stamp(fill_comments(_tidy(body)), plan.spec_name, plan.decisions) for name, body in bodies.items()}


def _seen_once_parts(parts: tuple[Part, ...]) -> list[Part]:
    return list(dict.fromkeys(parts))


def _tidy(text: str) -> str:
    """One blank line at most, no blanks at the end of a line, and one newline at the end."""
    lines = "\n".join(map(str.rstrip, text.split("\n")))
    while "\n\n\n" in lines:
        lines = lines.replace("\n\n\n", "\n\n")
    return lines.strip("\n") + "\n"
