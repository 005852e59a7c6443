package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every result can be made again from the settings that were written with it, to the byte. */
class AgainTest {

    private static final String FEES = "venues: {XNAS: {schedules: [{from: 2024-01-01, take: 0.3c, rebate: 0.2c}]}}\n";

    @TempDir
    private Path directory = Path.of("");

    private static String example() {
        return SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
    }

    private void run(String... words) {
        Commands result = Commands.run(words);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backtest --side sell --qty 700 --fee 0.3c --venue-fees FEES --slice 20s --entry-latency 250us",
                "backtest --strategies twap,cont-kukanov,pov --profile default --lambda-under 0.02 --param participation=5%",
                "tune --side sell --search random --points 9 --seed 5 --start 2024-08-01T14:00:30Z",
                "tune --profile trial --qty 1000",
                "study --horizon 8s --slice 4s --sizes 300 --starts 8 --strategies twap,best-ask",
                "calibrate --rest 5s --queue-model proportional --end 2024-08-01T14:05:00Z",
            })
    void aDirectoryIsMadeAgain(String line) throws IOException {
        Path fees = Files.writeString(directory.resolve("fees.yaml"), FEES);
        List<String> words =
                new ArrayList<>(List.of(line.replace("FEES", fees.toString()).split(" ", -1)));
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        words.addAll(List.of("--input", example(), "--quiet", "--out", first.toString()));
        run(words.toArray(String[]::new));
        String config = first.resolve("config.resolved.yaml").toString();
        run(words.get(0), "--config", config, "--quiet", "--out", second.toString());
        assertSame(first, second);
    }

    @Test
    void anInspectionIsMadeAgain() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        run("inspect", example(), "--to", "2024-08-01T14:03:00Z", "--out", first.toString());
        run("inspect", "--config", first.resolve("config.resolved.yaml").toString(), "--out", second.toString());
        assertSame(first, second);
    }

    private static void assertSame(Path first, Path second) throws IOException {
        assertThat(files(second)).isEqualTo(files(first)).isNotEmpty();
        for (Path file : files(first)) {
            assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "convert EXAMPLE --to 2024-08-01T14:01:00Z --schema mbp-1",
                "generate --preset wide --seed 4 --duration 20s --venues 3",
            })
    void aFileIsMadeAgain(String line) {
        List<String> words =
                new ArrayList<>(List.of(line.replace("EXAMPLE", example()).split(" ", -1)));
        Path first = directory.resolve("first.csv");
        Path second = directory.resolve("second.csv");
        words.addAll(List.of("--out", first.toString()));
        run(words.toArray(String[]::new));
        run(words.get(0), "--config", first + ".config.yaml", "--out", second.toString());
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Path.of(second + ".config.yaml")).hasSameBinaryContentAs(Path.of(first + ".config.yaml"));
    }

    @Test
    void otherDataIsRefusedAndCanBeAskedFor() throws IOException {
        Path data = Files.copy(Path.of(example()), directory.resolve("data.csv"));
        Path first = directory.resolve("first");
        run("backtest", "--input", data.toString(), "--quiet", "--out", first.toString());
        List<String> lines = Files.readAllLines(data);
        Files.write(data, lines.subList(0, lines.size() - 1));
        String config = first.resolve("config.resolved.yaml").toString();
        String out = directory.resolve("second").toString();
        Commands refused = Commands.run("backtest", "--config", config, "--quiet", "--out", out);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(refused.err()).contains("the data is not what these settings were made for: expected SHA-256=");
        run("backtest", "--config", config, "--input", data.toString(), "--quiet", "--out", out);
    }

    @Test
    void aNameOfAFileIsNoSetting() throws IOException {
        Path evil = directory.resolve("evil\ndecision-price: \"1\"\n#.csv");
        Files.copy(Path.of(example()), evil);
        Path out = directory.resolve("out");
        run(
                "backtest",
                "--input",
                evil.toString(),
                "--strategies",
                "best-ask,twap",
                "--quiet",
                "--out",
                out.toString());
        assertThat(Files.readAllLines(out.resolve("config.resolved.yaml")))
                .noneMatch(line -> line.startsWith("decision-price"));
        Path again = directory.resolve("again");
        String config = out.resolve("config.resolved.yaml").toString();
        run("backtest", "--config", config, "--quiet", "--out", again.toString());
        assertSame(out, again);
    }
}
