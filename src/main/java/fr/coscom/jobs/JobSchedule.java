package fr.coscom.jobs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a job of {@code jobs/} is due ({@code schedule.cron}, Europe/Paris) and with which arguments it is started then
 * ({@code schedule.properties}).
 *
 * @param cron five fields: minute, hour, day, month, day of the week
 * @param values of schedule.properties, with what was set on the command line over them
 */
public record JobSchedule(String job, String cron, Map<String, String> values) {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)\\}");
  private static final String FILES = "{files}";

  public JobSchedule {
    values = Map.copyOf(values);
  }

  /**
   * The jobs that have a schedule, by name.
   *
   * @param set what one of them has a value for
   * @throws ScheduleUnusable when a definition cannot be used, or no job has a value of that name
   */
  public static List<JobSchedule> in(Path jobs, Map<String, String> set) {
    try (Stream<Path> folders = Files.list(jobs)) {
      List<JobSchedule> schedules = folders.filter(folder -> Files.exists(folder.resolve("schedule.properties"))).sorted()
          .map(folder -> read(folder, set)).toList();
      refuseUnknown(schedules, set.keySet());
      return schedules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A misspelt name would start the jobs with the values that were to be changed. */
  private static void refuseUnknown(List<JobSchedule> schedules, Set<String> names) {
    Set<String> known = new TreeSet<>();
    schedules.forEach(schedule -> known.addAll(schedule.values().keySet()));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ScheduleUnusable("schedule.noName", name, String.join(", ", known));
      }
    }
  }

  private static JobSchedule read(Path folder, Map<String, String> set) {
    try (Reader reader = Files.newBufferedReader(folder.resolve("schedule.properties"))) {
      Properties properties = new Properties();
      properties.load(reader);
      Map<String, String> values = new TreeMap<>();
      properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name).strip()));
      set.forEach(values::replace);
      List<String> lines = Files.readAllLines(folder.resolve("schedule.cron")).stream()
          .map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
      if (lines.size() != 1 || !values.containsKey("arguments")) {
        throw new ScheduleUnusable("schedule.definition", folder);
      }
      return new JobSchedule(folder.getFileName().toString(), lines.get(0), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The arguments for a day; nothing when the job is for files and there is none.
   *
   * @throws ScheduleUnusable when a place in them has no value, or the folder of the files is not there
   */
  public Optional<List<String>> arguments(LocalDate day) {
    List<String> arguments = new ArrayList<>();
    for (String argument : values.get("arguments").split("\\s+")) {
      if (argument.equals(FILES)) {
        List<String> files = files();
        if (files.isEmpty()) {
          return Optional.empty();
        }
        arguments.addAll(files);
      } else {
        arguments.add(filled(argument, day));
      }
    }
    return Optional.of(arguments);
  }

  private String filled(String text, LocalDate day) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), day)));
  }

  private String value(String name, LocalDate day) {
    if (name.equals("last-year")) {
      return Integer.toString(day.getYear() - 1);
    }
    if (!values.containsKey(name)) {
      throw new ScheduleUnusable("schedule.noValue", job, "{" + name + "}");
    }
    return values.get(name);
  }

  private List<String> files() {
    Path pattern = Path.of(value("files", LocalDate.EPOCH));
    Path folder = pattern.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new ScheduleUnusable("schedule.noFolder", job, folder);
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern.getFileName().toString())) {
      List<String> files = new ArrayList<>();
      found.forEach(file -> files.add(file.toString()));
      files.sort(null);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
