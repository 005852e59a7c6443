package io.slipway.app.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import io.slipway.app.run.RunPipeline;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.Backtest;
import io.slipway.engine.StrategyResult;
import io.slipway.market.MarketEvent;
import io.slipway.result.RunResult;
import io.slipway.search.SearchResult;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Execution;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.text.Units;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that independent reference programs computed on real files, to the cent. */
class GoldenNumbersTest {

    private static final Map<String, String> WINDOW =
            Map.of("start", "2024-08-01T13:36:32Z", "end", "2024-08-01T13:45:14Z");

    /** Tapes by file, and results of the recorded day by settings: several tests look at the same. */
    private static final Map<String, MarketTape> TAPES = new ConcurrentHashMap<>();

    private static final Map<Map<String, String>, RunResult> TRIALS = new ConcurrentHashMap<>();

    private static MarketTape tape(String file) {
        return TAPES.computeIfAbsent(
                file, name -> MarketTape.readAll(DataFiles.open(SharedFiles.file(name), ReadOptions.all())));
    }

    private static RunResult trialRun(String fee, String rebate) {
        return TRIALS.computeIfAbsent(trial(fee, rebate), settings -> run(tape("data/l1_day/l1_day.csv"), settings));
    }

    private static RunResult run(MarketTape tape, Map<String, String> settings) {
        RunConfig config = RunConfig.of(Settings.parse(Command.BACKTEST, settings));
        Backtest backtest = new Backtest(tape, config.spec(tape, config.parameters()));
        return RunResult.of(backtest, config.rules().strategies(), config.underTest(), GivenPrices.NONE);
    }

    private static StrategyResult strategy(RunResult run, String name) {
        return run.strategies().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> trial(String fee, String rebate) {
        Map<String, String> settings = new HashMap<>(WINDOW);
        settings.put("profile", "trial");
        settings.put("fee", fee);
        settings.put("rebate", rebate);
        return settings;
    }

    @ParameterizedTest
    @CsvSource({
        "cont-kukanov-static,        5000, 1113700.00, 1113715.00, 222.740000,  3.611",
        "cont-kukanov-static-capped, 5000, 1114101.00, 1114116.00, 222.820200,  0.011",
        "best-ask,                   5000, 1114102.28, 1114117.28, 222.820456,  0",
        "twap,                       5000, 1115289.10, 1115304.10, 223.057820, -10.653",
        "twap-first-snapshot,        1994,  444842.18,  444848.16, 223.090361,",
        "vwap-schedule,              5000, 1115181.43, 1115196.43, 223.036286, -9.686"
    })
    void trialProfileGivesTheTrialsNumbers(
            String name,
            long filled,
            BigDecimal cash,
            BigDecimal cashWithFee,
            BigDecimal average,
            @Nullable BigDecimal bps) {
        RunResult free = trialRun("0", "0");
        StrategyResult result = strategy(free, name);
        assertThat(result.execution().qty()).isEqualTo(filled);
        assertThat(result.execution().cash()).isEqualByComparingTo(cash);
        assertThat(result.execution().averagePx()).isCloseTo(average, within("0.0000005"));
        StrategyResult withFee = strategy(trialRun("0.003", "0.002"), name);
        assertThat(withFee.execution().cash()).isCloseTo(cashWithFee, within("0.005"));
        BigDecimal saving = requireNonNull(
                        free.comparison().savingsOf(result.execution()).get("best-ask"))
                .bps();
        if (bps == null) {
            assertThat(saving).as("a comparison of unequal quantities").isNull();
        } else {
            assertThat(saving).isCloseTo(bps, within("0.0005"));
        }
    }

    private static Offset<BigDecimal> within(String tolerance) {
        return Offset.offset(new BigDecimal(tolerance));
    }

    private static Execution vwap(RunResult run) {
        return requireNonNull(run.comparison().baselines().get("vwap"));
    }

    @Test
    void trialVwapIsAPrice() {
        RunResult run = trialRun("0", "0");
        assertThat(vwap(run).cash()).isCloseTo(new BigDecimal("1115314.60"), within("0.005"));
        assertThat(vwap(run).averagePx()).isCloseTo(new BigDecimal("223.06292080967"), within("0.000000001"));
        RunResult withFee = trialRun("0.003", "0");
        assertThat(vwap(withFee).cash()).isCloseTo(new BigDecimal("1115329.60"), within("0.005"));
        RunResult wholeFile = run(tape("data/l1_day/l1_day.csv"), Map.of("profile", "trial"));
        assertThat(vwap(wholeFile).cash()).isCloseTo(new BigDecimal("1115319.192064"), within("0.0000005"));
        assertThat(strategy(wholeFile, "vwap-schedule").execution().cash()).isEqualByComparingTo("1115182.61");
    }

    @Test
    void trialParametersAreDeadOnTheTrialsData() {
        RunConfig config =
                RunConfig.of(Settings.parse(Command.TUNE, trial("0", "0"))).withSearchDefaults();
        RunResult run = RunPipeline.tune(tape("data/l1_day/l1_day.csv"), config, "file:l1_day.csv", 2)
                .result();
        assertThat(run.deadParameters()).containsExactly("lambda_over", "lambda_under", "theta_queue");
        SearchResult search = requireNonNull(run.search());
        assertThat(search.results()).hasSize(27);
        assertThat(search.tiedBest()).isEqualTo(27);
    }

    /** The reference knows the best level only; what is behind it is seen, and so may shrink, where there are ten. */
    @ParameterizedTest
    @CsvSource({
        "1, 5000,  1113774.52, 24, 2024-08-01T13:36:32.700708177Z",
        "1, 50000, 11137299.19, 612, 2024-08-01T13:36:57.755378108Z",
        "10, 5000,  1113774.52, 24, 2024-08-01T13:36:32.700708177Z",
        "10, 50000, 11137098.36, 613, 2024-08-01T13:36:57.645183047Z",
    })
    void conservedBestAskGivesTheReferenceNumbersOfTheRecordedDay(
            int levels, String qty, BigDecimal cash, int fills, String lastFill) {
        MarketTape tape = cutTo(levels, tape("data/l1_day/l1_day.csv"));
        checkBestAsk(tape, "2024-08-01T13:36:32Z", qty, new Expected(cash, fills, lastFill));
    }

    @Test
    void conservedBestAskGivesTheReferenceNumbersOfSeveralVenues() {
        MarketTape tape = tape("data/taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv");
        Expected expected = new Expected(new BigDecimal("792319.00"), 44, "2018-01-02T14:31:16.119Z");
        checkBestAsk(tape, "2018-01-02T14:31:00Z", "5000", expected);
    }

    private record Expected(BigDecimal cash, int fills, String lastFill) {}

    private static void checkBestAsk(MarketTape tape, String start, String qty, Expected expected) {
        RunResult run = run(tape, Map.of("start", start, "qty", qty));
        StrategyResult result = strategy(run, ShippedStrategies.BEST_ASK);
        assertThat(result.execution().qty()).isEqualTo(Long.parseLong(qty));
        assertThat(result.execution().cash()).isEqualByComparingTo(expected.cash());
        assertThat(result.fills()).hasSize(expected.fills());
        assertThat(Units.formatTime(result.fills().get(expected.fills() - 1).timeNs()))
                .isEqualTo(expected.lastFill());
    }

    private static MarketTape cutTo(int levels, MarketTape tape) {
        MarketTape.Builder cut = new MarketTape.Builder(tape.instrument());
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            cut.add(event.cutTo(levels));
        }
        return cut.build();
    }

    @Test
    void conservedBestAskSplitsOverTheVenuesOfTheReference() {
        MarketTape tape = tape("data/taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv");
        RunResult run = run(tape, Map.of("start", "2018-01-02T14:31:00Z"));
        assertThat(strategy(run, ShippedStrategies.BEST_ASK).filledByPublisher())
                .isEqualTo(Map.of(2, 1800L, 43, 1500L, 9, 700L, 6, 500L, 8, 300L, 4, 100L, 5, 100L));
    }
}
