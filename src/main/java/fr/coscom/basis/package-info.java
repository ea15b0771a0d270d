/** What is true of any payment program: cents, exact shares, days, the civil year, the TARGET calendar. */
package fr.coscom.basis;
