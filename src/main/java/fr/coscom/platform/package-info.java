/**
 * The ground the stages stand on: PostgreSQL (embedded or external), its schema, locks, the clock, durable files.
 * Start from {@link fr.coscom.platform.Database}.
 */
package fr.coscom.platform;
