/** The command line: one command a class; Spring is started only by a command that runs a job. */
package fr.coscom.cli;
