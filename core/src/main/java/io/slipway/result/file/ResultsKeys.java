package io.slipway.result.file;

import io.slipway.result.file.panel.FeeDoubtKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The keys of {@code results.json}: those of the take-home exercise first, then the run, its strategies and its market. */
public final class ResultsKeys {

    /** The file. */
    public static final Shape FILE = Shape.of(
            "results.json",
            "The results of one run: of `backtest`, `tune` or `demo`. A run directory is complete when it is there.");

    /** The parameters. */
    public static final Key<Map<String, BigDecimal>> BEST_PARAMETERS = FILE.key(
            "best_parameters",
            Types.map("parameter", Types.DECIMAL),
            "as the parameter",
            "parameters of the strategy under test: the best found, or those given");

    /** The headline. */
    public static final Key<Values> OPTIMIZED = FILE.object("optimized", SavingKeys.PRICED, "the strategy under test");

    /** The baselines. */
    public static final Key<Map<String, Values>> BASELINES = FILE.objectsBy(
            "baselines", "baseline", SavingKeys.PRICED, "the baselines; null in both keys of one that did not run");

    static {
        FILE.include(SavingKeys.SAVINGS).include(OriginKeys.SHAPE);
    }

    /** The seed. */
    public static final Key<Long> SEED = FILE.whole("seed", "", "seed of everything random");

    /** The rules. */
    public static final Key<String> PROFILE = FILE.text("profile", "rules of the run: default or trial");

    /** Liquidity that is used again. */
    public static final Key<Boolean> REUSES_LIQUIDITY = FILE.flag(
            "reuses_liquidity",
            "whether the rules count every snapshot as fresh, so that a displayed share can be filled again and again");

    /** The order. */
    public static final Key<Values> ORDER = FILE.object("order", OrderKeys.SHAPE, "the parent order");

    /** The instrument. */
    public static final Key<Values> INSTRUMENT = OrderKeys.instrument(FILE);

    /** The currency. */
    public static final Key<String> CURRENCY = OrderKeys.currency(FILE);

    static {
        FILE.include(FeeKeys.RATES);
    }

    /** The fee file. */
    public static final Key<Values> FEE_FILE = OriginKeys.feeFile(FILE);

    /** The fees. */
    public static final Key<Map<String, Values>> FEES_BY_PUBLISHER = FILE.objectsBy(
            "fees_by_publisher",
            "publisher id",
            FeeKeys.SCHEDULE,
            "fees of the venues that have their own; all others charge the take_fee and rebate of the run");

    /** The doubts about the fees. */
    public static final Key<Values> FEE_DOUBTS = FeeDoubtKeys.in(FILE);

    static {
        FILE.include(SettingKeys.SHAPE);
    }

    /** The strategy under test. */
    public static final Key<String> OPTIMIZED_STRATEGY =
            FILE.text("optimized_strategy", "name of the strategy under test");

    /** The baseline of the headline. */
    public static final Key<String> HEADLINE_BASELINE =
            FILE.text("headline_baseline", "the baseline of the headline, by its key in the savings");

    /** Baselines that nobody could trade. */
    public static final Key<List<String>> PRICE_BASELINES = FILE.texts(
            "price_baselines",
            "baselines, by their keys, that are prices worked out from the whole window afterwards and not strategies");

    /** The refusals. */
    public static final Key<Map<String, String>> REFUSALS = FILE.key(
            "refusals",
            Types.map("baseline", Types.TEXT),
            "",
            "reason why the strategy under test is not compared with it");

    /** The adverse move of marked shares. */
    public static final Key<BigDecimal> MARKED_MOVE_BPS = FILE.decimal(
                    "marked_move_bps",
                    Units.BPS,
                    "adverse move of the shares that were left and marked, on either side, under which a saving must keep its sign;"
                            + " otherwise it is refused")
            .optional();

    /** In-sample. */
    public static final Key<Boolean> IN_SAMPLE =
            FILE.flag("in_sample", "whether the parameters were chosen on the same data");

    /** Parameters without effect. */
    public static final Key<List<String>> DEAD_PARAMETERS =
            FILE.texts("dead_parameters", "parameters of the search that had no effect");

    /** The search. */
    public static final Key<Values> SEARCH = FILE.object(
                    "search", SavingKeys.SEARCH, "the parameter search; null where there was none")
            .orNull();

    /** The strategies. */
    public static final Key<Map<String, Values>> STRATEGIES =
            FILE.objectsBy("strategies", "strategy", StrategyKeys.SHAPE, "the strategies, in the order of the run");

    /** Prices. */
    public static final Key<Map<String, BigDecimal>> BENCHMARKS = FILE.key(
            "benchmarks",
            Types.map("benchmark", Types.DECIMAL),
            Units.PER_SHARE,
            "prices to compare with, [MODELS.md](MODELS.md) section 9; one that the data does not give is left out");

    /** The window. */
    public static final Key<Values> WINDOW =
            FILE.object("window", WindowKeys.SHAPE, "the market of the order's window");

    /** The bound. */
    public static final Key<Values> BEST_POSSIBLE = FILE.object(
            "best_possible",
            SavingKeys.EXECUTION,
            "the least that taking could have cost with perfect foresight: a bound, not a strategy");

    /** The data. */
    public static final Key<Values> DATA_QUALITY =
            FILE.object("data_quality", QualityKeys.WITH_READING, "counts of anomalies in the data");

    /** The venues. */
    public static final Key<Map<String, String>> VENUES = FILE.key(
            "venues", Types.map("publisher id", Types.TEXT), "", "market identifier code of each venue of the data");

    private ResultsKeys() {}
}
