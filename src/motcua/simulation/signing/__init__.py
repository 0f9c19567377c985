"""A signing service to develop and demonstrate with: docs/integrator/remote-signing.md from the other side.

It keeps keys of its own making for whoever is asked about, under an authority for trial, and has a page
that stands for the person's telephone: there they confirm or refuse. Requests are forgotten when it ends.
"""

from motcua.simulation.signing.server import SigningService

__all__ = ["SigningService"]
