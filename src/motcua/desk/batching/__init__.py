"""Many dossiers at once from a partner's file: brought, looked at line by line, received, and told back."""
