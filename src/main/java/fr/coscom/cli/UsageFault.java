package fr.coscom.cli;

import fr.coscom.basis.Messages;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence that ends with the next step. */
record UsageFault(Messages words) {

  String of(ParameterException fault) {
    String help = fault.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return words.text("usage.fault", sentence(fault), help);
  }

  private String sentence(ParameterException fault) {
    if (fault instanceof MissingParameterException missing) {
      return missing(missing);
    }
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (fault instanceof OverwrittenOptionException twice) {
      return words.text("usage.twice", name(twice.getOverwritten()));
    }
    if (fault.getArgSpec() != null) {
      return fault.getArgSpec().arity().max() == 0
          ? words.text("usage.flag", name(fault.getArgSpec()))
          : words.text("usage.value", fault.getValue(), name(fault.getArgSpec()), expected(fault.getArgSpec()));
    }
    return words.text("usage.other", fault.getMessage().lines().findFirst().orElse(""));
  }

  private String missing(MissingParameterException fault) {
    String required = fault.getMissing().stream().filter(ArgSpec::required).map(UsageFault::name)
        .collect(Collectors.joining(", "));
    if (!required.isEmpty()) {
      return words.text("usage.missing", required);
    }
    return fault.getMissing().stream().findFirst()
        .map(argument -> words.text("usage.noValue", name(argument), expected(argument)))
        .orElseGet(() -> words.text("usage.incomplete"));
  }

  private String unmatched(UnmatchedArgumentException fault) {
    String first = fault.getUnmatched().get(0);
    List<String> near = fault.getSuggestions();
    String found = first.startsWith("-") ? "usage.unknownOption"
        : fault.getCommandLine().getSubcommands().isEmpty() ? "usage.tooMany" : "usage.unknownCommand";
    return near.isEmpty()
        ? words.text(found, first)
        : words.text("usage.near", words.text(found, first), String.join(", ", near));
  }

  private String expected(ArgSpec argument) {
    boolean several = argument.type().isArray() || argument.isMultiValue();
    Class<?> type = several ? argument.auxiliaryTypes()[0] : argument.type();
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).map(value -> value.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
    if (type == int.class || type == Integer.class) {
      return words.text("usage.expected.number");
    }
    if (type == LocalDate.class) {
      return words.text("usage.expected.day");
    }
    if (type == BigDecimal.class) {
      return words.text("usage.expected.decimal");
    }
    return type == Charset.class ? words.text("usage.expected.charset") : argument.paramLabel();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
