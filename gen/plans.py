"""Settings of any kind of allocator to its Plan."""

from __future__ import annotations

from gen import arena_plan, pool_plan
from gen.plan import Plan
from gen.settings import Settings


def plan_of(settings: Settings) -> Plan:
    """The outline of everything that is emitted for one allocator."""
    return pool_plan.plan_of(settings) if settings.kind == "pool" else arena_plan.plan_of(settings)
