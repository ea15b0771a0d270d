SELECT end_to_end_id, run, contract_id, caisse, holder, iban, amount_cents, state, outcome, said_on, reason_codes,
       'BANK.' || replace(nullif(reason_codes, ''), ' ', '|BANK.') AS bank_meaning_words, bank_file, reissue_of
  FROM transfer
 ORDER BY run_id, end_to_end_id
