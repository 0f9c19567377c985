"""What leaders and supervisors see: figures, and the dossiers behind each."""
