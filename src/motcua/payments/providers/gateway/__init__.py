"""A payment gateway over HTTP: card and wallet. The contract: docs/integrator/payment-gateway.md."""
