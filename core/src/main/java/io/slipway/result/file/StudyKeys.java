package io.slipway.result.file;

import io.slipway.result.file.panel.CutKeys;
import io.slipway.result.file.panel.FeeDoubtKeys;
import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.file.panel.PanelKeys;
import io.slipway.result.file.panel.TieKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The keys of {@code study.json} and the columns of {@code study.csv}. */
public final class StudyKeys {

    /** The file. */
    public static final Shape FILE =
            Shape.of("study.json", "The findings of `study`.").include(OriginKeys.SHAPE);

    /** The seed. */
    public static final Key<Long> SEED = FILE.whole("seed", "", "seed of everything random");

    /** The fee file. */
    public static final Key<Values> FEE_FILE = OriginKeys.feeFile(FILE);

    /** In-sample parameters. */
    public static final Key<Boolean> IN_SAMPLE = FILE.flag(
            "in_sample", "whether the parameters given were chosen on the same data, in a window that meets this one");

    /** The settings. */
    public static final Key<Map<String, String>> SETTINGS =
            FILE.key("settings", Types.map("setting", Types.TEXT), "", "settings of the study that applied");

    /** The instrument. */
    public static final Key<Values> INSTRUMENT = OrderKeys.instrument(FILE);

    /** The currency. */
    public static final Key<String> CURRENCY = OrderKeys.currency(FILE);

    /** The number of orders. */
    public static final Key<Long> ORDERS = FILE.whole("orders", Units.COUNT, "orders that were measured");

    /** The number of starts. */
    public static final Key<Long> STARTS =
            FILE.whole("starts", Units.COUNT, "measured starts, each the mean of its orders");

    /** The number of days. */
    public static final Key<Long> DAYS =
            FILE.whole("days", Units.COUNT, "independent days; from 6 on a block of the tests is at least a day");

    /** The number of slices. */
    public static final Key<Long> SLICES = PanelKeys.slices(FILE);

    /** The number tried. */
    public static final Key<Long> TRIED = FILE.whole("tried", Units.COUNT, "strategies tried, refused ones among them");

    /** The orders without a measure. */
    public static final Key<Long> UNMEASURED_ORDERS = FILE.whole(
            "unmeasured_orders", Units.COUNT, "orders of starts where one had no mid at its start, or no mark");

    /** The tasks without a result. */
    public static final Key<List<Values>> LEFT_OUT = LeftOutKeys.in(FILE);

    /** The early starts. */
    public static final Key<Long> EARLY_STARTS = LeftOutKeys.early(FILE);

    /** Starts in a halt. */
    public static final Key<Long> HALTED_STARTS = LeftOutKeys.halted(FILE);

    /** Starts before a halt. */
    public static final Key<Long> INTERRUPTED_STARTS = LeftOutKeys.interrupted(FILE);

    /** The strategies without prints. */
    public static final Key<List<String>> IDLE = LeftOutKeys.idle(FILE);

    /** The doubts about the fees. */
    public static final Key<Values> FEE_DOUBTS = FeeDoubtKeys.in(FILE);

    /** The bound. */
    public static final Key<BigDecimal> BEST_POSSIBLE_COST_BPS = FILE.decimal(
            "best_possible_cost_bps", Units.BPS, "mean cost of the best taking in hindsight, a lower bound");

    /** The baseline. */
    public static final Key<String> BASELINE =
            FILE.text("baseline", "name of the strategy that the others are compared with");

    /** The keys of it. */
    public static final Shape STRATEGY = Shape.of("strategy of a study", "One strategy over all orders.");

    /** The strategies. */
    public static final Key<List<Values>> STRATEGIES = FILE.objects("strategies", STRATEGY, "the strategies");

    /** The name of a strategy. */
    public static final Key<String> NAME = STRATEGY.text("name", "name, with its parameters where they were varied");

    /** The mean cost. */
    public static final Key<BigDecimal> MEAN_COST_BPS =
            STRATEGY.decimal("mean_cost_bps", Units.BPS, "mean cost against the arrival mid; positive is a cost");

    /** The unfilled quantity. */
    public static final Key<BigDecimal> UNFILLED_SHARE =
            STRATEGY.decimal("unfilled_share", Units.RATIO, "unfilled and marked over ordered quantity, of all orders");

    /** The completed quantity. */
    public static final Key<BigDecimal> WALKED_SHARE =
            STRATEGY.decimal("walked_share", Units.RATIO, "completed from the display at the end over ordered qty");

    /** The capture. */
    public static final Key<BigDecimal> HINDSIGHT_CAPTURE = STRATEGY.decimal(
                    "hindsight_capture",
                    Units.RATIO,
                    "(baseline - strategy) / (baseline - best possible), of the mean costs")
            .orNull();

    /** A comparison. */
    public static final Shape PAIR = Shape.of("pair", "One strategy against the baseline.");

    /** The comparisons. */
    public static final Key<List<Values>> PAIRS =
            FILE.objects("pairs", PAIR, "each other strategy against the baseline");

    /** The name. */
    public static final Key<String> PAIR_NAME = PAIR.text("name", "name of the strategy");

    /** The finding. */
    public static final Key<String> FINDING =
            PAIR.text("finding", "better, worse, not_shown, or refused: not comparable");

    /** The verdict. */
    public static final Key<String> VERDICT = PAIR.text("verdict", "the finding as a sentence");

    /** The mean. */
    public static final Key<BigDecimal> MEAN_SAVING_BPS = tested(
            "mean_saving_bps",
            Units.BPS,
            "mean saving; positive when the strategy was better; this and the next keys are left out where refused");

    /** The median. */
    public static final Key<BigDecimal> MEDIAN_SAVING_BPS = tested("median_saving_bps", Units.BPS, "median saving");

    /** The deviation. */
    public static final Key<BigDecimal> STANDARD_DEVIATION_BPS =
            tested("standard_deviation_bps", Units.BPS, "standard deviation of the savings by start");

    /** The error. */
    public static final Key<BigDecimal> STANDARD_ERROR_BPS =
            tested("standard_error_bps", Units.BPS, "standard error of the mean saving (Newey-West)");

    /** The limit. */
    public static final Key<BigDecimal> DETECTABLE_BPS = tested(
            "detectable_bps",
            Units.BPS,
            "smallest difference that the t test finds in 80 % of such samples: (t quantile at 1 - level / 2 + t quantile at 0.8)"
                    + " x standard_error_bps");

    /** The lower end. */
    public static final Key<BigDecimal> INTERVAL_LOWER_BPS = tested(
            "interval_lower_bps",
            Units.BPS,
            "lower end of the confidence interval of the mean (circular block bootstrap)");

    /** The upper end. */
    public static final Key<BigDecimal> INTERVAL_UPPER_BPS = tested("interval_upper_bps", Units.BPS, "upper end of it");

    /** The level. */
    public static final Key<BigDecimal> LEVEL = tested(
            "level",
            Units.PROBABILITY,
            "probability of claiming a difference where there is none; the interval covers 1 - level");

    /** The block. */
    public static final Key<Long> BLOCK =
            PAIR.whole("block", Units.COUNT, "starts in a block of the tests").optional();

    /** The statistic. */
    public static final Key<BigDecimal> NEWEY_WEST_T = tested("newey_west_t", "", "t statistic (Newey-West)");

    /** Its p value. */
    public static final Key<BigDecimal> NEWEY_WEST_P = tested("newey_west_p", Units.PROBABILITY, "two-sided p of it");

    /** The p value of sign flips. */
    public static final Key<BigDecimal> SIGN_FLIP_P = tested("sign_flip_p", Units.PROBABILITY, "p value of sign flips");

    /** The p value of the family. */
    public static final Key<BigDecimal> FAMILY_P = tested(
            "family_p",
            Units.PROBABILITY,
            "sign-flip p value adjusted for all strategies that were tried (step-down maximum)");

    /** The keys of the move. */
    public static final Shape MOVE = Shape.of(
            "market move", "Savings less the market's move after the fills (a control variate with coefficient 1).");

    /** The move. */
    public static final Key<Values> MARKET_MOVE = PAIR.object(
                    "market_move",
                    MOVE,
                    "the same with the market's move taken out; left out where refused, or where too few blocks are left")
            .optional();

    /** The claim. */
    public static final Key<Boolean> MOVE_IS_USED = MOVE.flag(
            "used",
            "whether the finding is that of the adjusted savings: mean_bps and later_mean_bps are both within 2 standard errors of 0");

    /** The mean of the move. */
    public static final Key<BigDecimal> MOVE_MEAN_BPS = MOVE.decimal(
            "mean_bps",
            Units.BPS,
            "mean saving by the move: of all shares, mid 100 ms after the fill (unfilled: at the end) less arrival mid, strategy"
                    + " against baseline");

    /** Its error. */
    public static final Key<BigDecimal> MOVE_ERROR_BPS =
            MOVE.decimal("standard_error_bps", Units.BPS, "standard error of mean_bps (Newey-West)");

    /** The mean of the later move. */
    public static final Key<BigDecimal> MOVE_LATER_MEAN_BPS =
            MOVE.decimal("later_mean_bps", Units.BPS, "mean saving by the move from 100 ms to 1 s after the fills");

    /** Its error. */
    public static final Key<BigDecimal> MOVE_LATER_ERROR_BPS =
            MOVE.decimal("later_standard_error_bps", Units.BPS, "standard error of later_mean_bps");

    /** The adjusted mean. */
    public static final Key<BigDecimal> ADJUSTED_SAVING_BPS =
            MOVE.decimal("adjusted_saving_bps", Units.BPS, "mean saving less mean_bps");

    /** Its error. */
    public static final Key<BigDecimal> ADJUSTED_ERROR_BPS =
            MOVE.decimal("adjusted_standard_error_bps", Units.BPS, "standard error of adjusted_saving_bps");

    /** The limit. */
    public static final Key<BigDecimal> ADJUSTED_DETECTABLE_BPS = MOVE.decimal(
            "adjusted_detectable_bps", Units.BPS, "smallest difference that the t test finds in 80 % of such samples");

    /** The lower end. */
    public static final Key<BigDecimal> ADJUSTED_LOWER_BPS =
            MOVE.decimal("adjusted_interval_lower_bps", Units.BPS, "lower end of the interval of adjusted_saving_bps");

    /** The upper end. */
    public static final Key<BigDecimal> ADJUSTED_UPPER_BPS =
            MOVE.decimal("adjusted_interval_upper_bps", Units.BPS, "upper end of that interval");

    /** The p value of the family. */
    public static final Key<BigDecimal> ADJUSTED_FAMILY_P =
            MOVE.decimal("adjusted_family_p", Units.PROBABILITY, "family_p of the adjusted savings");

    /** The sensitivity. */
    public static final Key<Map<String, BigDecimal>> ADJUSTED_BY_DELAY_BPS = MOVE.key(
            "adjusted_saving_by_delay_bps",
            Types.map("delay", Types.DECIMAL),
            Units.BPS,
            "mean adjusted saving with the mid 0ms, 100ms and 1000ms after each fill");

    /** The errors. */
    public static final Key<Values> PAIR_CLUSTERS = PAIR.object(
                    "clusters", PanelKeys.CLUSTERS, "error by day, by symbol and by both; left out without two of each")
            .optional();

    /** The differences. */
    public static final Key<List<BigDecimal>> DIFFERENCES_BPS = PAIR.key(
            "differences_bps",
            Types.list(Types.DECIMAL),
            Units.BPS,
            "mean saving of the orders of each start; with several symbols, of each day, weighted by its orders");

    /** The keys of the test of the best. */
    public static final Shape BEST = Shape.of("best of all", "Test of the best strategy for luck.");

    /** The best. */
    public static final Key<Values> BEST_OF_ALL = FILE.object(
                    "best_of_all", BEST, "test of the best strategy for luck; left out where starts are too few")
            .optional();

    /** The number compared. */
    public static final Key<Long> COMPARED = BEST.whole("strategies", Units.COUNT, "strategies that were compared");

    /** White. */
    public static final Key<BigDecimal> REALITY_CHECK_P =
            BEST.decimal("reality_check_p", Units.PROBABILITY, "p value of the reality check (White)");

    /** Hansen. */
    public static final Key<BigDecimal> SPA_P =
            BEST.decimal("spa_p", Units.PROBABILITY, "p value of the test for superior predictive ability (Hansen)");

    /** The expected maximum. */
    public static final Key<BigDecimal> EXPECTED_MAXIMUM_SD = BEST.decimal(
            "expected_maximum_sd", "standard deviations", "expected best of so many strategies tried without merit");

    /** The deflated ratio. */
    public static final Key<BigDecimal> DEFLATED_PROBABILITY = BEST.decimal(
            "deflated_probability",
            Units.PROBABILITY,
            "deflated Sharpe ratio of mean over standard deviation (Bailey and Lopez de Prado), with the two counts below");

    /** The starts that count. */
    public static final Key<BigDecimal> INDEPENDENT_STARTS = BEST.decimal(
            "independent_starts", Units.COUNT, "starts over the autocorrelation length of the best one's savings");

    /** The trials that count. */
    public static final Key<Long> INDEPENDENT_TRIALS =
            BEST.whole("independent_trials", Units.COUNT, "squared number tried over the sum of squared correlations");

    /** The keys of it. */
    public static final Shape GROUP = Shape.of("group", "Orders of one side and size.");

    /** The groups. */
    public static final Key<List<Values>> GROUPS = FILE.objects("groups", GROUP, "orders by side and size; not tested");

    /** The side. */
    public static final Key<String> SIDE = GROUP.text("side", "buy or sell");

    /** The size. */
    public static final Key<BigDecimal> QTY = GROUP.quantity("qty", "ordered quantity");

    /** The orders. */
    public static final Key<Long> GROUP_ORDERS = GROUP.whole("orders", Units.COUNT, "orders of the group");

    /** The costs. */
    public static final Key<Map<String, BigDecimal>> GROUP_COST_BPS = GROUP.key(
            "mean_cost_bps", Types.map("strategy", Types.DECIMAL), Units.BPS, "mean cost; positive is a cost");

    /** The symbols. */
    public static final Key<List<Values>> BY_SYMBOL = PanelKeys.by(FILE, "by_symbol", "symbol");

    /** The days. */
    public static final Key<List<Values>> BY_DAY = PanelKeys.by(FILE, "by_day", "trading day");

    /** The parts. */
    public static final Key<List<Values>> CUTS = CutKeys.in(FILE);

    /** The findings under it. */
    public static final Key<Values> WITH_OTHER_TIES = FILE.object(
                    "with_other_ties",
                    TieKeys.SHAPE,
                    "the findings in the other order; left out where the data tells the order of all rows")
            .optional();

    /** The rows of {@code study.csv}. */
    public static final Shape CSV =
            Shape.of("study.csv", "One row per order, by start; of a corpus, `symbol` and `day` come first.");

    /** The start of an order. */
    public static final Key<Instant> ROW_START = CSV.time("start", "start of the order");

    /** The end of an order. */
    public static final Key<Instant> ROW_END = CSV.time("end", "end of the order");

    /** The side of an order. */
    public static final Key<String> ROW_SIDE = CSV.text("side", "buy or sell");

    /** The quantity of an order. */
    public static final Key<BigDecimal> ROW_QTY = CSV.quantity("qty", "ordered quantity");

    /** The costs of an order. */
    public static final Key<Map<String, BigDecimal>> ROW_COSTS = CSV.key(
            "*_cost_bps",
            Types.map("strategy", Types.DECIMAL),
            Units.BPS,
            "one column per strategy: its cost against the arrival mid; positive is a cost");

    /** The rows of {@code study.csv} of a corpus. */
    public static final Shape PANEL_CSV = Shape.of("study.csv of a corpus", "One row per order, by day and symbol.");

    /** The symbol of an order. */
    public static final Key<String> ROW_SYMBOL = PANEL_CSV.text("symbol", "instrument");

    /** The day of an order. */
    public static final Key<String> ROW_DAY = PANEL_CSV.text("day", "trading day");

    static {
        PANEL_CSV.include(CSV);
    }

    private StudyKeys() {}

    private static Key<BigDecimal> tested(String name, String unit, String doc) {
        return PAIR.decimal(name, unit, doc).optional();
    }
}
