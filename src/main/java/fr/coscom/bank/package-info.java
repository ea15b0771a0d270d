/**
 * What the bank answers: pain.002 and camt.054 in, matched with the transfers of the ledger by their identifiers and amount and by
 * nothing else. What does not match waits in suspense for a person; no answer is ever guessed at, applied twice or forgotten.
 */
package fr.coscom.bank;
