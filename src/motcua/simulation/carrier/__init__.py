"""A carrier to develop and demonstrate with, over real HTTP, with faults by choice.

It keeps docs/integrator/carrier.md as a real carrier would: signed orders, waybills by UPU S10, labels,
signed callbacks with retries, tracking. A page of its own moves the letters. Nothing is kept when it ends.
"""

from motcua.simulation.carrier.server import Carrier

__all__ = ["Carrier"]
