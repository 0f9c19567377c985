"""The National Public Service Portal over HTTP: docs/integrator/national-portal.md."""
