-- What was known of each transfer of the year when the set was opened, from the history that is only ever added to.
, stood AS (
  SELECT DISTINCT ON (h.end_to_end_id) h.end_to_end_id, h.state
    FROM order_status h, asked a
   WHERE h.status_id <= a.statuses
   ORDER BY h.end_to_end_id, h.status_id DESC
), answered AS (
  SELECT DISTINCT ON (h.end_to_end_id) h.end_to_end_id, h.state AS outcome, b.said_on, array_to_string(b.reason_codes, ' ') AS reason_codes,
         f.name AS bank_file
    FROM asked a
    JOIN order_status h ON h.status_id <= a.statuses
    JOIN bank_answer b USING (answer_id)
    JOIN bank_file f USING (file_id)
   WHERE h.state IN ('EXECUTED', 'REJECTED', 'RETURNED')
   ORDER BY h.end_to_end_id, h.status_id DESC
), transfer AS (
  SELECT o.end_to_end_id, r.name AS run, o.run_id, o.contract_id, o.caisse, o.holder, o.iban, o.amount_cents,
         coalesce(s.state, 'ORDERED') AS state,
         CASE WHEN s.state = 'DISCARDED' THEN 'DISCARDED' ELSE coalesce(w.outcome, 'PENDING') END AS outcome,
         w.said_on, w.reason_codes, w.bank_file, o.reissue_of, c.file_name, c.sha256 AS file_sha256
    FROM asked a
    JOIN payment_order o ON o.year = a.year AND o.run_id <= a.run_id
    JOIN collective_order c ON c.run_id = o.run_id AND c.caisse = o.caisse
    JOIN run r ON r.run_id = o.run_id
    LEFT JOIN stood s USING (end_to_end_id)
    LEFT JOIN answered w USING (end_to_end_id)
)
