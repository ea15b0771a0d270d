/** The map of the program. */
package fr.coscom;
