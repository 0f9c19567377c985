"""What a command refused, in the page's language."""

from django.utils.translation import gettext as _

from motcua.law.errors import ActRefused


def refusal(error: ActRefused | str) -> str:
    """The sentence of a command's error in the page's language."""
    if not isinstance(error, ActRefused):
        return str(error)
    params = {name: _translated(value) for name, value in error.params.items()}
    sentence = _(error.message)
    return sentence % params if params else sentence


def _translated(value: object) -> object:
    """A parameter that is itself a msgid, or several of them."""
    if isinstance(value, tuple):
        return ", ".join(str(_translated(one)) for one in value)
    return _(value) if isinstance(value, str) and value else value
