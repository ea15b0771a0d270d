/**
 * The letter to the doctor: the amount in words, what is missing, what is claimed back, how to contest. Start at
 * {@link StatementStore}.
 */
package fr.coscom.statement;
