"""Who gets which answer at which address: one line for every URL, tried as every kind of person.

    "desk:dossier": line(302, 403, 404, at=dossier, intake_officer=200),

The numbers are the answers to a stranger, to a signed-in citizen, and to officers; what differs for
one kind of person stands at the end by the kind's name. A line is a GET; "POST desk:act" is a line
for another method. Where a URL has no line for GET or POST, that method has to be refused there.
`at` gives the address its arguments, `say` what is sent; both are made from the place in kinds.py.
The lines stand in public.py and officers.py.

Kinds: stranger; citizen (an account of their own); applicant (whose dossier it is; as citizen when not
said); every role as an officer at the unit where the dossier lies; elsewhere (a processing officer of
another agency; as officers when not said); former (an officer whose posts have ended; as citizen).
"""

from tests.house.rights.governance import GOVERNANCE
from tests.house.rights.kinds import KINDS, ROLES, Line, Place
from tests.house.rights.officers import OF_A_CENTRE, OFFICERS
from tests.house.rights.public import PUBLIC

__all__ = ["KINDS", "OF_A_CENTRE", "ROLES", "TABLE", "Line", "Place"]

TABLE: dict[str, Line] = PUBLIC | OFFICERS | GOVERNANCE
