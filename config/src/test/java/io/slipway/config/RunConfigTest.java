package io.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.strategy.Definition;
import io.slipway.text.ConfigException;
import io.slipway.trial.TrialRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigTest {

    @TempDir
    private Path directory = Path.of("");

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("run.yaml"), yaml);
    }

    @ParameterizedTest
    @CsvSource({
        "SIDE, hold",
        "QTY, 0",
        "QTY, 1.5",
        "START, tomorrow",
        "PROFILE, mine",
        "STRATEGIES, 'best-ask,unknown'",
        "ALLOCATOR, unknown",
        "FEE, cheap",
        "LOT, 0",
        "SLICE, 60",
        "LAMBDA_UNDER, -1",
        "THETA_QUEUE, ''','",
        "SEARCH, annealing",
        "POINTS, 0",
        "SEED, x"
    })
    void aWrongValueIsAnErrorThatNamesItsFlag(ConfigKey key, String text) {
        assertThatThrownBy(() -> RunConfig.of(Map.of(key, text)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--" + key.key() + ":");
    }

    @Test
    void readsAFileOfTheSameNamesAsTheFlags() throws IOException {
        Map<ConfigKey, String> read = ConfigFile.read(
                file("side: sell\nqty: 2_000\nfee: 0.3c\nstrategies: [best-ask, twap]\nlambda-under: [0.01, 0.02]\n"));
        RunConfig config = RunConfig.of(read);
        assertThat(config.strategies()).extracting(Definition::name).containsExactly("best-ask", "twap");
        assertThat(config.space().grid()).hasSize(2);
    }

    @Test
    void refusesAnUnknownKeyByName() throws IOException {
        Path yaml = file("side: sell\nquantity: 5\n");
        assertThatThrownBy(() -> ConfigFile.read(yaml)).hasMessage("run.yaml: unknown key: key=quantity");
    }

    @Test
    void refusesWhatIsNotYaml() throws IOException {
        Path broken = file("side: [sell\n");
        assertThatThrownBy(() -> ConfigFile.read(broken)).isInstanceOf(ConfigException.class);
        Path list = file("- sell\n");
        assertThatThrownBy(() -> ConfigFile.read(list)).hasMessageContaining("key: value");
        Path nested = file("side:\n  of: market\n");
        assertThatThrownBy(() -> ConfigFile.read(nested))
                .hasMessage("run.yaml: side: not a value, expected text or a number");
    }

    @Test
    void refusesAMissingFile() {
        Path missing = directory.resolve("none.yaml");
        assertThatThrownBy(() -> ConfigFile.read(missing)).isInstanceOf(ConfigException.class);
    }

    @Test
    void writesWhatItReadsBack() throws IOException {
        Map<ConfigKey, String> given = new EnumMap<>(
                Map.of(ConfigKey.SYMBOL, "A\"B\\C", ConfigKey.QTY, "700", ConfigKey.LAMBDA_UNDER, "0.01..0.1/10"));
        RunConfig config = RunConfig.of(given);
        RunConfig again = RunConfig.of(ConfigFile.read(file(ConfigFile.write(config, true, List.of("a comment")))));
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(again.text(key)).isEqualTo(config.text(key));
        }
    }

    @Test
    void aBacktestTakesOneValueOfAParameter() {
        RunConfig config = RunConfig.of(Map.of(ConfigKey.LAMBDA_OVER, "0,1"));
        assertThatThrownBy(config::parameters).hasMessageContaining("--lambda-over");
    }

    @Test
    void theTrialsSearchIsTheUsualGridOf27Points() {
        RunConfig config = RunConfig.of(Map.of(ConfigKey.PROFILE, "trial")).withSearchDefaults();
        assertThat(config.space().grid()).hasSize(27);
        assertThat(config.rules()).isEqualTo(new TrialRules());
    }

    @Test
    void aGivenParameterIsNotSearched() {
        RunConfig config = RunConfig.of(Map.of(ConfigKey.LAMBDA_UNDER, "0.07")).withSearchDefaults();
        assertThat(config.space().valuesE9().get(1)).containsExactly(70_000_000L);
    }
}
