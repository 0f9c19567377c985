"""A payment gateway to develop and demonstrate with, over real HTTP, with faults by choice.

It keeps docs/integrator/payment-gateway.md as a real gateway would: signed requests, a pay page of its
own, signed callbacks with retries, status, refunds. Nothing is kept when it ends.
"""

from motcua.simulation.gateway.server import Gateway

__all__ = ["Gateway"]
