"""Templates never decide: they loop, include and print names, and every other construct of Jinja is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import nodes

from gen import arena_constants, arena_facts, arena_steps, arena_words, pool_constants, pool_facts, pool_steps, pool_words, render, run

ROOT = Path(__file__).resolve().parents[2]
FOLDER = render.templates_folder()
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file())

# A loop's filter, `else` and recursion are decisions; so are conditions, calls, filters and tests, which are
# other nodes altogether.
PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.For, nodes.Include)


def decisions(tree: nodes.Template) -> list[str]:
    """What in a template is more than a loop, an include and plain output."""
    found = []
    for node in [tree, *tree.find_all(nodes.Node)]:
        where = f"line {node.lineno}: {type(node).__name__}"
        if isinstance(node, nodes.Getattr):  # a field of what a loop walks
            if not isinstance(node.node, nodes.Name):
                found.append(f"{where} of more than a name")
        elif isinstance(node, nodes.For):
            if node.test is not None or node.else_ or node.recursive:
                found.append(f"{where} with a condition")
            if not isinstance(node.iter, nodes.Name):
                found.append(f"{where} over more than a name")
        elif isinstance(node, nodes.Include):
            if not isinstance(node.template, nodes.Name) or node.ignore_missing:
                found.append(f"{where} of more than a name")
        elif not isinstance(node, PLAIN):
            found.append(where)
    return found


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_only_loops_includes_and_prints(template: str) -> None:
    text = (FOLDER / template).read_text(encoding="utf-8")
    assert decisions(render.environment().parse(text)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("/*% if x %*/a/*% endif %*/", "If"),
        ("${x | upper}", "Filter"),
        ("${x + 1}", "Add"),
        ("${x if y else z}", "CondExpr"),
        ("${f(x)}", "Call"),
        ("${x[0]}", "Getitem"),
        ("${'text'}", "Const"),
        ("${a.b.c}", "Getattr of more than a name"),
        ("/*% set x = y %*/", "Assign"),
        ("/*% for x in y if x %*/a/*% endfor %*/", "For with a condition"),
        ("/*% for x in y %*/a/*% else %*/b/*% endfor %*/", "For with a condition"),
        ("/*% for x in y.z %*/a/*% endfor %*/", "For over more than a name"),
        ("/*% include 'a.c' %*/", "Include of more than a name"),
        ("/*% macro m() %*/a/*% endmacro %*/", "Macro"),
    ],
)
def test_a_decision_is_seen(text: str, wrong: str) -> None:
    assert f"line 1: {wrong}" in decisions(render.environment().parse(text))


@pytest.mark.parametrize("preset", [None, "debug", "performance"])
def test_no_name_is_given_to_a_template_twice(preset: str | None) -> None:
    """The later one would stand in the text of the other."""
    options = run.Options(preset)
    for settings in run.settings_of(sorted(map(str, (ROOT / "specs").glob("*.toml"))), options)[0]:
        if settings.kind == "pool":
            pool = pool_facts.facts_of(settings)
            tables = [pool_constants.constants_of(pool), pool_steps.steps_of(pool), pool_words.words_of(pool)]
        else:
            arena = arena_facts.facts_of(settings)
            tables = [arena_constants.constants_of(arena), arena_steps.steps_of(arena), arena_words.words_of(arena)]
        names = [name for table in tables for name in table]
        assert sorted(set(names)) == sorted(names), {name for name in names if names.count(name) > 1}
