package fr.coscom.jobs;

import fr.coscom.ledger.Run;
import java.nio.file.Path;

/**
 * What is asked of the job {@code audit-report}.
 *
 * @param run sealed, or a dry run that is done
 * @param output absolute; the set goes to {@code OUTPUT/YEAR/audit-RUN-…}
 * @param language of the workbook and of the messages
 */
public record AuditRequest(Run run, Path output, String language, String programDigest) {}
