package fr.coscom.cli;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of every command, in the language asked for: what it does, examples, then the synopsis and the options. All
 * words are in {@code help_fr.properties} and its twin; those of a new command are
 * {@code coscom.NAME.usage.description}, {@code .examples}, {@code .usage.footer} and one key for each option or
 * parameter that has none yet.
 */
final class HelpPages {

  static final String EXAMPLES = "examples";

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final List<String> ORDER = List.of(
      UsageMessageSpec.SECTION_KEY_DESCRIPTION,
      EXAMPLES,
      UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
      UsageMessageSpec.SECTION_KEY_SYNOPSIS,
      UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
      UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
      UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
      UsageMessageSpec.SECTION_KEY_OPTION_LIST,
      UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
      UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
      UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
      UsageMessageSpec.SECTION_KEY_FOOTER);

  private final ResourceBundle words;

  HelpPages(String language) {
    words = ResourceBundle.getBundle(
        "fr.coscom.cli.help", Locale.forLanguageTag(language), HelpPages.class.getClassLoader(), NO_FALLBACK);
  }

  void putInto(CommandLine line) {
    line.setResourceBundle(words);
    line.setHelpSectionKeys(ORDER);
    line.getHelpSectionMap().put(EXAMPLES, this::examples);
    line.getSubcommands().values().forEach(this::putInto);
  }

  /** The command lines that show a command at work, one a line; empty when there are none. */
  List<String> examples(String qualifiedName) {
    try {
      return words.getString(qualifiedName + "." + EXAMPLES).lines().toList();
    } catch (MissingResourceException e) {
      return List.of();
    }
  }

  private String examples(Help help) {
    StringBuilder text = new StringBuilder(String.format("%n%s%n", words.getString("examples.heading")));
    examples(help.commandSpec().qualifiedName(".")).forEach(example -> text.append(String.format("  %s%n", example)));
    return text.append(System.lineSeparator()).toString();
  }
}
