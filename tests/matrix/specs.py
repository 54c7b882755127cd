"""The test matrix: specs made from the table of keys, so that a new value is tested as soon as it exists.

    python3 tests/matrix/specs.py DIR [--seed S] [--count N]

writes N specs and the header of their element types to DIR. First come pairs: every value of every key
with every backing x growth x free list x mode that allows it; the rest are random combinations.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gen import keys  # noqa: E402
from gen.run import Options, settings_of  # noqa: E402

HEADER = Path(__file__).with_name("elements.h")
# type, hooks that fit it, and the alignment it has
ELEMENTS = {
    "unsigned char": 1,
    "struct three": 1,
    "short": 2,
    "struct six": 2,
    "int": 4,
    "struct twelve": 4,
    "double": 8,
    "struct twenty_four": 8,
    "anonymous": 8,
    "struct constant": 8,
    "struct line": 64,
    "struct page": 4096,
    "struct big": 8,
    "void *": 8,
}
HOOKED = {"struct twelve": "twelve", "struct twenty_four": "twenty_four", "struct line": "line"}


def built(key: keys.Key) -> list[object]:
    """The values of a key worth trying, from its type in the table."""
    not_built = keys.VALUES_NOT_BUILT.get(key.name, frozenset())
    match key.type:
        case keys.Choice(values):
            return [v for v in values if v not in not_built]
        case keys.Flag():
            return [False, True]
        case keys.Byte():
            return [False, 0, 0xBB, 255]
        case _:
            return []


def toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def text_of(name: str, element: dict[str, object], pool: dict[str, object]) -> str:
    lines = [f'name = "{name}"', 'headers = ["elements.h"]', "", "[element]"]
    lines += [f"{key} = {toml(value)}" for key, value in element.items()]
    lines += ["", "[pool]", *(f"{key} = {toml(value)}" for key, value in pool.items())]
    return "\n".join(lines) + "\n"


def element_of(rng: random.Random, type_: str) -> dict[str, object]:
    element: dict[str, object] = {"type": type_}
    hook = HOOKED.get(type_)
    if hook is not None and rng.random() < 0.7:
        returns = rng.choice(["bool", "zero", "void"])
        context = "_with" if rng.random() < 0.3 else ""
        element |= {"init": f"{hook}_init_{returns}{context}", "drop": f"{hook}_drop{context}", "init_returns": returns}
        if context:
            element["hook_context"] = True
    if rng.random() < 0.3:
        element["align"] = ELEMENTS[type_]
    return element


def candidate(rng: random.Random, name: str, fixed: dict[str, object]) -> str:
    element = element_of(rng, str(fixed.pop("type", None) or rng.choice(list(ELEMENTS))))
    pool: dict[str, object] = {"thread_safety": rng.choice(built(keys.BY_TABLE["kind"]["thread_safety"]))}
    for key in keys.BY_TABLE["kind"].values():
        if "pool" in key.kinds and key.name not in keys.KEYS_NOT_BUILT and set(key.modes) & {"single-threaded", "mutex"}:
            values = built(key)
            if values and rng.random() < (0.5 if key.name in ("backing", "growth", "free_list", "preset") else 0.15):
                pool[key.name] = rng.choice(values)
    pool |= fixed
    if pool.get("backing") != "buffer":
        pool["capacity"] = rng.choice([1, 2, 3, 63, 64, 65, 100, 255, 256, 300, "tiny", "small"])
    if pool.get("growth") == "chunked":
        least = keys.NAMED_CAPACITIES["pool"].get(str(pool["capacity"]), pool["capacity"]) if "capacity" in pool else 1
        pool["max_capacity"] = int(str(least)) * rng.choice([1, 2, 3, 7]) + rng.randrange(3)
        if rng.random() < 0.6:
            pool["chunk"] = rng.choice([1, 5, int(str(least)), 64][: 4 if int(str(pool["max_capacity"])) >= 64 else 1])
    if rng.random() < 0.2:
        pool["slot_align"] = max(ELEMENTS[str(element["type"])], rng.choice([1, 16, 64, 128]))
    return text_of(name, element, pool)


def is_sound(folder: Path, name: str, text: str) -> bool:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    problems = settings_of([str(path)], Options())[1]
    if problems:
        path.unlink()
    return not problems


def write(folder: Path, seed: int, count: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.toml"):
        old.unlink()
    (folder / "elements.h").write_text(HEADER.read_text(encoding="utf-8"), encoding="utf-8")
    rng = random.Random(seed)
    axes = [[(key, value) for value in built(keys.BY_TABLE["kind"][key])] for key in ("backing", "growth", "free_list", "thread_safety", "checks")]
    wanted: list[dict[str, object]] = [dict(pairs) for pairs in itertools.product(*axes)]
    wanted += [{"type": type_, "checks": checks} for type_ in ELEMENTS for checks in ("none", "bounds")]
    wanted += [{"preset": preset} for preset in keys.PRESETS]
    rng.shuffle(wanted)
    made = 0
    for number in range(max(count, 1) * 20):
        if made == count:
            break
        fixed = dict(wanted.pop()) if wanted else {}
        made += is_sound(folder, f"m{made:03d}", candidate(rng, f"m{made:03d}", fixed))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    print(write(options.folder, options.seed, options.count), "specs")


if __name__ == "__main__":
    main()
