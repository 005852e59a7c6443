package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.synthetic.Preset;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerateCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theShippedExampleIsTheLiquidPreset() {
        Path made = directory.resolve("made.csv");
        assertThat(generate("--preset", "liquid", "--out", made.toString()).out())
                .contains("17,866 events");
        assertThat(made).hasSameBinaryContentAs(shipped("demo_mbp-1.csv"));
    }

    @Test
    void theShippedDirtyFileIsTheDirtyPreset() {
        Path made = directory.resolve("dirty_mbp-1.csv");
        assertThat(generate("--preset", "dirty", "--out", made.toString()).exitCode())
                .isZero();
        assertThat(made).hasSameBinaryContentAs(shipped("dirty_mbp-1.csv"));
        assertThat(directory.resolve("dirty_expected.csv")).hasSameBinaryContentAs(shipped("dirty_expected.csv"));
        assertThat(shipped("dirty_mbp-1.csv").toFile().length()).isLessThan(3_000_000);
    }

    @ParameterizedTest
    @CsvSource({"plain.csv", "packed.csv.gz", "packed.csv.zst"})
    void tenLevelsAreReadBackFromAnyCompression(String name) {
        Path file = directory.resolve(name);
        generate(
                "--schema", "mbp-10", "--duration", "1m", "--venues", "4", "--symbol", "XYZ", "--out", file.toString());
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(tape.instrument().symbol()).isEqualTo("XYZ");
        assertThat(tape.size()).isGreaterThan(500);
    }

    @Test
    void startDurationAndSeedAreThoseAskedFor() {
        Path file = directory.resolve("day.csv");
        generate(
                "--seed",
                "3",
                "--start",
                "2024-08-01T13:30:00Z",
                "--duration",
                "1m30s",
                "--preset",
                "wide",
                "--out",
                file.toString());
        SyntheticSettings settings = SyntheticSettings.defaults()
                .withSeed(3)
                .withStart(Instant.parse("2024-08-01T13:30:00Z"))
                .withDuration(Duration.ofSeconds(90))
                .withPreset(Preset.WIDE);
        assertThat(MarketTape.readAll(DataFiles.open(file, ReadOptions.all())).sha256())
                .isEqualTo(MarketTape.readAll(SyntheticMarket.of(settings)).sha256());
    }

    @ParameterizedTest
    @CsvSource({
        "--preset, loose, 'expected standard, liquid, tight, wide, halt or dirty'",
        "--schema, mbo, '--schema: unknown: value=mbo'",
        "--venues, 17, '--venues: out of range: value=17'",
        "--duration, 6h30, value=6h30",
        "--start, noon, '--start: not a time with a zone: value=noon'"
    })
    void wrongOptionsAreNamed(String option, String value, String message) {
        Commands result =
                generate(option, value, "--out", directory.resolve("x.csv").toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(message);
        assertThat(directory.resolve("x.csv")).doesNotExist();
    }

    @Test
    void aNameOfNoFormatIsAMatterOfUsage() {
        Commands result = generate(
                "--duration", "10s", "--out", directory.resolve("x.txt").toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("slipway: no format for a file of that name");
    }

    private static Commands generate(String... options) {
        List<String> line = new ArrayList<>(List.of("generate"));
        line.addAll(List.of(options));
        return Commands.run(line.toArray(String[]::new));
    }

    private static Path shipped(String name) {
        return SharedFiles.root().resolve("examples").resolve(name);
    }
}
