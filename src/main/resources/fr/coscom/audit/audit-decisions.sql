-- What persons decided or held, by whom, when and on which document.
SELECT kind, contract_id, caisse, reason, decision, effect, document_ref, author, decided_on, lifted_on, file, lot, line
  FROM (SELECT 'DECISION' AS kind, d.contract_id, e.caisse, d.reason, d.decision, coalesce(f.code, '') AS effect, d.document_ref,
               d.decided_by AS author, d.decided_on, NULL::date AS lifted_on, 'decisions.csv' AS file, d.lot, d.line
          FROM asked a
          JOIN known_decisions d ON d.year = a.year AND NOT d.cancelled
          JOIN entitlement e ON e.run_id = a.run_id AND e.contract_id = d.contract_id
          LEFT JOIN finding f ON f.run_id = a.run_id AND f.contract_id = d.contract_id AND f.file = 'decisions.csv' AND f.lot = d.lot
               AND f.line = d.line AND f.code LIKE 'DECISION%'
        UNION ALL
        SELECT 'HOLD', h.contract_id, e.caisse, h.category, h.reason, CASE WHEN h.lifted_on IS NULL THEN 'IN_FORCE' ELSE 'LIFTED' END,
               NULL, h.placed_by, h.placed_on, h.lifted_on, 'holds.csv', h.lot, h.line
          FROM asked a
          JOIN known_holds h ON NOT h.cancelled
          JOIN entitlement e ON e.run_id = a.run_id AND e.contract_id = h.contract_id) AS told
 ORDER BY contract_id, kind COLLATE "C", reason COLLATE "C", decided_on
