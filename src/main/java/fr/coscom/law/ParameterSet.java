package fr.coscom.law;

import fr.coscom.basis.CivilYear;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All dated parameters, as one text that a run pins by its digest. */
public record ParameterSet(String content, List<Parameter> parameters) {

  /** The set that this program was built with. */
  public static ParameterSet current() {
    try (InputStream in = ParameterSet.class.getResourceAsStream("parameters.csv")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws IllegalArgumentException when two values of one name share a day, or a row is not well formed */
  public static ParameterSet parse(String content) {
    List<Parameter> all = content.lines().skip(1).map(ParameterSet::row).toList();
    for (Parameter a : all) {
      for (Parameter b : all) {
        if (a != b && a.name().equals(b.name()) && b.inForceOn(a.from())) {
          throw new IllegalArgumentException("two values of " + a.name() + " on " + a.from());
        }
      }
    }
    return new ParameterSet(content, all);
  }

  private static Parameter row(String line) {
    String[] cell = line.split(";", -1);
    if (cell.length != 10) {
      throw new IllegalArgumentException("not a row of parameters: " + line);
    }
    return new Parameter(
        cell[0], LocalDate.parse(cell[1]), LocalDate.parse(cell[2]), cell[3], cell[4], LegalSource.valueOf(cell[5]),
        cell[6].isEmpty() ? Optional.empty() : Optional.of(Reading.valueOf(cell[6])),
        Parameter.Status.valueOf(cell[7].toUpperCase(Locale.ROOT)), LocalDate.parse(cell[8]), cell[9]);
  }

  /** The same set with one value replaced, to see what another reading would give. */
  public ParameterSet with(String name, String value) {
    StringBuilder text = new StringBuilder();
    content.lines().forEach(line -> {
      String[] cell = line.split(";", -1);
      if (cell[0].equals(name)) {
        cell[3] = value;
      }
      text.append(String.join(";", cell)).append('\n');
    });
    return parse(text.toString());
  }

  /** SHA-256 of the text, in hexadecimal. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The latest day up to which every value was compared with the texts. */
  public LocalDate checkedUntil() {
    return parameters.stream().map(Parameter::checkedUntil).min(LocalDate::compareTo).orElseThrow();
  }

  /**
   * The values of one civil year.
   *
   * @throws YearNotCovered when a value is missing on a day of the year on which a contract may run
   * @throws IllegalArgumentException when a value changes inside the year: no text does so, and no rule was written for it
   */
  public RuleParameters forYear(CivilYear year) {
    Map<String, Parameter> values = new TreeMap<>();
    for (String name : parameters.stream().map(Parameter::name).distinct().toList()) {
      values.put(name, only(year, name));
    }
    return new RuleParameters(year, values);
  }

  private Parameter only(CivilYear year, String name) {
    LocalDate opening = parameters.stream().map(Parameter::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate first = year.period().from().isBefore(opening) ? opening : year.period().from();
    LocalDate last = year.period().last();
    List<Parameter> touching = new ArrayList<>();
    for (Parameter p : parameters) {
      if (p.name().equals(name) && !p.from().isAfter(last) && !p.to().isBefore(first)) {
        touching.add(p);
      }
    }
    if (first.isAfter(last) || touching.isEmpty()
        || touching.stream().noneMatch(p -> p.inForceOn(first)) || touching.stream().noneMatch(p -> p.inForceOn(last))) {
      throw new YearNotCovered(year, name);
    }
    if (touching.size() > 1) {
      throw new IllegalArgumentException(name + " changes inside the year " + year);
    }
    return touching.get(0);
  }
}
