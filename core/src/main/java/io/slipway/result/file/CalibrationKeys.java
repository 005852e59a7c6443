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
    public static final Key<Long> QUEUE = CSV.whole("queue", Units.SHARES, "displayed quantity that the order joined");

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
