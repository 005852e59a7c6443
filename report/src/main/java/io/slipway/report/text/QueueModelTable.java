package io.slipway.report.text;

import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The table of queue models judged by real orders, for text and page. */
public final class QueueModelTable {

    /** Headings of the columns. */
    public static final List<String> HEADINGS =
            List.of("queue model", "sees", "filled", "missed", "false", "late", "early", "Brier", "CRPS (s)");

    /** The meaning of the columns. */
    public static final String NOTE =
            "Missed: filled, but not by the model. False: filled by the model, but not really."
                    + " Late and early: filled by both, at another time. The Brier score is the share of missed and false among"
                    + " all orders. CRPS: mean distance in time of the model's fill from the real one. Lower is better.\n"
                    + "Orders that rested at the same time are not independent, so small differences may be chance.";

    private static final int DECIMALS = 4;

    private QueueModelTable() {}

    /** The orders of a score in words. */
    public static String title(Values score) {
        return score.get(CalibrationKeys.SCORE_VENUE) + ": " + score.get(CalibrationKeys.ORDERS) + " real orders, "
                + score.get(CalibrationKeys.LEAST_AHEAD) + " to " + score.get(CalibrationKeys.MOST_AHEAD)
                + " shares ahead";
    }

    /** The cells of a row. */
    public static List<String> cells(Values score) {
        return List.of(
                score.get(CalibrationKeys.QUEUE_MODEL),
                score.get(CalibrationKeys.VIEW),
                count(score, CalibrationKeys.ORDERS_FILLED),
                count(score, CalibrationKeys.MISSED),
                count(score, CalibrationKeys.FALSE_FILLS),
                count(score, CalibrationKeys.LATE),
                count(score, CalibrationKeys.EARLY),
                decimal(score, CalibrationKeys.QUEUE_BRIER),
                decimal(score, CalibrationKeys.CRPS));
    }

    /** A sentence on orders that were left out; empty if there are none. */
    public static String leftOut(Values calibration) {
        long lost = calibration.or(CalibrationKeys.LOST, 0L);
        return lost == 0
                ? ""
                : lost + (lost == 1 ? " order is" : " orders are")
                        + " left out, as the data contradict the place in the queue.\n";
    }

    private static String count(Values score, Key<Long> key) {
        return Long.toString(score.get(key));
    }

    private static String decimal(Values score, Key<BigDecimal> key) {
        return score.get(key).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
