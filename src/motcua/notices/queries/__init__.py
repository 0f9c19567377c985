"""Reading the message plan and the outbox."""

from motcua.notices.queries.plan import change, changes, plan, situation

__all__ = ["change", "changes", "plan", "situation"]
