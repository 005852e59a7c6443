package io.slipway.config.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.search.SearchListener;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration that a run directory states is the one that made its figures. */
class RunDirectoryWriterTest {

    private static final MarketTape TAPE = MarketTape.readAll(DataFiles.open(
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/demo_mbp-1.csv"), ReadOptions.all()));

    private static final Origin ORIGIN = new Origin("test", "file:demo");

    @TempDir
    private Path directory = Path.of("");

    private static Map<String, String> flags(String text) {
        Map<String, String> flags = new LinkedHashMap<>();
        flags.put("start", "2024-08-01T14:00:30Z");
        for (String flag : text.split(" ", -1)) {
            String[] parts = flag.split("=", 2);
            flags.put(parts[0], parts[1]);
        }
        return flags;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "side=buy qty=2000",
                "side=sell qty=2000 fee=0.3c rebate=0.2c slice=30s",
                "qty=300 strategies=twap,sweep under-test=sweep seed=7 end=2024-08-01T14:04:00Z",
                "side=sell qty=700 venue-fees=us-equities entry-latency=250us volume-curve=flat",
                "qty=500 profile=trial fee=0.1c",
            })
    void aBacktestIsMadeByTheConfigurationBesideIt(String text) throws IOException {
        RunConfig config = RunConfig.of(Settings.parse(Command.BACKTEST, flags(text)));
        ConfiguredRun run = ConfiguredRun.backtest(TAPE, config, ORIGIN);
        RunDirectoryWriter.write(directory, run);
        check(run, Command.BACKTEST);
        assertThat(directory.resolve("config.best.yaml")).doesNotExist();
    }

    @Test
    void aSearchIsMadeByTheConfigurationBesideIt() throws IOException {
        RunConfig config = RunConfig.of(Settings.parse(
                        Command.TUNE, flags("side=sell qty=700 fee=0.2c slice=2m lambda-under=0.01,0.05")))
                .withSearchDefaults();
        ConfiguredRun run = ConfiguredRun.tune(TAPE, config, ORIGIN, Runnable::run, SearchListener.NONE);
        RunDirectoryWriter.write(directory, run);
        RunConfig stated = check(run, Command.TUNE);
        assertThat(stated.space().names()).isEqualTo(config.space().names());
        assertThat(directory.resolve("config.best.yaml")).isRegularFile();
    }

    private RunConfig check(ConfiguredRun run, Command command) throws IOException {
        SettingsFile.Read read = SettingsFile.read(directory.resolve("config.resolved.yaml"), command);
        assertThat(read.unused()).isEmpty();
        RunConfig stated = RunConfig.of(Settings.of(command, read.texts()));
        RunSpec made = run.result().spec();
        RunSpec spec = stated.spec(TAPE, made.parameters());
        assertThat(spec.order()).isEqualTo(made.order());
        assertThat(spec.rules()).isEqualTo(made.rules());
        assertThat(spec.fees()).isEqualTo(made.fees());
        assertThat(spec.schedule()).isEqualTo(made.schedule());
        assertThat(spec.model()).isEqualTo(made.model());
        assertThat(stated.underTest().name()).isEqualTo(made.underTest());
        assertThat(stated.strategies().stream().map(each -> each.name()).toList())
                .isEqualTo(made.strategies().stream().map(StrategySpec::name).toList());
        JsonNode results =
                new ObjectMapper().readTree(directory.resolve("results.json").toFile());
        assertThat(results.at("/order/side").asText())
                .isEqualToIgnoringCase(spec.order().side().name());
        assertThat(results.at("/order/qty").asLong()).isEqualTo(spec.order().qty());
        assertThat(results.at("/seed").asLong()).isEqualTo(stated.seed());
        return stated;
    }

    @Test
    void nobodyPutsARunAndAConfigurationTogether() {
        assertThat(Arrays.stream(ConfiguredRun.class.getDeclaredConstructors())
                        .map(Constructor::getModifiers)
                        .toList())
                .allMatch(Modifier::isPrivate);
    }
}
