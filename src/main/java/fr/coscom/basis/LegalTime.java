package fr.coscom.basis;

import java.time.ZoneId;

/** The clock that days and deadlines go by, whatever the zone of the machine. */
public final class LegalTime {

  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private LegalTime() {}
}
