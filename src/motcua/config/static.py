"""The pages' files as they were collected: compressed, each under a name that changes with its content."""

from functools import cached_property, lru_cache
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Collected(CompressedManifestStaticFilesStorage):
    """Every page asks for the same few addresses, and they stand for as long as the program runs."""

    @cached_property
    def _addresses(self) -> Any:
        return lru_cache(maxsize=1024)(super().url)

    def url(self, name: Any, force: bool = False) -> str:
        return super().url(name, force) if force else str(self._addresses(name))
