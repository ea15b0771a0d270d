-- Answers of the bank that could not be matched, or say what cannot be, and what became of each: those about a run of the year up to this
-- one, and those of which nobody knows what they are about.
SELECT s.answer_id AS number,
       CASE WHEN x.answer_id IS NOT NULL THEN 'EXPLAINED' WHEN c.answer_id IS NOT NULL THEN 'CLOSED' ELSE 'OPEN' END AS state,
       CASE WHEN s.alarm THEN 'ALARM' END AS kind, f.name AS bank_file, (f.imported_at AT TIME ZONE 'Europe/Paris')::date AS imported_on,
       s.said_on, s.message_id, s.block_id, s.end_to_end_id, s.cents AS amount_cents, array_to_string(s.reason_codes, ' ') AS reason_codes,
       'BANK.' || array_to_string(nullif(s.reason_codes, '{}'), '|BANK.') AS bank_meaning_words,
       s.cause AS code, 'cause.' || s.cause AS why_words, (coalesce(x.at, c.at) AT TIME ZONE 'Europe/Paris')::date AS closed_on,
       c.operator AS closed_by, c.reason
  FROM asked a
  JOIN bank_answer s ON s.result = 'SUSPENSE' AND s.answer_id <= a.news
  JOIN bank_file f USING (file_id)
  LEFT JOIN suspense_explained x ON x.answer_id = s.answer_id AND x.news_id <= a.news
  LEFT JOIN suspense_closed c ON c.answer_id = s.answer_id AND c.news_id <= a.news
  LEFT JOIN payment_order o ON o.end_to_end_id = s.end_to_end_id
  LEFT JOIN bank_block m ON m.message_id = s.message_id
  LEFT JOIN bank_block b ON b.block_id = s.block_id
  LEFT JOIN run r ON r.run_id = coalesce(o.run_id, m.run_id, b.run_id)
 WHERE r.run_id IS NULL OR (r.year = a.year AND r.run_id <= a.run_id)
 ORDER BY s.answer_id
