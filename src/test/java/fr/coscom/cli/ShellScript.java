package fr.coscom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code console} blocks of a page: commands after {@code $}, below each what it prints. A line {@code …} stands for any number
 * of lines, a {@code …} inside a line for any text of that line.
 */
record ShellScript(List<Command> commands) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
  private static final Pattern MARK = Pattern.compile("(?m)^@@ \\d+\\n");
  private static final String LEFT_OUT = "…";

  /** @param line of the page, from 1 */
  record Command(int line, String text, List<String> expected) {

    /** What was printed, when it is not what the page shows. */
    List<String> differencesFrom(String printed) {
      StringBuilder pattern = new StringBuilder();
      for (String shown : expected) {
        pattern.append(shown.equals(LEFT_OUT) ? "(?:.*\\n)*?" : quoted(shown) + "\\n");
      }
      return Pattern.matches(pattern.toString(), printed)
          ? List.of()
          : List.of("line %d: $ %s%nshows%n%s%nbut prints%n%s".formatted(line, text, String.join("\n", expected), printed));
    }

    private static String quoted(String shown) {
      List<String> parts = new ArrayList<>();
      for (String part : shown.split(LEFT_OUT, -1)) {
        parts.add(Pattern.quote(part));
      }
      return String.join(".*", parts);
    }
  }

  static ShellScript of(String page) {
    List<Command> commands = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(page); block.find();) {
      int line = (int) page.substring(0, block.start(1)).lines().count();
      for (String text : block.group(1).split("\n")) {
        line++;
        if (text.startsWith("$ ")) {
          commands.add(new Command(line, text.substring(2), new ArrayList<>()));
        } else {
          commands.get(commands.size() - 1).expected().add(text);
        }
      }
    }
    return new ShellScript(List.copyOf(commands));
  }

  /** For one shell: stops at the first command that fails, and tells where each begins. */
  String source() {
    StringBuilder source = new StringBuilder("set -e\nexec 2>&1\n");
    for (int i = 0; i < commands.size(); i++) {
      source.append("echo '@@ ").append(i).append("'\n").append(commands.get(i).text()).append('\n');
    }
    return source.toString();
  }

  /** Every command whose output is not as shown, and those that were never reached. */
  List<String> differencesFrom(String printed) {
    List<String> differences = new ArrayList<>();
    String[] outputs = MARK.split(printed, -1);
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      if (i + 1 < outputs.length) {
        differences.addAll(command.differencesFrom(outputs[i + 1]));
      } else {
        differences.add("line %d was not reached: $ %s".formatted(command.line(), command.text()));
      }
    }
    return differences;
  }
}
