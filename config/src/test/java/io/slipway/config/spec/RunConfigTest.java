package io.slipway.config.spec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.config.Command;
import io.slipway.config.DataSettings;
import io.slipway.config.Given;
import io.slipway.config.OrderSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.strategy.Definition;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunConfigTest {

    @TempDir
    private Path directory = Path.of("");

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("run.yaml"), yaml);
    }

    private static RunConfig config(Command command, Map<String, String> flags) {
        return RunConfig.of(Settings.parse(command, flags));
    }

    private static Settings settings(Command command, Path file) {
        return Settings.of(command, SettingsFile.read(file, command).texts());
    }

    @ParameterizedTest
    @CsvSource({
        "side, hold",
        "qty, 0",
        "qty, 1.5 shares",
        "start, tomorrow",
        "profile, mine",
        "strategies, 'best-ask,unknown'",
        "under-test, unknown",
        "fee, cheap",
        "lot, -1",
        "slice, 60",
        "lambda-under, -1",
        "theta-queue, ''','",
        "search, annealing",
        "points, 0",
        "seed, x",
        "skip-limit, 101%",
        "zone, Mars",
        "date, today",
        "lenient, maybe"
    })
    void aWrongValueIsAnErrorThatNamesItsFlag(String name, String text) {
        assertThatThrownBy(() -> config(Command.TUNE, Map.of(name, text)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--" + name + ": ");
    }

    @Test
    void aWrongValueOfAFileNamesItsLine() throws IOException {
        Path yaml = file("# comment\nsizes: 500\n\nstarts: 3\nhorizon: 8\n");
        assertThatThrownBy(() -> settings(Command.STUDY, yaml))
                .hasMessageStartingWith("run.yaml:5: horizon: not a duration with a unit: value=8");
    }

    @Test
    void aWordIsCorrected() {
        assertThatThrownBy(() -> config(Command.TUNE, Map.of("search", "gird")))
                .hasMessage("--search: unknown: value=gird, expected grid or random; did you mean grid?");
        assertThatThrownBy(() -> config(Command.TUNE, Map.of("under-test", "twpa")))
                .hasMessageEndingWith("; did you mean twap?");
    }

    @Test
    void readsAFileOfTheSameNamesAsTheFlags() throws IOException {
        RunConfig config = RunConfig.of(
                settings(
                        Command.TUNE,
                        file(
                                "side: sell\nqty: 2_000\nfee: 0.3c\nstrategies: [cont-kukanov, twap]\nlambda-under: [0.01, 0.02]\n")));
        assertThat(config.strategies()).extracting(Definition::name).containsExactly("cont-kukanov", "twap");
        assertThat(config.underTest().name()).isEqualTo("cont-kukanov");
        assertThat(config.space().grid()).hasSize(2);
    }

    @Test
    void flagsOverrideTheFileAndItsDataWithItsDigest() throws IOException {
        Map<String, Given> file = SettingsFile.read(
                        file("input: [a.csv, \"b,c.csv\"]\ninput-sha256: abc\nqty: 7\n"), Command.BACKTEST)
                .texts();
        Settings same = Settings.of(Command.BACKTEST, file);
        assertThat(same.get(DataSettings.INPUT)).containsExactly("a.csv", "b,c.csv");
        assertThat(same.find(OriginSettings.INPUT_SHA256)).contains("abc");
        Settings other = Settings.of(
                Command.BACKTEST, Settings.overridden(file, Map.of("topic", Given.flag("topic", "quotes"))));
        assertThat(other.find(DataSettings.INPUT)).isEmpty();
        assertThat(other.find(OriginSettings.INPUT_SHA256)).isEmpty();
        assertThat(other.get(OrderSettings.QTY)).isEqualByComparingTo("7");
    }

    @Test
    void refusesAnUnknownKeyByNameAndNearest() throws IOException {
        Path yaml = file("side: sell\nhorizn: 5s\n");
        assertThatThrownBy(() -> SettingsFile.read(yaml, Command.STUDY))
                .hasMessage("run.yaml:2: horizn: unknown key: key=horizn; did you mean horizon?");
    }

    @Test
    void namesKeysThatTheCommandDoesNotUse() throws IOException {
        SettingsFile.Read read = SettingsFile.read(file("side: sell\nhorizon: 5s\nallocator: twap\n"), Command.STUDY);
        assertThat(read.unused()).containsExactly("side");
        assertThat(read.texts()).containsOnlyKeys("horizon", "under-test");
    }

    @Test
    void refusesWhatIsNotYaml() throws IOException {
        Path broken = file("side: [sell\n");
        assertThatThrownBy(() -> SettingsFile.read(broken, Command.TUNE)).isInstanceOf(ConfigException.class);
        Path list = file("- sell\n");
        assertThatThrownBy(() -> SettingsFile.read(list, Command.TUNE)).hasMessageContaining("key: value");
        Path nested = file("side:\n  of: market\n");
        assertThatThrownBy(() -> SettingsFile.read(nested, Command.TUNE))
                .hasMessage("run.yaml: side: not a value, expected text or a number");
    }

    @Test
    void refusesAMissingFile() {
        Path missing = directory.resolve("none.yaml");
        assertThatThrownBy(() -> SettingsFile.read(missing, Command.TUNE)).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\"B\\C",
                "evil\ndecision-price: \"1\"\n#.csv",
                "tab\there",
                "bell\u0007",
                "line\u2028separator",
                "next\u0085line",
                "umlaut \u00e4",
                "face \uD83D\uDE00",
                "- dash",
                "'quoted'",
                "true",
                "0100"
            })
    void anyTextIsReadBackAsItWas(String text) throws IOException {
        Settings settings = Settings.parse(Command.BACKTEST, Map.of("qty", "700"))
                .with(DataSettings.INPUT, List.of(text, "b.csv"))
                .with(DataSettings.SYMBOL, text);
        Path printed = file(SettingsFile.print(settings, "1"));
        assertThat(Files.readAllLines(printed)).noneMatch(line -> line.startsWith("decision-price"));
        Settings again = settings(Command.BACKTEST, printed);
        assertThat(again.texts()).isEqualTo(settings.texts());
        assertThat(SettingsFile.print(again, "1")).isEqualTo(Files.readString(printed));
    }

    @Test
    void aFileThatChangedIsRefused() throws IOException {
        Path table = Files.writeString(directory.resolve("latency.csv"), "publisher,entry_ns,report_ns\nXNAS,1,2\n");
        Settings settings = Settings.parse(Command.BACKTEST, Map.of("latency-file", table.toString()));
        Path printed = file(SettingsFile.print(settings, "1"));
        assertThat(settings(Command.BACKTEST, printed).texts()).isEqualTo(settings.texts());
        Files.writeString(table, "publisher,entry_ns,report_ns\nXNAS,1,3\n");
        assertThatThrownBy(() -> settings(Command.BACKTEST, printed))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("latency-file: the file has changed: file=");
    }

    @Test
    void aBacktestTakesOneValueOfAParameter() {
        RunConfig config = config(Command.BACKTEST, Map.of("lambda-over", "0,1"));
        assertThatThrownBy(config::parameters).hasMessageContaining("--lambda-over");
    }

    @Test
    void theTrialsSearchIsTheUsualGridOf27Points() {
        RunConfig config = config(Command.TUNE, Map.of("profile", "trial")).withSearchDefaults();
        assertThat(config.space().grid()).hasSize(27);
        assertThat(config.rules().label()).isEqualTo("trial");
    }

    @Test
    void aListOfAParameterThatTheStrategyUnderTestDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> config(Command.TUNE, Map.of("strategies", "twap", "lambda-under", "0.01,0.02")))
                .hasMessageStartingWith("--lambda-under: no strategy of the run has this parameter");
        assertThatThrownBy(
                        () -> config(Command.TUNE, Map.of("strategies", "cont-kukanov,pov", "participation", "5%,10%")))
                .hasMessageStartingWith("--participation: the strategy under test has no such parameter to search");
        assertThatThrownBy(
                        () -> config(Command.TUNE, Map.of("under-test", "twap")).withSearchDefaults())
                .hasMessageStartingWith("--under-test: no parameter to search");
    }

    @Test
    void aParameterHasOnePlaceWhicheverWayItIsGiven() {
        RunConfig byFlag = config(Command.TUNE, Map.of("under-test", "pov", "participation", "5%,20%"));
        RunConfig byName = config(Command.TUNE, Map.of("under-test", "pov", "param", "participation=5%,20%"));
        assertThat(byName.settings().texts()).isEqualTo(byFlag.settings().texts());
        assertThat(byName.space().names()).containsExactly("participation");
        assertThat(byName.space().valuesE9().get(0)).containsExactly(50_000_000L, 200_000_000L);
        assertThatThrownBy(() -> config(Command.BACKTEST, Map.of("jitter", "0.1", "param", "jitter=0.2")))
                .hasMessage("--param: given by --jitter too: name=jitter");
        assertThatThrownBy(() -> config(Command.BACKTEST, Map.of("under-test", "pov", "param", "participation=2")))
                .hasMessageStartingWith("--param participation: out of range: participation=2");
    }

    @Test
    void aParameterByNameOverridesItsKeyInAFileAndLeavesTheOthers() throws IOException {
        Map<String, Given> file = SettingsFile.read(
                        file("lambda-under: 0.01\nlambda-over: 0.02\nparam: other=1; more=2\n"), Command.BACKTEST)
                .texts();
        Map<String, Given> all =
                Settings.overridden(file, Map.of("param", Given.flag("param", "lambda_under=3c; more=5")));
        assertThat(requireNonNull(all.get("lambda-under")).texts()).containsExactly("3c");
        assertThat(requireNonNull(all.get("lambda-over")).texts()).containsExactly("0.02");
        assertThat(requireNonNull(all.get("param")).texts()).containsExactly("other=1; more=5");
    }

    @Test
    void aParameterThatNoStrategyOfTheRunHasIsRefusedWhicheverWayItIsGiven() {
        for (Map<String, String> flags : List.of(
                Map.of("jitter", "0.3"), Map.of("param", "jitter=0.3"), Map.of("urgency", "1"), Map.of("lot", "100"))) {
            Map<String, String> all = new HashMap<>(flags);
            all.put("strategies", "twap,pov");
            assertThatThrownBy(() -> config(Command.BACKTEST, all))
                    .hasMessageContaining("no strategy of the run has this parameter: name=")
                    .hasMessageContaining("known=participation");
        }
    }

    @Test
    void theBaselineOfAStudyHasItsParametersToo() {
        RunConfig config =
                config(Command.STUDY, Map.of("strategies", "twap", "baseline", "obizhaeva-wang", "param", "urgency=3"));
        assertThat(config.parameters().valueE9("urgency")).isEqualTo(3_000_000_000L);
    }

    @Test
    void theRateOfTheBenchmarkIsSetWithoutAStrategyThatKeepsToIt() {
        RunConfig config = config(Command.BACKTEST, Map.of("strategies", "twap", "participation", "5%"));
        assertThat(config.parameters().valueE9("participation")).isEqualTo(50_000_000L);
    }

    @Test
    void theSchedulesOwnParametersAreSearchedByName() {
        RunConfig config =
                config(Command.TUNE, Map.of("under-test", "almgren-chriss")).withSearchDefaults();
        assertThat(config.space().names()).containsExactly("urgency");
        assertThat(config.untuned().toString()).isEqualTo("urgency=2");
        RunConfig joined = config(Command.TUNE, Map.of("under-test", "obizhaeva-wang:static", "lot", "100"))
                .withSearchDefaults();
        assertThat(joined.space().names()).containsExactly("urgency", "lambda_over", "lambda_under", "theta_queue");
        assertThat(joined.parameters(joined.untuned()).whole("lot")).isEqualTo(100);
    }

    @Test
    void aGivenParameterIsNotSearched() {
        RunConfig config = config(Command.TUNE, Map.of("lambda-under", "0.07")).withSearchDefaults();
        assertThat(config.space().valuesE9().get(1)).containsExactly(70_000_000L);
    }
}
