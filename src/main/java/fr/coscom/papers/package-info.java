/** Pages for people: one template gives the HTML page and, from the same bytes, the PDF that is printed, signed and kept. */
package fr.coscom.papers;
