/** Reads all of it again: explains, compares, recomputes and reports. Changes nothing. */
package fr.coscom.audit;
