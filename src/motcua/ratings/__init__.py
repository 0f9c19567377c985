"""What applicants thought of how they were served (Decree 61/2018/NĐ-CP, art. 31-33)."""
