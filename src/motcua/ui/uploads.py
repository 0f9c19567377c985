"""A form's field for files: they come ahead by tus where there is a script, with the form where there is none.

What has come stays: a form that is shown again for another reason shows its files too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from motcua.law.errors import ActRefused
from motcua.ui.sentences import refusal


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form brings: tokens of uploads that came ahead, in the person's order, and whole files."""

    tokens: tuple[str, ...] = ()
    files: "tuple[UploadedFile[Any], ...]" = ()


class Item(Protocol):
    """A file that is here, as documents.queries.Incoming tells it."""

    @property
    def token(self) -> str: ...
    @property
    def accepted(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the page keeps already: where it is seen, and the value of the buttons that take it off
    or put it into the person's own store (`ownable`)."""

    value: str
    name: str
    size_bytes: int
    href: str
    thumbnail: str = ""
    ownable: bool = False


class Came(Protocol):
    """What became of it, as documents.commands.Settled tells it."""

    @property
    def items(self) -> Sequence[Item]: ...
    @property
    def faults(self) -> Sequence[tuple[str, ActRefused]]: ...


class FilesInput(forms.FileInput):
    """Several files; beside it, hidden, the tokens of those that are here, and of those to drop."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Chosen:
        """Tokens that are ticked to be dropped are left out."""
        dropped = set(data.getlist(f"{name}-drop")) if hasattr(data, "getlist") else set()
        tokens = data.getlist(f"{name}-upload") if hasattr(data, "getlist") else []
        kept = tuple(dict.fromkeys(str(token)[:64] for token in tokens if token not in dropped))
        return Chosen(kept, tuple(files.getlist(name)) if hasattr(files, "getlist") else ())

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}-upload" not in data


class FilesField(forms.Field):
    """Files for one paper. `settle` takes them in and says what became of each.

    `cleaned_data` holds the tokens; `items` what is here, for the page. `types` are endings (pdf, jpg).
    `keep_at` is an address that is told of each file as soon as it is here, where the page keeps them
    before its form is sent.
    """

    widget = FilesInput

    def __init__(
        self,
        *,
        settle: Callable[[Chosen], Came],
        items: Sequence[Item] = (),
        types: Sequence[str] = (),
        paper: int | None = None,
        most_bytes: int | None = None,
        most_files: int | None = None,
        keep_at: str = "",
        attached: Sequence[Attached] = (),
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.settle = settle
        self.items = tuple(items)
        self.types = tuple(types)
        self.paper = paper
        self.most_bytes = most_bytes
        self.most_files = most_files
        self.keep_at = keep_at
        self.attached = tuple(attached)
        self.widget.attrs |= {"multiple": most_files != 1, "accept": accepted(types) or False}

    def clean(self, value: Chosen | None) -> tuple[str, ...]:
        came = self.settle(value or Chosen())
        self.items = tuple(came.items)
        if came.faults:
            raise ValidationError(
                [f"{name}: {refusal(why)}" if name else refusal(why) for name, why in came.faults]
            )
        if self.required and not self.items:
            raise ValidationError(self.error_messages["required"], code="required")
        return tuple(item.token for item in self.items)

    def arrived(self) -> tuple[Item, ...]:
        """What is here for good, taken out of the field; what still waits stays in it."""
        here = tuple(item for item in self.items if item.accepted)
        self.items = tuple(item for item in self.items if not item.accepted)
        return here

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002
        return bool(data and (data.tokens or data.files))


def accepted(types: Sequence[str]) -> str:
    """The `accept` of a file input; a phone offers its camera where pictures are taken."""
    pictures = ["image/*"] if {"jpg", "png"} & set(types) else []
    return ",".join(pictures + [f".{ending}" for ending in types])
