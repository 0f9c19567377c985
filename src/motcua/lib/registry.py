"""Providers in modules that a list names: each module has `PROVIDER`; the first is the preferred one."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Generic, Protocol, TypeVar


class Provider(Protocol):
    name: str

    def is_offered(self) -> bool:
        """Whether the settings name all that it needs."""


P = TypeVar("P", bound=Provider)


class Registry(Generic[P]):
    """`modules` gives the list as it is now, since whoever extends us changes it."""

    def __init__(self, modules: Callable[[], Sequence[str]]) -> None:
        self._modules = modules

    def named(self, name: str) -> P | None:
        return next((one for one in self._all() if one.name == name), None)

    def offered(self) -> tuple[P, ...]:
        """Those that the settings allow, in the order of registration."""
        return tuple(one for one in self._all() if one.is_offered())

    def _all(self) -> tuple[P, ...]:
        return tuple(import_module(module).PROVIDER for module in self._modules())
