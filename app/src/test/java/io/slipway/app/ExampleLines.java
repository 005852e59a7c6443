package io.slipway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command lines that pages and the help show. */
final class ExampleLines {

    private static final Path ROOT = SharedFiles.root();
    private static final Pattern PROGRAM_LINE = Pattern.compile("(?:[$#] )?(?:\\./)?slipway ([a-z].*)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ExampleLines() {}

    /** The pages of the repository. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> found = Files.walk(ROOT, 3)) {
            return found.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|runs|\\..*)/.*"))
                    .sorted()
                    .toList();
        }
    }

    /** A page without its blocks of code. */
    static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?ms)^```.*?^```", "");
    }

    /** The texts of a page that stand between backticks. */
    static List<String> codes(Path page) throws IOException {
        return CODE.matcher(prose(page)).results().map(found -> found.group(1)).toList();
    }

    /** Arguments of the program in all lines of the help, by command. */
    static Map<String, List<List<String>>> ofHelp() {
        CommandLine program = Main.commandLine("completion");
        List<CommandLine> all = new ArrayList<>(List.of(program));
        all.addAll(program.getSubcommands().values());
        Map<String, List<List<String>>> lines = new LinkedHashMap<>();
        for (CommandLine command : all) {
            String footer =
                    String.join("\n", command.getCommandSpec().usageMessage().footer());
            lines.put(command.getCommandName() + " --help", arguments(joined(footer)));
        }
        return lines;
    }

    /** Arguments of the program in the lines of a page's blocks of code. */
    static List<List<String>> ofBlocks(Path page) throws IOException {
        StringBuilder blocks = new StringBuilder();
        BLOCK.matcher(Files.readString(page)).results().forEach(found -> blocks.append(found.group(1)));
        return arguments(joined(blocks.toString()));
    }

    /** Arguments of the program in the prose of a page. */
    static List<List<String>> ofProse(Path page) throws IOException {
        return arguments(
                codes(page).stream().map(code -> code.replaceAll("\\s+", " ")).toList());
    }

    /** Lines, those that end in a backslash with the next. */
    private static List<String> joined(String text) {
        return text.replaceAll("\\\\\\n\\s*", "").lines().toList();
    }

    private static List<List<String>> arguments(List<String> lines) {
        List<List<String>> all = new ArrayList<>();
        for (String line : lines) {
            Matcher program = PROGRAM_LINE.matcher(line.strip());
            if (program.matches()) {
                all.add(words(
                        program.group(1).replaceFirst(" +([|&>#]|2>).*", "").replaceAll("[;,:]? V is .*", "")));
            }
        }
        return all;
    }

    private static List<String> words(String arguments) {
        return Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+")
                .matcher(arguments)
                .results()
                .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
                .toList();
    }
}
