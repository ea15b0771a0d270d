/**
 * The memory of the program: runs and their states, what was found due, what was ordered. Added to, never changed; what was
 * ordered for a contract and a year is the sum of its postings.
 */
package fr.coscom.ledger;
