package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The keys of {@code calibration.json} and the columns of {@code calibration.csv}. */
public final class CalibrationKeys {

    /** The file. */
    public static final Shape FILE =
            Shape.of("calibration.json", "The findings of `calibrate`.").include(OriginKeys.SHAPE);

    /** The settings. */
    public static final Key<Map<String, String>> SETTINGS =
            FILE.key("settings", Types.map("setting", Types.TEXT), "", "settings of the calibration");

    /** The keys of it. */
    public static final Shape FORECAST = Shape.of("forecast", "One kind of forecast, scored.");

    /** The forecasts. */
    public static final Key<List<Values>> FORECASTS = FILE.objects(
            "forecasts",
            FORECAST,
            "forecasts of the model, of the frequency so far and of Poisson departures over all venues, then of the model at each"
                    + " venue");

    /** The keys of it. */
    public static final Shape QUEUE_SCORE = Shape.of("queue score", "A queue model over real orders.");

    /** The scores of queue models. */
    public static final Key<List<Values>> QUEUE_SCORES = FILE.objects(
                    "queue_models",
                    QUEUE_SCORE,
                    "with `real-orders`: each queue model over all real orders of a venue, then by thirds of them by shares ahead")
            .optional();

    /** The orders left out. */
    public static final Key<Long> LOST = FILE.whole(
                    "real_orders_left_out",
                    Units.COUNT,
                    "real orders whose place in the queue the data contradict, not judged")
            .optional();

    /** The model. */
    public static final Key<String> QUEUE_MODEL = QUEUE_SCORE.text("queue_model", "queue model");

    /** The view. */
    public static final Key<String> VIEW = QUEUE_SCORE.text("view", "what it sees: `best` quotes or all `levels`");

    /** The venue of the score. */
    public static final Key<String> SCORE_VENUE = QUEUE_SCORE.text("venue", "market identifier code of the venue");

    /** The least queue. */
    public static final Key<BigDecimal> LEAST_AHEAD =
            QUEUE_SCORE.quantity("least_ahead", "fewest shares ahead of an order when it joined");

    /** The longest queue. */
    public static final Key<BigDecimal> MOST_AHEAD =
            QUEUE_SCORE.quantity("most_ahead", "most shares ahead of an order when it joined");

    /** The orders. */
    public static final Key<Long> ORDERS = QUEUE_SCORE.whole("orders", Units.COUNT, "real orders");

    /** The filled orders. */
    public static final Key<Long> ORDERS_FILLED =
            QUEUE_SCORE.whole("filled", Units.COUNT, "of them, filled within `rest`");

    /** The missed fills. */
    public static final Key<Long> MISSED =
            QUEUE_SCORE.whole("missed", Units.COUNT, "filled, and by the model not within `rest`");

    /** The false fills. */
    public static final Key<Long> FALSE_FILLS = QUEUE_SCORE.whole(
            "false_fills", Units.COUNT, "filled by the model, and not before they were cancelled or `rest` was over");

    /** The late fills. */
    public static final Key<Long> LATE = QUEUE_SCORE.whole("late", Units.COUNT, "filled by both, later by the model");

    /** The early fills. */
    public static final Key<Long> EARLY =
            QUEUE_SCORE.whole("early", Units.COUNT, "filled by both, earlier by the model");

    /** The Brier score of a model. */
    public static final Key<BigDecimal> QUEUE_BRIER = QUEUE_SCORE.decimal(
            "brier",
            "",
            "Brier score of being filled; a model says 0 or 1, so it is the share of wrong ones; lower is better");

    /** The CRPS of a model. */
    public static final Key<BigDecimal> CRPS = QUEUE_SCORE.decimal(
            "crps_s",
            "s",
            "mean continuous ranked probability score of the time of the fill, censored at the cancel or the end of `rest`; lower"
                    + " is better");

    /** The name. */
    public static final Key<String> NAME = FORECAST.text("name", "name of the forecast");

    /** The count. */
    public static final Key<Long> COUNT = FORECAST.whole("count", Units.COUNT, "forecasts");

    /** The score. */
    public static final Key<BigDecimal> BRIER = FORECAST.decimal(
            "brier",
            "",
            "Brier score: mean squared difference of forecast and outcome = reliability - resolution + uncertainty; lower is better");

    /** The reliability. */
    public static final Key<BigDecimal> RELIABILITY = FORECAST.decimal(
            "reliability", "", "mean squared difference of forecast and frequency, over the bins; lower is better");

    /** The resolution. */
    public static final Key<BigDecimal> RESOLUTION = FORECAST.decimal(
            "resolution", "", "mean squared difference of the frequency of a bin and of all; higher is better");

    /** The uncertainty. */
    public static final Key<BigDecimal> UNCERTAINTY =
            FORECAST.decimal("uncertainty", "", "score of always forecasting the overall frequency");

    /** The keys of it. */
    public static final Shape BIN = Shape.of("bin", "A tenth of the range of forecasts.");

    /** The bins. */
    public static final Key<List<Values>> BINS = FORECAST.objects("bins", BIN, "tenths of the forecast");

    /** The count of a bin. */
    public static final Key<Long> BIN_COUNT = BIN.whole("count", Units.COUNT, "forecasts of the bin");

    /** The mean forecast. */
    public static final Key<BigDecimal> BIN_FORECAST = BIN.decimal("forecast", Units.PROBABILITY, "mean forecast");

    /** The frequency. */
    public static final Key<BigDecimal> OBSERVED = BIN.decimal("observed", Units.PROBABILITY, "frequency of fills");

    /** The lower end. */
    public static final Key<BigDecimal> LOWER =
            BIN.decimal("lower", Units.PROBABILITY, "lower end of Wilson's 95 % interval of the frequency");

    /** The upper end. */
    public static final Key<BigDecimal> UPPER = BIN.decimal("upper", Units.PROBABILITY, "upper end of that interval");

    /** The rows of {@code calibration.csv}. */
    public static final Shape CSV = Shape.of("calibration.csv", "One row per forecast.");

    /** The time. */
    public static final Key<Instant> TIME = CSV.time("time", "time of the forecast");

    /** The venue. */
    public static final Key<String> VENUE = CSV.text("venue", "market identifier code of the venue");

    /** The side. */
    public static final Key<String> SIDE = CSV.text("side", "buy or sell");

    /** The queue. */
    public static final Key<BigDecimal> QUEUE = CSV.quantity("queue", "displayed quantity that the order joined");

    /** The forecast. */
    public static final Key<BigDecimal> FORECAST_P =
            CSV.decimal("forecast", Units.PROBABILITY, "forecast of the model");

    /** The frequency so far. */
    public static final Key<BigDecimal> CLIMATOLOGY =
            CSV.decimal("climatology", Units.PROBABILITY, "frequency of fills so far at the venue and side");

    /** Poisson. */
    public static final Key<BigDecimal> POISSON =
            CSV.decimal("poisson", Units.PROBABILITY, "forecast of Poisson departures at the mean rate");

    /** The outcome. */
    public static final Key<Long> FILLED = CSV.whole("filled", "", "1 if the order was filled, else 0");

    private CalibrationKeys() {}
}
