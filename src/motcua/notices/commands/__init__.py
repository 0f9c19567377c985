"""What can be done with messages: plan them, send them, hear what became of them; edit the plan."""

from motcua.notices.commands.editing import Edit, back_to_shipped, edit
from motcua.notices.commands.forgetting import forget
from motcua.notices.commands.hearing import hear, take_over
from motcua.notices.commands.planning import tell, tell_accounts, tell_near_due
from motcua.notices.commands.reaching import choose, subscribe, unsubscribe
from motcua.notices.commands.sending import send
from motcua.notices.models import NoticeChannel

__all__ = [
    "Edit",
    "NoticeChannel",
    "back_to_shipped",
    "choose",
    "edit",
    "forget",
    "hear",
    "send",
    "subscribe",
    "take_over",
    "tell",
    "tell_accounts",
    "tell_near_due",
    "unsubscribe",
]
