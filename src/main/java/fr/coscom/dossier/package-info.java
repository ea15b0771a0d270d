/** The facts on one doctor's contracts for one civil year: all that a rule may know. Start with {@link fr.coscom.dossier.Dossier}. */
package fr.coscom.dossier;
