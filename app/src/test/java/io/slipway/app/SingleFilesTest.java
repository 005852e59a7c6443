package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

/** Examples that {@code java} and {@code jshell} run from one file, without a build. */
class SingleFilesTest {

    private static final Path EXAMPLES = SharedFiles.root().resolve("examples");

    private static String output(String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.equals("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The same figures from the text of the CSV file, which holds the same rows. */
    private static String expected() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("demo_mbp-1.csv"));
        List<String> names = List.of(lines.get(0).split(","));
        BigDecimal sum = BigDecimal.ZERO;
        int quotes = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String bid = cells[names.indexOf("bid_px_00")];
            String ask = cells[names.indexOf("ask_px_00")];
            if (!bid.isEmpty() && !ask.isEmpty()) {
                quotes++;
                sum = sum.add(new BigDecimal(ask)).subtract(new BigDecimal(bid));
            }
        }
        return String.format(
                Locale.ROOT,
                "%d records, %d with both sides, mean spread %s",
                lines.size() - 1,
                quotes,
                sum.divide(BigDecimal.valueOf(quotes), 4, RoundingMode.HALF_UP));
    }

    @Test
    void aSingleFileRunsAndItsFiguresAreThoseOfTheSameDataAsText() throws Exception {
        String said = output(
                EXAMPLES.resolve("java/single/Spreads.java").toString(),
                EXAMPLES.resolve("demo_mbp-1.dbn.zst").toString());
        assertThat(said.strip()).isEqualTo(expected());
    }

    @Test
    void theStartOfASessionOfJshellHasNoFaults() throws IOException {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
                shell.addToClasspath(entry);
            }
            String remaining = Files.readString(EXAMPLES.resolve("java/slipway.jsh"));
            while (!remaining.isBlank()) {
                CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(remaining);
                for (SnippetEvent event : shell.eval(info.source())) {
                    assertThat(event.status()).as(info.source()).isEqualTo(Snippet.Status.VALID);
                }
                remaining = info.remaining();
            }
            assertThat(shell.eval("slipway(\"--version\")").get(0).value()).isEqualTo("0");
        }
    }
}
