"""What changes in the exchange with other systems. The portal itself is asked outside of any transaction."""

from motcua.exchange.commands.comparing import ask_comparison, compare
from motcua.exchange.commands.owing import enrol, follow, forget, retry
from motcua.exchange.commands.telling import tell

__all__ = ["ask_comparison", "compare", "enrol", "follow", "forget", "retry", "tell"]
