-- Rejected rows not yet answered, notices of the lot of the run, and what the assessment found of rows that it read.
SELECT file, lot, line, "column", code, value, message_words, contract_id, at_stake_cents
  FROM (SELECT n.file, n.lot, n.line, n.column_name AS "column", n.code, n.value, n.message AS message_words, n.contract_id,
               CASE WHEN n.severity = 'REJECTED' THEN
                    (SELECT sum(h.pending_cents)::bigint
                       FROM run_contract c JOIN held_contract h USING (run_id, contract_id)
                      WHERE c.run_id = a.run_id AND (c.contract_id = n.contract_id OR c.rpps = n.rpps)
                        AND 'REJECTED_ROW' = ANY (string_to_array(h.reasons, '|'))) END AS at_stake_cents, n.anomaly_id AS position
          FROM asked a CROSS JOIN anomaly n
         WHERE n.lot = known_lot() OR n.anomaly_id IN (SELECT anomaly_id FROM known_rejections)
        UNION ALL
        SELECT f.file, f.lot, f.line, f.column_name, f.code, f.value, 'FINDING.' || f.code, f.contract_id, f.at_stake_cents, f.position
          FROM asked a JOIN finding f USING (run_id)
         WHERE f.code <> 'DECISION_APPLIED') AS told
 ORDER BY file COLLATE "C", lot, line, "column" COLLATE "C", code COLLATE "C", contract_id COLLATE "C", position
