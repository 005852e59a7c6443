package io.slipway.app;

import io.slipway.config.SettingTable;
import io.slipway.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The sentence about a command line that cannot be run. A word that is no option or command is followed by the nearest one, or by
 * the commands that have the option.
 */
final class UsageSentence {

    /** The words of {@code slipway help} about a command that does not exist. */
    private static final Pattern UNKNOWN = Pattern.compile("Unknown subcommand '(.*)'\\.");

    private UsageSentence() {}

    static String of(ParameterException failure) {
        String message = String.valueOf(failure.getMessage());
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        Matcher asked = UNKNOWN.matcher(message);
        if (asked.matches()) {
            return ofCommand(asked.group(1), command);
        }
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return message;
        }
        String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        if (word.startsWith("-")) {
            return message + optionHint(word, command);
        }
        return command.parent() == null && !command.subcommands().isEmpty()
                ? ofCommand(word, command)
                : message + Nearest.hint(word, command.subcommands().keySet());
    }

    private static String ofCommand(String word, CommandSpec command) {
        CommandSpec program = command.root();
        String hint = Nearest.hint(word, program.subcommands().keySet());
        return "no such command: " + word + (hint.isEmpty() ? "; slipway --help lists them all" : hint);
    }

    private static String optionHint(String word, CommandSpec command) {
        Collection<String> own = command.optionsMap().keySet();
        if (word.startsWith("--") && SettingTable.find(word.substring(2)).isPresent()) {
            return "; " + command.name() + " does not use " + word;
        }
        String hint = Nearest.hint(word, own);
        if (!hint.isEmpty()) {
            return hint;
        }
        if (word.equals("--json") && own.contains("--out")) {
            return "; " + command.name() + " writes its figures as JSON into the directory of --out";
        }
        List<String> others = commandsWith(word);
        return others.isEmpty() ? "" : "; an option of " + String.join(", ", others);
    }

    private static List<String> commandsWith(String option) {
        List<String> names = new ArrayList<>();
        for (CommandLine each : Main.commandLine("completion").getSubcommands().values()) {
            if (each.getCommandSpec().optionsMap().containsKey(option)) {
                names.add(each.getCommandName());
            }
        }
        return names;
    }
}
