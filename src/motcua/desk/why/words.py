"""What is found, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

REASONS: Mapping[str, object] = {
    "waiting": _("Lay at a step without being taken over"),
    "working": _("Worked on for longer than the step allows"),
    "opinion": _("Waited for another agency's opinion"),
    "sent_back": _("Sent back and done again"),
    "together": _("No step overran, but all together did"),
}
