-- Each row of a file that an amount rests on, with the reference of its document.
, document AS MATERIALIZED ( -- else a server with little work_mem walks the whole lot for each row
  SELECT 'contracts.csv' AS file, lot, line, document_ref FROM fact_contracts
  UNION ALL SELECT 'opposable-rates.csv', lot, line, document_ref FROM fact_opposable_rates
  UNION ALL SELECT 'hospital-activities.csv', lot, line, document_ref FROM fact_hospital_activities
  UNION ALL SELECT 'other-contracts.csv', lot, line, document_ref FROM fact_other_contracts
  UNION ALL SELECT 'bank-accounts.csv', lot, line, document_ref FROM fact_bank_accounts
  UNION ALL SELECT 'decisions.csv', lot, line, document_ref FROM fact_decisions
  UNION ALL SELECT 'majorations.csv', lot, line, arrete_ref FROM fact_majorations
  UNION ALL SELECT 'zones.csv', lot, line, arrete_ref FROM fact_zones
  UNION ALL SELECT 'stagiaire-attestations.csv', lot, line,
                   nullif(concat_ws(' · ', agreement_ref, ministry_notice_ref, ars_derogation_ref), '') FROM fact_stagiaire_attestations
), used AS (
  SELECT e.contract_id, f.place, f.fact ->> 'file' AS file, (f.fact ->> 'lot')::integer AS lot, (f.fact ->> 'line')::integer AS line,
         f.fact ->> 'says' AS says
    FROM asked a
    JOIN entitlement e USING (run_id)
   CROSS JOIN LATERAL json_array_elements(e.trace::json -> 'facts') WITH ORDINALITY AS f (fact, place)
)
SELECT u.contract_id, u.file, u.lot, u.line, d.document_ref, u.says
  FROM used u LEFT JOIN document d USING (file, lot, line)
 ORDER BY u.contract_id, u.place
