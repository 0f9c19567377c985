"""Fill the package's dependencies from requirements.in, so that they are written in one place."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface

BUILD_ONLY = ("hatchling", "editables")


class Dependencies(MetadataHookInterface):
    def update(self, metadata: dict[str, object]) -> None:
        lines = (Path(self.root) / "requirements.in").read_text().splitlines()
        wanted = (line.split("#")[0].strip() for line in lines)
        metadata["dependencies"] = [one for one in wanted if one and not one.startswith(BUILD_ONLY)]
