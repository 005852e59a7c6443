package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.report.text.TuningText;
import io.slipway.result.file.tuning.TuningKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search over the days of a corpus: the sums of its points from the rows of the days, and what the choice hangs on. */
final class TuningAudit {

    private static final int DECIMALS = 9;

    private TuningAudit() {}

    /**
     * The findings.
     *
     * @throws ReportException if it is damaged
     */
    static List<Finding> of(Path directory) {
        Values tuning = ResultReader.object(directory, TuningKeys.FILE);
        List<Finding> findings = new ArrayList<>();
        addSums(tuning, ResultReader.csv(directory, TuningKeys.CSV), findings);
        addBest(tuning, findings);
        findings.add(new Finding(
                Fault.IN_SAMPLE,
                Numbers.format(
                        "%,d points on %,d orders",
                        tuning.get(TuningKeys.POINTS).size(), tuning.get(TuningKeys.ORDERS))));
        TuningText.dead(tuning).ifPresent(each -> findings.add(new Finding(Fault.DEAD_PARAMETERS, each)));
        TuningText.edge(tuning).ifPresent(each -> findings.add(new Finding(Fault.SATURATED_GRID, each)));
        TuningText.leftOut(tuning).forEach(each -> findings.add(new Finding(Fault.LEFT_OUT, each)));
        return findings;
    }

    private static Map<Long, BigDecimal> sums(List<Values> rows, Key<BigDecimal> key) {
        Map<Long, BigDecimal> sums = new HashMap<>();
        for (Values row : rows) {
            row.find(TuningKeys.ROW_POINT).ifPresent(point -> sums.merge(point, row.get(key), BigDecimal::add));
        }
        return sums;
    }

    private static void addSums(Values tuning, List<Values> rows, List<Finding> findings) {
        Map<Long, BigDecimal> cash = sums(rows, TuningKeys.ROW_TOTAL_CASH);
        Map<Long, BigDecimal> filled = sums(rows, TuningKeys.ROW_FILLED_QTY);
        Map<Long, BigDecimal> fees = sums(rows, TuningKeys.ROW_FEES);
        Map<Long, BigDecimal> seconds = sums(rows, TuningKeys.ROW_DURATION_S);
        List<Values> points = tuning.get(TuningKeys.POINTS);
        for (int i = 0; i < points.size(); i++) {
            long point = i;
            BigDecimal cashAgain = cash.getOrDefault(point, BigDecimal.ZERO);
            BigDecimal filledAgain = filled.getOrDefault(point, BigDecimal.ZERO);
            if (cashAgain.compareTo(points.get(i).get(TuningKeys.TOTAL_CASH)) != 0
                    || filledAgain.compareTo(points.get(i).get(TuningKeys.FILLED_QTY)) != 0) {
                findings.add(new Finding(
                        Fault.CASH_DIFFERS,
                        Numbers.format(
                                "point %d: stated %s for %s, its days sum up to %s for %s",
                                point,
                                points.get(i).get(TuningKeys.FILLED_QTY).toPlainString(),
                                points.get(i).get(TuningKeys.TOTAL_CASH).toPlainString(),
                                filledAgain.toPlainString(),
                                cashAgain.toPlainString())));
                return;
            }
            BigDecimal feesAgain = fees.getOrDefault(point, BigDecimal.ZERO);
            BigDecimal meanAgain = seconds.getOrDefault(point, BigDecimal.ZERO)
                    .divide(BigDecimal.valueOf(tuning.get(TuningKeys.ORDERS)), DECIMALS, RoundingMode.HALF_EVEN);
            if (feesAgain.compareTo(points.get(i).get(TuningKeys.FEES)) != 0
                    || meanAgain.compareTo(points.get(i).get(TuningKeys.MEAN_DURATION_S)) != 0) {
                findings.add(new Finding(
                        Fault.CASH_DIFFERS,
                        Numbers.format(
                                "point %d: stated fees of %s and a mean duration of %s s, its days have %s and %s s",
                                point,
                                points.get(i).get(TuningKeys.FEES).toPlainString(),
                                points.get(i).get(TuningKeys.MEAN_DURATION_S).toPlainString(),
                                feesAgain.toPlainString(),
                                meanAgain.toPlainString())));
                return;
            }
        }
    }

    private static void addBest(Values tuning, List<Finding> findings) {
        Values best = tuning.get(TuningKeys.BEST);
        for (Values point : tuning.get(TuningKeys.POINTS)) {
            if (isBetter(tuning, point, best)) {
                findings.add(new Finding(
                        Fault.NOT_THE_BEST,
                        Numbers.format(
                                "%s is better than %s",
                                point.get(TuningKeys.PARAMETERS), best.get(TuningKeys.PARAMETERS))));
                return;
            }
        }
    }

    private static boolean isLess(Key<BigDecimal> key, Values one, Values other) {
        return one.get(key).compareTo(other.get(key)) < 0;
    }

    private static boolean isBetter(Values tuning, Values point, Values best) {
        int more = point.get(TuningKeys.FILLED_QTY).compareTo(best.get(TuningKeys.FILLED_QTY));
        return switch (tuning.get(TuningKeys.OBJECTIVE)) {
            case "shortfall" -> {
                BigDecimal own = point.find(TuningKeys.MEAN_COST_BPS).orElse(null);
                BigDecimal other = best.find(TuningKeys.MEAN_COST_BPS).orElse(null);
                yield own != null && other != null && own.compareTo(other) < 0;
            }
            case "fill_share" -> more > 0;
            case "fees" -> more > 0 || (more == 0 && isLess(TuningKeys.FEES, point, best));
            case "duration" -> more > 0 || (more == 0 && isLess(TuningKeys.MEAN_DURATION_S, point, best));
            default -> {
                int sign = tuning.get(TuningKeys.SIDE).equals("sell") ? -1 : 1;
                int cheaper = sign * best.get(TuningKeys.TOTAL_CASH).compareTo(point.get(TuningKeys.TOTAL_CASH));
                yield more > 0 || (more == 0 && cheaper > 0);
            }
        };
    }
}
