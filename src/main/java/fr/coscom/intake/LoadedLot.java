package fr.coscom.intake;

import java.util.List;

/**
 * A lot that was loaded.
 *
 * @param lot its number
 * @param files one result for each file of the folder, in the order of their reading
 */
public record LoadedLot(int lot, List<FileResult> files) {}
