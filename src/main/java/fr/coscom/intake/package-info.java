/**
 * Files in: the data contracts (Table Schema), strict reading, checking, staging and the rejections. The words of the
 * contract are in {@code schemas/FILE.schema.json}; what a bad input gets is a {@link fr.coscom.intake.FolderRefused}
 * or an {@link fr.coscom.intake.Anomaly}.
 */
package fr.coscom.intake;
