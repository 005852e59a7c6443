package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Claims of the pages and of the help that the code can check: links, names of types and files, and command lines. */
class DocsTest {

    private static final Path ROOT = SharedFiles.root();
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern TYPE =
            Pattern.compile("((?:[A-Z][a-z0-9]{2,}|[A-Z][a-z0-9]+[A-Z][a-z])[A-Za-z0-9]*)(?:[.#(].*)?");
    private static final Pattern PACKAGE = Pattern.compile("(io\\.slipway(?:\\.[a-z]\\w*)+)(?:\\.[A-Z]\\w*)?");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    private static final List<String> JDK_PACKAGES = List.of(
            "java.lang",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.stream",
            "java.time",
            "java.io",
            "java.math");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : ExampleLines.pages()) {
            for (MatchResult link :
                    LINK.matcher(ExampleLines.prose(page)).results().toList()) {
                if (!link.group(1).matches("[a-z]+:.*") && !leadsSomewhere(page, link.group(1))) {
                    broken.add(ROOT.relativize(page) + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyTypeThatAPageNamesIsThere() throws IOException {
        Set<String> types = types();
        Set<String> unknown = new TreeSet<>();
        for (Path page : ExampleLines.pages()) {
            for (String code : ExampleLines.codes(page)) {
                Matcher type = TYPE.matcher(code);
                if (namesTypes(page)
                        && type.matches()
                        && !types.contains(type.group(1))
                        && !isOfTheJdk(type.group(1))) {
                    unknown.add(ROOT.relativize(page) + ": " + code);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** Names of Java modules, which look like packages. */
    private static Set<String> modules() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOT)) {
            for (Path pom : files.map(each -> each.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                Matcher name =
                        Pattern.compile("<module.name>([^<]+)</module.name>").matcher(Files.readString(pom));
                if (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    @Test
    void everyPackageThatAPageNamesIsThere() throws IOException {
        Set<String> packages = packages();
        packages.addAll(modules());
        Set<String> unknown = new TreeSet<>();
        for (Path page : ExampleLines.pages()) {
            for (String code : ExampleLines.codes(page)) {
                Matcher name = PACKAGE.matcher(code);
                if (namesTypes(page) && name.matches() && !packages.contains(name.group(1))) {
                    unknown.add(ROOT.relativize(page) + ": " + code);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyFileOfTheProjectThatAPageNamesIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path page : ExampleLines.pages()) {
            for (String code : ExampleLines.codes(page)) {
                if (isFileOfTheProject(code)
                        && !Files.exists(ROOT.resolve(code))
                        && !Files.exists(page.resolveSibling(code))) {
                    missing.add(ROOT.relativize(page) + ": " + code);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Tells whether a text is a path that begins with a folder of the project, other than one that a build or a run makes, or that lies beside it. */
    private static boolean isFileOfTheProject(String code) {
        return code.matches("[a-z.][\\w.-]*/[\\w./-]+")
                && !code.contains("target/")
                && !code.startsWith("runs/")
                && !code.startsWith("../")
                && Files.isDirectory(ROOT.resolve(code.substring(0, code.indexOf('/'))));
    }

    @Test
    void everyCommandLineOfAPageIsUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : ExampleLines.pages()) {
            List<List<String>> lines = new ArrayList<>(ExampleLines.ofBlocks(page));
            lines.addAll(ExampleLines.ofProse(page));
            lines.forEach(line -> check(ROOT.relativize(page).toString(), line, wrong));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyCommandLineOfTheHelpIsUnderstood() {
        List<String> wrong = new ArrayList<>();
        ExampleLines.ofHelp().forEach((place, lines) -> {
            assertThat(lines).as(place).isNotEmpty();
            lines.forEach(line -> check(place, line, wrong));
        });
        assertThat(wrong).isEmpty();
    }

    /** Tells whether capital words of a page are types: a history names those that were, the page of formats the columns of files. */
    private static boolean namesTypes(Path page) {
        return !page.endsWith("CHANGELOG.md") && !page.endsWith("FORMATS.md") && !page.endsWith("REGULATORY.md");
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The names that GitHub gives to headings. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new LinkedHashSet<>();
        ExampleLines.prose(page).lines().filter(line -> line.matches("#+ .*")).forEach(line -> {
            String name = line.replaceFirst("#+ ", "")
                    .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            String free = name;
            for (int i = 1; !anchors.add(free); i++) {
                free = name + "-" + i;
            }
        });
        return anchors;
    }

    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> String.valueOf(file.getParent()))
                    .filter(folder -> folder.contains("/io/slipway"))
                    .map(folder -> folder.substring(folder.lastIndexOf("/io/slipway") + 1)
                            .replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .forEach(file -> {
                        try {
                            DECLARATION
                                    .matcher(Files.readString(file))
                                    .results()
                                    .forEach(found -> types.add(found.group(1)));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        return types;
    }

    private static boolean isOfTheJdk(String type) {
        return JDK_PACKAGES.stream().anyMatch(name -> {
            try {
                Class.forName(name + "." + type, false, DocsTest.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }

    private static void check(String place, List<String> arguments, List<String> wrong) {
        try {
            String[] line = arguments.toArray(String[]::new);
            ParseResult parsed = Main.commandLine(line).parseArgs(line);
            ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
            if (!command.unmatched().isEmpty()) {
                wrong.add(place + ": " + arguments + ": " + command.unmatched());
            }
        } catch (MissingParameterException e) {
            // A page may name a command without all that it needs.
        } catch (ParameterException e) {
            wrong.add(place + ": " + arguments + ": " + e.getMessage());
        }
    }
}
