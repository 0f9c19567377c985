-- How many were received on each day of the period, from the counts that the acts keep.
SELECT agency_id, channel, dossiers
  FROM dossiers_daycount
 WHERE centre_id = %(centre)s AND day_on BETWEEN %(first_on)s AND %(last_on)s AND grade IS NULL
