package fr.coscom.bench;

import java.math.BigInteger;

/** Identifiers that pass their checks and belong to nobody. Numbers run through all values without repeating one. */
final class GeneratedIdentifiers {

  private static final String[] SYLLABLES = {
    "BA", "BER", "CHA", "DU", "DRE", "FON", "GAR", "LE", "MAR", "MO", "NI", "PER", "RI", "ROU", "SA", "TA", "TIN", "VA", "VIL", "ZÉ"
  };
  private static final String[] FIRST_NAMES = {
    "Adèle", "Aïcha", "Anne", "Basile", "Camille", "Chloé", "Claire", "Denis", "Élise", "Émile", "Farid", "François", "Gaëlle", "Hélène",
    "Hugo", "Inès", "Jean-Luc", "Jules", "Karim", "Léa", "Loïc", "Lucie", "Maëlle", "Marc", "Noémie", "Olivier", "Paul", "Raphaël",
    "Salomé", "Solène", "Théo", "Ursule", "Victor", "William", "Xavier", "Yann", "Yasmine", "Zacharie", "Zoé", "Œdipe"
  };

  private GeneratedIdentifiers() {}

  /** Eleven digits with their Luhn key, in an order that has nothing to do with that of the serials. */
  static String rpps(int serial) {
    String body = "1" + digits(scrambled(serial, 1_000_000_000L), 9);
    return body + luhnKey(body);
  }

  static String name(int serial) {
    long number = scrambled(serial, 8000L * FIRST_NAMES.length);
    int family = (int) (number % 8000);
    return SYLLABLES[family % 20] + SYLLABLES[family / 20 % 20] + SYLLABLES[family / 400] + " "
        + FIRST_NAMES[(int) (number / 8000)];
  }

  /** A French account with its national key. */
  static String iban(String bank, long serial) {
    String branch = digits(serial % 97 + 1, 5);
    String account = digits(scrambled(serial, 100_000_000_000L), 11);
    long weighed = 89 * Long.parseLong(bank) + 15 * Long.parseLong(branch) + 3 * Long.parseLong(account);
    return withCheck("FR", bank + branch + account + digits(97 - weighed % 97, 2));
  }

  /** An account in Belgium: three digits of the bank, seven, and their remainder by 97. */
  static String belgianIban(long serial) {
    String body = "539" + digits(scrambled(serial, 10_000_000L), 7);
    long key = Long.parseLong(body) % 97;
    return withCheck("BE", body + digits(key == 0 ? 97 : key, 2));
  }

  static String siret(int serial) {
    String body = "9900" + digits(serial, 9);
    return body + luhnKey(body);
  }

  private static String withCheck(String country, String body) {
    String number = body + (country.charAt(0) - 'A' + 10) + (country.charAt(1) - 'A' + 10) + "00";
    int rest = new BigInteger(number).mod(BigInteger.valueOf(97)).intValue();
    return country + digits(98 - rest, 2) + body;
  }

  private static long scrambled(long serial, long modulus) {
    // 3 to the 18th shares no factor with the moduli, which are made of twos and fives.
    return (serial * 387_420_489L + 271_828_183L) % modulus;
  }

  private static int luhnKey(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return (10 - sum % 10) % 10;
  }

  private static String digits(long number, int width) {
    String text = Long.toString(number);
    return "0".repeat(width - text.length()) + text;
  }
}
