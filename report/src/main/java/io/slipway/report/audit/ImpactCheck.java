package io.slipway.report.audit;

import io.slipway.report.read.ReportException;
import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.file.pretrade.AddedImpactKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An impact before the trade, recomputed from its fit and the days.
 *
 * @param impact in bps
 * @param error its standard error
 * @param lower lower end of its interval
 * @param upper upper end of its interval
 * @param inRange days within the sizes of the fit
 * @param days all days
 */
record ImpactCheck(double impact, double error, double lower, double upper, long inRange, long days) {

    /**
     * Recomputes.
     *
     * @throws ReportException if a day has a size and no volatility, or the chosen law is missing
     */
    static ImpactCheck of(Values stated) {
        Values model = stated.get(AddedImpactKeys.MODEL);
        String law = model.get(ImpactKeys.CHOSEN);
        Values fit = model.get(ImpactKeys.FITS).stream()
                .filter(each -> each.get(ImpactKeys.LAW).equals(law))
                .findFirst()
                .orElseThrow(() -> new ReportException("pretrade.json: impact: no fit of the chosen law " + law));
        Map<String, BigDecimal> volatilities = stated.get(AddedImpactKeys.VOLATILITIES);
        double sum = 0;
        long inRange = 0;
        Map<String, BigDecimal> sizes = stated.get(AddedImpactKeys.SIZES);
        for (Map.Entry<String, BigDecimal> day : sizes.entrySet()) {
            BigDecimal volatility = volatilities.get(day.getKey());
            if (volatility == null) {
                throw new ReportException("pretrade.json: impact: no volatility of " + day.getKey());
            }
            double size = day.getValue().doubleValue();
            sum += volatility.doubleValue() * (law.equals("linear") ? size : Math.sqrt(size));
            boolean isWithin = day.getValue().compareTo(model.get(ImpactKeys.LEAST_SIZE)) >= 0
                    && day.getValue().compareTo(model.get(ImpactKeys.MOST_SIZE)) <= 0;
            inRange += isWithin ? 1 : 0;
        }
        double shape = sum / sizes.size();
        return new ImpactCheck(
                shape * of(fit, ImpactKeys.COEFFICIENT),
                shape * of(fit, ImpactKeys.COEFFICIENT_ERROR),
                shape * of(fit, ImpactKeys.COEFFICIENT_LOWER),
                shape * of(fit, ImpactKeys.COEFFICIENT_UPPER),
                inRange,
                sizes.size());
    }

    private static double of(Values fit, Key<BigDecimal> key) {
        return fit.get(key).doubleValue();
    }
}
