"""A result's number: the next one of its agency's outgoing register, unless the agency gave one by itself."""

from collections.abc import Iterable
from datetime import datetime

from motcua.dossiers.commands import registers
from motcua.dossiers.commands.registers import Register
from motcua.dossiers.models import Dossier, DossierResult, ResultNumber
from motcua.law.actor import Unit
from motcua.law.papers import result_numbered, result_symbol
from motcua.law.worktime import HANOI

_KIND = "result:{symbol}"


class Numbers:
    """Draws the numbers of one set of results. What it drew is written by `keep`, in the same transaction."""

    def __init__(self, wanted: Iterable[tuple[int, datetime, bool]]) -> None:
        """`wanted`: of each dossier, when its result is issued and whether it is granted."""
        self._wanted = {dossier_id: (at, granted) for dossier_id, at, granted in wanted}
        self._of: dict[int, tuple[Register, str]] = {}
        self._held: dict[Register, tuple[int, int]] = {}
        self._drawn: dict[int, tuple[int, int]] = {}

    def next(self, dossier_id: int) -> str:
        """The number of this dossier's result, as it is printed. The dossiers are locked by now."""
        if not self._held:
            self._hold()
        register, printed = self._of[dossier_id]
        pk, last = self._held[register]
        self._held[register] = pk, last + 1
        self._drawn[dossier_id] = pk, last + 1
        return result_numbered(last + 1, register[1].removeprefix(_KIND.format(symbol="")), printed)

    def _hold(self) -> None:
        rows = Dossier.objects.filter(pk__in=self._wanted).values_list(
            "id", "agency_id", "procedure_version__result_kind", "agency__abbreviation"
        )
        for pk, agency_id, kind, abbreviation in rows:
            at, granted = self._wanted[pk]
            symbol = _KIND.format(symbol=result_symbol(kind, granted=granted))
            register = Unit(agency_id=agency_id), symbol, at.astimezone(HANOI).year
            self._of[pk] = register, abbreviation
        self._held = registers.hold({register for register, _ in self._of.values()})

    def keep(self, results: Iterable[DossierResult]) -> None:
        """Enter the results into the registers whose numbers they bear."""
        if not self._drawn:
            return
        ResultNumber.objects.bulk_create(
            ResultNumber(result=result, register_id=drawn[0], number=drawn[1])
            for result in results
            if (drawn := self._drawn.get(result.dossier_id)) is not None
        )
        registers.count(self._held)
