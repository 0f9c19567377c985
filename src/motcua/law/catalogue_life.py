"""The life of a change of the catalogue, from its draft to its force: one table for procedures and processes.

Publishing administrative procedures: Decree 63/2010/NĐ-CP art. 13-16 (as amended by Decrees 48/2013 and
92/2017) and Circular 02/2017/TT-VPCP: who drafts does not examine, the chairman of the provincial people's
committee publishes by decision. Internal processes are approved the same way: Decree 61/2018 art. 8.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.law.actor import Role
from motcua.law.errors import N_


class Stage(StrEnum):
    """Where a change stands. The last three are told by the day, never kept (`standing`)."""

    DRAFT = "draft"  # soạn thảo
    IN_CHECK = "in_check"  # with the legal checker
    CHECKED = "checked"  # lawful, not yet submitted
    SUBMITTED = "submitted"  # before whom decides
    APPROVED = "approved"  # by a decision with number, date and signer
    PUBLISHED = "published"  # made known; in force from its decision's day
    WITHDRAWN = "withdrawn"
    IN_FORCE = "in_force"
    AMENDED = "amended"  # another version took its place
    REPEALED = "repealed"


LABELS: dict[Stage, str] = {
    Stage.DRAFT: N_("Being drafted"),
    Stage.IN_CHECK: N_("In legal check"),
    Stage.CHECKED: N_("Legally checked"),
    Stage.SUBMITTED: N_("Submitted"),
    Stage.APPROVED: N_("Approved"),
    Stage.PUBLISHED: N_("Published, not yet in force"),
    Stage.WITHDRAWN: N_("Given up"),
    Stage.IN_FORCE: N_("In force"),
    Stage.AMENDED: N_("Amended since"),
    Stage.REPEALED: N_("Repealed"),
}

OPEN = frozenset({Stage.DRAFT, Stage.IN_CHECK, Stage.CHECKED, Stage.SUBMITTED, Stage.APPROVED})
KEPT = OPEN | {Stage.PUBLISHED, Stage.WITHDRAWN}


class Kind(StrEnum):
    """What the change does to what it is about."""

    PUBLISH = "publish"  # mới ban hành
    AMEND = "amend"  # sửa đổi, bổ sung, thay thế
    REPEAL = "repeal"  # bãi bỏ


KIND_LABELS: dict[Kind, str] = {
    Kind.PUBLISH: N_("Newly issued"),
    Kind.AMEND: N_("Amended, supplemented or replaced"),
    Kind.REPEAL: N_("Repealed"),
}


class Subject(StrEnum):
    PROCEDURE = "procedure"
    PROCESS = "process"


class Deed(StrEnum):
    """What is done to a change, by the name of its command."""

    DRAFT = "draft"
    WRITE = "write"
    SEND_TO_CHECK = "send_to_check"
    PASS_CHECK = "pass_check"  # noqa: S105 - no password
    SEND_BACK = "send_back"
    SUBMIT = "submit"
    APPROVE = "approve"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    COMMENT = "comment"


DEED_LABELS: dict[Deed, str] = {
    Deed.DRAFT: N_("Drafted"),
    Deed.WRITE: N_("Rewritten"),
    Deed.SEND_TO_CHECK: N_("Sent to the legal check"),
    Deed.PASS_CHECK: N_("Passed the legal check"),
    Deed.SEND_BACK: N_("Sent back"),
    Deed.SUBMIT: N_("Submitted"),
    Deed.APPROVE: N_("Approved"),
    Deed.PUBLISH: N_("Published"),
    Deed.WITHDRAW: N_("Given up"),
    Deed.COMMENT: N_("Comment"),
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. `to` None: stays. `sound`: the content must be without fault.

    `others_work`: whoever wrote the draft may not do it.
    """

    deed: Deed
    sources: frozenset[Stage | None]
    to: Stage | None
    roles: frozenset[Role]
    needs: tuple[str, ...] = ()
    sound: bool = False
    others_work: bool = False


_S, _R = Stage, Role
_OFFICE = frozenset({_R.CATALOGUE_OFFICER})
_LEGAL = frozenset({_R.LEGAL_CHECKER})
_DECIDERS = frozenset({_R.LEADER})
_ALL = _OFFICE | _LEGAL | _DECIDERS


def _from(*stages: Stage | None) -> frozenset[Stage | None]:
    return frozenset(stages)


TABLE: tuple[Transition, ...] = (
    Transition(Deed.DRAFT, _from(None), _S.DRAFT, _OFFICE),
    Transition(Deed.WRITE, _from(_S.DRAFT), None, _OFFICE),
    Transition(Deed.SEND_TO_CHECK, _from(_S.DRAFT), _S.IN_CHECK, _OFFICE, sound=True),
    Transition(Deed.PASS_CHECK, _from(_S.IN_CHECK), _S.CHECKED, _LEGAL, sound=True, others_work=True),
    Transition(Deed.SUBMIT, _from(_S.CHECKED), _S.SUBMITTED, _OFFICE, sound=True),
    Transition(Deed.SEND_BACK, _from(_S.IN_CHECK, _S.CHECKED, _S.SUBMITTED), _S.DRAFT, _ALL, needs=("text",)),
    Transition(
        Deed.APPROVE,
        _from(_S.SUBMITTED),
        _S.APPROVED,
        _DECIDERS,
        needs=("decision",),
        sound=True,
        others_work=True,
    ),
    Transition(Deed.PUBLISH, _from(_S.APPROVED), _S.PUBLISHED, _OFFICE, sound=True),
    Transition(
        Deed.WITHDRAW, _from(_S.DRAFT, _S.IN_CHECK, _S.CHECKED), _S.WITHDRAWN, _OFFICE, needs=("text",)
    ),
    Transition(Deed.COMMENT, frozenset(KEPT), None, _ALL, needs=("text",)),
)

BY_DEED: dict[Deed, Transition] = {row.deed: row for row in TABLE}
ROLES = _ALL


def standing(
    stage: Stage, *, on: date, begins: date | None = None, ends: date | None = None, repealed: bool = False
) -> Stage:
    """Where a change stands on a day. `begins` and `ends` are those of what it published ([begins, ends)).

    A published change comes into force by the calendar alone, so nothing has to run at midnight.
    `repealed`: what ended it was a repeal (or it is one itself) and not another version.
    """
    if stage is not Stage.PUBLISHED or begins is None or on < begins:
        return stage
    if ends is None or on < ends:
        return Stage.IN_FORCE
    return Stage.REPEALED if repealed else Stage.AMENDED
