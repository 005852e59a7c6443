package io.slipway.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules of the launcher for Windows that can be told from its text, since the build runs on other systems. */
class WindowsLauncherTest {

    private static final Path BATCH = SharedFiles.root().resolve("dist/src/bin/slipway.bat");
    private static final Path SHELL = SharedFiles.root().resolve("dist/src/bin/slipway");

    /** Variables that Windows or the user sets. */
    private static final Set<String> GIVEN = Set.of("JAVA_HOME", "SLIPWAY_JAVA_OPTS", "ERRORLEVEL");

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static List<String> lines() throws IOException {
        return List.of(text(BATCH).split("\r\n", -1));
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyLineEndsAsWindowsEndsThem() throws IOException {
        assertThat(text(BATCH).replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text(BATCH)).endsWith("\r\n").matches("\\p{ASCII}*");
    }

    @Test
    void variablesStayInTheLauncherAndEachOneIsSetBeforeItIsUsed() throws IOException {
        assertThat(lines().get(0)).isEqualTo("@echo off");
        assertThat(lines()).contains("setlocal");
        Set<String> set = new TreeSet<>(GIVEN);
        for (String line : lines().subList(lines().indexOf("setlocal"), lines().size())) {
            assertThat(set).as(line).containsAll(all("%([A-Z_]+)%", line));
            set.addAll(all("set \"([A-Z_]+)=", line));
        }
    }

    /** A folder with spaces in its name would otherwise become several words. */
    @Test
    void everyPathIsInQuotes() throws IOException {
        List<String> bare = new ArrayList<>();
        for (String line : lines()) {
            String unquoted = line.replace("^\"", "").replaceAll("\"[^\"]*\"", "\"\"");
            assertThat(unquoted.chars().filter(sign -> sign == '"').count() % 2)
                    .as(line)
                    .isZero();
            if (unquoted.matches("(?!rem ).*%(?:ROOT|JAVA|JAVA_HOME|CLASSES|~dp0|~1)\\b.*")) {
                bare.add(line);
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void theExitCodeIsThatOfTheProgram() throws IOException {
        List<String> end = lines().stream().filter(line -> !line.isBlank()).toList();
        assertThat(end.get(end.size() - 2)).endsWith(" io.slipway.app.Main %*");
        assertThat(end.get(end.size() - 1)).isEqualTo("exit /b %ERRORLEVEL%");
    }

    /** Every option of the JVM but the two that tell whether output goes to a terminal, which a batch file cannot know. */
    private static Set<String> options(String text) {
        String code = text.lines()
                .filter(line -> !line.startsWith("rem ") && !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        Set<String> options = all("[\\s\"=](-[XD][^\\s\"$%]+|--[a-z]+-[a-z-]+=[^\\s\";]+)", code);
        options.removeIf(option -> option.startsWith("-Dslipway.terminal."));
        return options;
    }

    /** The commands for which the batch file sets a variable. */
    private static String commands(String variable) throws IOException {
        return String.join(" | ", all("if \"%~1\"==\"(\\w+)\" set \"" + variable + "=", text(BATCH)));
    }

    /** The two launchers start the same program with the same options, and give the broker's jars to the same commands. */
    @Test
    void itDoesWhatTheLauncherOfOtherSystemsDoes() throws IOException {
        assertThat(options(text(BATCH)))
                .hasSizeGreaterThan(8)
                .contains("-Xmx512m", "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1")
                .isEqualTo(options(text(SHELL)));
        for (String release : List.of("(?:LSS|-ge) (17)\\b", "(?:GEQ|-ge) (24)\\b")) {
            assertThat(all(release, text(BATCH))).as(release).isNotEmpty().isEqualTo(all(release, text(SHELL)));
        }
        assertThat(commands("CLASSES")).isEqualTo("broker | demo");
        assertThat(text(SHELL)).contains("demo | broker) classes=");
        assertThat(commands("COMPILER")).isEqualTo("cluster | record | run | work");
        assertThat(text(SHELL)).containsPattern("record \\| run\\)\\s+compiler=");
    }
}
