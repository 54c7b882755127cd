"""What planning asks of the settings of every kind of allocator."""

from __future__ import annotations

from gen.monitor import is_monitored
from gen.settings import Settings, notes_all


class CommonFacts:
    """Asked of a pool and of an arena alike."""

    s: Settings

    @property
    def backing(self) -> str:
        return self.s.text("backing")

    @property
    def owns_memory(self) -> bool:
        """Whether memory is got at init, and goes back at the end."""
        return self.backing in ("heap", "virtual")

    @property
    def has_sites(self) -> bool:
        """Whether calls say where in the source they stand."""
        return self.s.flag("tracking.call_sites")

    @property
    def has_leaks(self) -> bool:
        """Whether what is live can be reported."""
        return self.s.flag("tracking.leaks")

    @property
    def has_monitor(self) -> bool:
        """Whether limits are held, or memory pressure is looked at."""
        return is_monitored(self.s)

    @property
    def has_group(self) -> bool:
        """Whether its limits are those of a group."""
        return self.has_monitor and self.s.values["monitor.group"] is not None

    @property
    def is_listed(self) -> bool:
        """Whether the registry knows it."""
        return self.s.flag("registry")


def mode_of(s: Settings) -> str:
    """How threads share what is emitted. With full checks each call has the allocator to itself in every mode that threads
    share, so that what is reported is what happened; and so it has where every block of an arena has a note."""
    mode = s.text("thread_safety")
    return "mutex" if (s.text("checks") == "full" or notes_all(s)) and mode != "single-threaded" else mode
