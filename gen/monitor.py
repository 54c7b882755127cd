"""The keys of a monitor table as the rules that emitted code holds an allocator to."""

from __future__ import annotations

from gen.settings import Settings

# Bytes: no conformance program takes so many.
LEAST_OUT_OF_REACH = 1 << 36
# Bytes that a size_t holds on every machine.
MOST_ANYWHERE = (1 << 32) - 1


def is_monitored(s: Settings) -> bool:
    """Whether there is anything to watch."""
    limits = s.optional("monitor.soft_limit") is not None or s.optional("monitor.hard_limit") is not None
    return limits or s.text("monitor.pressure") != "none"


def rules_of(s: Settings) -> dict[str, object]:
    """What the template of the rules asks for."""
    group = s.values["monitor.group"]

    def limit(name: str) -> str:
        value = s.optional(f"monitor.{name}")
        return "SIZE_MAX" if value is None else bytes_of(value)

    return {
        "groups": () if group is None else (f"typed_group_{group}",),
        "group": f"typed_group_{group}",
        "group_address": "NULL" if group is None else f"&typed_group_{group}",
        "soft_limit": limit("soft_limit"),
        "hard_limit": limit("hard_limit"),
        "pressure_source": f"TYPED_SOURCE_{s.text('monitor.pressure').upper()}",
        "interval_ms": s.number("monitor.interval_ms"),
        "high_percent": s.number("monitor.high_percent"),
        "critical_percent": s.number("monitor.critical_percent"),
        "on_high": f"TYPED_ACTION_{s.text('monitor.on_high').upper()}",
        "on_critical": f"TYPED_ACTION_{s.text('monitor.on_critical').upper()}",
        "deny_above_high": bytes_of(s.optional("monitor.deny_above_high") or 0),
        "deny_above_critical": bytes_of(s.optional("monitor.deny_above_critical") or 0),
    }


def bytes_of(value: int) -> str:
    """So many bytes as a size_t, or all that there can be where words are too short for them."""
    return str(value) if value <= MOST_ANYWHERE else f"TYPED_BYTES({value})"


def calm_limit(s: Settings) -> str:
    """Bytes up to which limits are not reached and no level begins by them, as typed/monitor.c reckons it."""
    soft, hard = s.optional("monitor.soft_limit"), s.optional("monitor.hard_limit")
    limits = [*([] if soft is None else [soft]), *([] if hard is None else [hard, max(0, hard * s.number("monitor.high_percent") // 100 - 1)])]
    return bytes_of(min(limits)) if limits else "SIZE_MAX"


def may_refuse(s: Settings) -> bool:
    """Whether limits that a conformance program may reach, or the state of the machine that it runs on, refuse anything."""
    limits = [limit for limit in (s.optional("monitor.soft_limit"), s.optional("monitor.hard_limit")) if limit is not None]
    denies = "deny" in (s.text("monitor.on_high"), s.text("monitor.on_critical"))
    hard = s.optional("monitor.hard_limit")
    is_near = hard is not None and hard < LEAST_OUT_OF_REACH or denies and any(limit < LEAST_OUT_OF_REACH for limit in limits)
    return is_near or denies and s.text("monitor.pressure") != "none"


def refusal_words(s: Settings) -> str:
    """For what a monitor refuses an allocation, after other reasons for NULL."""
    is_denied = is_monitored(s) and "deny" in (s.text("monitor.on_high"), s.text("monitor.on_critical"))
    limit = "" if s.optional("monitor.hard_limit") is None else ", or it would go above the monitor's hard limit"
    return limit + (", or the monitor denies it at this level of pressure" if is_denied else "")


def monitor_words(s: Settings) -> tuple[str, ...]:
    """What is watched, for the reader of the header; nothing where nothing is."""
    if not is_monitored(s):
        return ()
    soft, hard, group = s.optional("monitor.soft_limit"), s.optional("monitor.hard_limit"), s.values["monitor.group"]
    limits = [
        *([] if hard is None else [f"never more than {hard} bytes"]),
        *([] if soft is None else [f"pressure is high above {soft} bytes"]),
    ]
    by_source: dict[str, list[str]] = {"none": [], "system": ["the system's memory"], "cgroup": ["the system's memory", "the cgroup's memory and stalls"]}
    sources = by_source[s.text("monitor.pressure")]
    shared = "" if group is None else f", of all allocators of the group {group} together"
    watched = [*limits, *([f"it looks at {' and '.join(sources)} every {s.number('monitor.interval_ms')} ms at most"] if sources else [])]
    return (f"Monitor: {'; '.join(watched)}{shared}. At high pressure: {s.text('monitor.on_high')}; at critical: {s.text('monitor.on_critical')}.",)
