"""Why dossiers are late or supplemented, and what can be done about it: the supervisor's and leader's pages."""
