-- How many were resolved on each day of the period and still are, by the counts that the acts keep.
SELECT agency_id, grade AS timeliness, dossiers
  FROM dossiers_daycount
 WHERE centre_id = %(centre)s AND day_on BETWEEN %(first_on)s AND %(last_on)s AND grade IS NOT NULL
