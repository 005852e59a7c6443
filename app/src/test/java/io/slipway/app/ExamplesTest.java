package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the help and of the pages, run: those whose files are shipped or come from an example before. */
class ExamplesTest {

    /** Words of lines that need a broker, a network or another build, make a project, or take long. */
    private static final Set<String> ELSEWHERE = Set.of(
            "broker",
            "produce",
            "--topic",
            "--live",
            "order",
            "record",
            "cluster",
            "--cluster",
            "notebook",
            "new",
            "quotes.parquet",
            "my-strategy.jar",
            "binance:BTCUSDT",
            "day.csv.zst");

    /** Commands that write to a folder of their own unless told. */
    private static final Set<String> WRITERS = Set.of("backtest", "tune", "study", "calibrate", "demo");
    /** A path, or a word that stands for a value of the reader's own. */
    private static final String FILE = "[A-Za-z][\\w-]*[./]\\S+|[A-Z]+";

    @TempDir
    Path folder;

    private final Set<List<String>> waiting = new LinkedHashSet<>();
    private int done;

    @Tag("slow")
    @Test
    void theExamplesOfTheHelpAndOfThePagesRun() throws IOException {
        ExampleLines.ofHelp().values().forEach(waiting::addAll);
        for (Path page : ExampleLines.pages()) {
            if (!page.toString().contains("tutorials")) { // those have a runner of their own, docs/tutorials/test
                waiting.addAll(ExampleLines.ofBlocks(page));
            }
        }
        waiting.removeIf(line -> line.stream().anyMatch(ELSEWHERE::contains));
        int before;
        do {
            before = waiting.size();
            waiting.removeIf(this::runs);
        } while (waiting.size() < before);
        assertThat(done).as("all but %s", waiting).isGreaterThanOrEqualTo(20);
    }

    /** Runs a line if its files are there. */
    private boolean runs(List<String> line) {
        List<String> words = new ArrayList<>();
        for (String word : line) {
            boolean output = !words.isEmpty() && words.get(words.size() - 1).equals("--out");
            Optional<Path> input = word.matches(FILE) ? find(word) : Optional.of(Path.of(word));
            if (!output && input.isEmpty()) {
                return false;
            }
            words.add(
                    output
                            ? folder.resolve(word).toString()
                            : input.map(Path::toString).orElse(word));
        }
        if (WRITERS.contains(line.get(0)) && !line.contains("--out")) {
            words.addAll(
                    List.of("--out", folder.resolve("runs").resolve(line.get(0)).toString()));
        }
        if (line.get(0).equals("demo") && !line.contains("--input")) {
            words.addAll(List.of(
                    "--input",
                    SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString()));
        }
        Commands result = Commands.run(words.toArray(String[]::new));
        assertThat(result.err()).as("%s", line).doesNotContain("slipway: ");
        assertThat(result.exitCode()).as("%s", line).isZero();
        done++;
        return true;
    }

    private Optional<Path> find(String name) {
        return List.of(folder.resolve(name), SharedFiles.root().resolve(name)).stream()
                .filter(Files::exists)
                .findFirst();
    }
}
