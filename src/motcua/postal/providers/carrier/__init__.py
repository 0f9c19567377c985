"""A carrier's system over HTTP. The contract: docs/integrator/carrier.md."""
