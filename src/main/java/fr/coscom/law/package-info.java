/** What the texts say, with dates: sources, readings, and the parameters in force. Start with {@link fr.coscom.law.ParameterSet}. */
package fr.coscom.law;
