"""What a hall keeps: help at the computers, the queue, appointments."""

from motcua.hall.models.appointments import (
    Appointment,
    AppointmentHours,
    AppointmentSlot,
    AppointmentState,
)
from motcua.hall.models.assisting import AssistedDossier, AssistedSession, Outcome, Topic
from motcua.hall.models.queue import (
    AT_COUNTER,
    ENDED,
    OPEN,
    CounterSession,
    GroupDay,
    HallDay,
    HallEvent,
    HallRules,
    HelpCall,
    QueueTicket,
    ServiceGroup,
    TicketDossier,
    TicketKiosk,
    TicketSource,
    TicketState,
    Visit,
)

__all__ = [
    "AT_COUNTER",
    "ENDED",
    "OPEN",
    "Appointment",
    "AppointmentHours",
    "AppointmentSlot",
    "AppointmentState",
    "AssistedDossier",
    "AssistedSession",
    "CounterSession",
    "GroupDay",
    "HallDay",
    "HallEvent",
    "HallRules",
    "HelpCall",
    "Outcome",
    "QueueTicket",
    "ServiceGroup",
    "TicketDossier",
    "TicketKiosk",
    "TicketSource",
    "TicketState",
    "Topic",
    "Visit",
]
