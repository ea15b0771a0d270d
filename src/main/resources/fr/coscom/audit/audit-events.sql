-- Every act on the runs of the year up to this one, refused ones too.
SELECT r.name AS run, to_char(v.at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS') AS at, v.event, v.operator, v.db_user, v.detail
  FROM asked a
  JOIN run r ON r.year = a.year AND r.run_id <= a.run_id
  JOIN run_event v ON v.run_id = r.run_id AND v.event_id <= a.events
 ORDER BY v.event_id
