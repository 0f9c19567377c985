"""What is attached for a supplement request before its answer is sent."""

from dataclasses import dataclass

from motcua.documents import queries as documents
from motcua.dossiers.models import AnswerFile


@dataclass(frozen=True, slots=True)
class ForAnswer:
    id: int
    item: str  # its first 500 letters
    file_id: int
    name: str
    size_bytes: int
    media_type: str
    thumbnail_id: int | None

    @property
    def pictured(self) -> bool:
        return documents.pictured(self.media_type, self.thumbnail_id)

    def answers(self, item: str) -> bool:
        return self.item == item[:500]


def attached(request_id: int) -> tuple[ForAnswer, ...]:
    """In the order in which they came."""
    rows = AnswerFile.objects.filter(request_id=request_id).order_by("id")
    return tuple(ForAnswer(*row) for row in rows.values_list(*_TOLD))


_TOLD = ("id", "item", "file_id", "name", "file__size_bytes", "file__media_type", "file__thumbnail_id")
