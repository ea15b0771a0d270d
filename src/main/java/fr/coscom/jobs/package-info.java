/** One Spring Batch job a file; the only package that knows Spring Batch. Jobs carry, they do not decide. */
package fr.coscom.jobs;
