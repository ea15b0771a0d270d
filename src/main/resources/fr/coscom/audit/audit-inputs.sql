-- The files that everything known to the run came from.
SELECT f.lot, r.name AS run, f.file, f.rows, f.added, f.unchanged, f.repeated, f.rejected AS rejected_rows, f.bytes, f.sha256
  FROM asked a
 CROSS JOIN lot_file f
  JOIN known_lots USING (lot)
  JOIN lot l USING (lot)
  JOIN run r ON r.run_id = l.run_id
 ORDER BY f.lot, f.file COLLATE "C"
