/**
 * The functional core: a dossier and the parameters of its year in, what is due out, with every figure needed to redo it.
 * Start with {@link fr.coscom.entitlement.Assessment}. No SQL, no file, no clock, no rounding but one a component.
 */
package fr.coscom.entitlement;
