"""Other systems of the state that are told of dossiers: the National Public Service Portal (Decree 107/2021/NĐ-CP)."""
