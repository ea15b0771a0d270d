package fr.coscom.dossier;

import java.time.LocalDate;

/** The event that ends a contract, and the day that the file gives for it; what that day means depends on the reason. */
public record EndEvent(EndReason reason, LocalDate on) {}
