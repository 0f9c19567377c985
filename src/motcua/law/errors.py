"""The two ways an act can be refused. Anything else that is raised is a bug.

A message is an English msgid with `%(name)s` places; faces translate it through gettext and fill
the places from `params`. `law` itself knows no framework, so it only marks the strings.
"""

from collections.abc import Mapping


def N_(message: str) -> str:
    """Mark `message` for translation without translating it (a gettext no-op)."""
    return message


class ActRefused(Exception):
    """Base of both refusals: a translatable sentence with its parameters.

    A parameter may be a msgid itself, or a tuple of them; each is translated before it is filled in.
    """

    message: str = N_("This cannot be done.")
    about: str = ""  # the code of the dossier that refused, where one of a set did

    def __init__(self, message: str | None = None, **params: object) -> None:
        self.message = message if message is not None else type(self).message
        self.params: Mapping[str, object] = params
        super().__init__(self.message)

    def __str__(self) -> str:
        told = {name: ", ".join(v) if isinstance(v, tuple) else v for name, v in self.params.items()}
        return self.message % told if told else self.message


class NotPossible(ActRefused):
    """The state of things or a rule forbids the act, whoever asks."""

    message = N_("This is not possible now.")


class NotPermitted(ActRefused):
    """This person may not do it; the sentence says who may."""

    message = N_("You do not have the right to do this.")
