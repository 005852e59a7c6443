package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.pretrade.AddedImpactKeys;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An audit of a cost before the trade: recomputes means, deviations and extremes from the costs of the days. */
final class PretradeAudit {

    /** Costs of days are rounded to six decimals, and so is their mean. */
    private static final double ROUNDING = 2e-6;

    /** A deviation of rounded costs is off by at most their rounding, and rounded itself. */
    private static final double DEVIATION_ROUNDING = 1e-5;

    /** The tests of Slipway need as many draws. */
    private static final int FEWEST_DAYS = 6;

    /** From a tenth of the volume on, impact is known to outweigh the spread. */
    private static final BigDecimal LARGE = new BigDecimal("0.1");

    private final Values pretrade;
    private final List<Finding> findings = new ArrayList<>();

    private PretradeAudit(Path directory) {
        pretrade = ResultReader.object(directory, PretradeKeys.FILE);
    }

    /**
     * The findings, alterations first.
     *
     * @throws ReportException if the file is missing or damaged
     */
    static List<Finding> of(Path directory) {
        PretradeAudit audit = new PretradeAudit(directory);
        audit.pretrade.get(PretradeKeys.STRATEGIES).forEach(audit::addStrategy);
        audit.addImpact();
        audit.addWeaknesses();
        return List.copyOf(audit.findings);
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, String.format(Locale.ROOT, format, arguments)));
    }

    private void addStrategy(Values strategy) {
        String name = strategy.get(PretradeKeys.NAME);
        Collection<BigDecimal> days = strategy.get(PretradeKeys.BY_DAY).values();
        if (days.isEmpty() || days.size() != pretrade.get(PretradeKeys.DAYS)) {
            add(
                    Fault.COST_DIFFERS,
                    "%s: costs of %d days, stated %d",
                    name,
                    days.size(),
                    pretrade.get(PretradeKeys.DAYS));
            return;
        }
        double mean =
                days.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
        check(name, "mean", mean, strategy.get(PretradeKeys.MEAN), ROUNDING);
        check(name, "least", Collections.min(days).doubleValue(), strategy.get(PretradeKeys.LEAST), 0);
        check(name, "most", Collections.max(days).doubleValue(), strategy.get(PretradeKeys.MOST), 0);
        double squares = days.stream()
                .mapToDouble(day -> Math.pow(day.doubleValue() - mean, 2))
                .sum();
        strategy.find(PretradeKeys.DEVIATION)
                .ifPresent(stated -> check(
                        name,
                        "standard deviation",
                        Math.sqrt(squares / (days.size() - 1)),
                        stated,
                        DEVIATION_ROUNDING));
        Optional<BigDecimal> lower = strategy.find(PretradeKeys.MEAN_LOWER);
        Optional<BigDecimal> upper = strategy.find(PretradeKeys.MEAN_UPPER);
        if (lower.isPresent() && upper.isPresent()) {
            double middle = (lower.get().doubleValue() + upper.get().doubleValue()) / 2;
            check(name, "middle of the interval", mean, BigDecimal.valueOf(middle), ROUNDING);
        }
    }

    /** Recomputes the impact from the fit, the sizes and the volatilities of the days, and the costs with it. */
    private void addImpact() {
        pretrade.find(PretradeKeys.IMPACT).ifPresent(impact -> {
            ImpactCheck found = ImpactCheck.of(impact);
            check("impact", "mean", found.impact(), impact.get(AddedImpactKeys.ADDED), ROUNDING);
            check("impact", "standard error", found.error(), impact.get(AddedImpactKeys.ERROR), ROUNDING);
            check("impact", "lower end", found.lower(), impact.get(AddedImpactKeys.LOWER), ROUNDING);
            check("impact", "upper end", found.upper(), impact.get(AddedImpactKeys.UPPER), ROUNDING);
            if (found.inRange() != impact.get(AddedImpactKeys.IN_RANGE)) {
                add(
                        Fault.COST_DIFFERS,
                        "impact: days within the sizes of the fit stated %d, recomputed %d",
                        impact.get(AddedImpactKeys.IN_RANGE),
                        found.inRange());
            }
            pretrade.get(PretradeKeys.STRATEGIES).forEach(each -> addSums(each, impact));
            if (found.inRange() < found.days()) {
                add(Fault.LAW_EXTENDED, "%d of %d days", found.days() - found.inRange(), found.days());
            }
        });
    }

    private void addSums(Values strategy, Values impact) {
        String name = strategy.get(PretradeKeys.NAME);
        Optional<BigDecimal> mean = Optional.of(strategy.get(PretradeKeys.MEAN));
        checkSum(name, mean, impact.get(AddedImpactKeys.ADDED), strategy.find(PretradeKeys.WITH_IMPACT));
        checkSum(
                name,
                strategy.find(PretradeKeys.MEAN_LOWER),
                impact.get(AddedImpactKeys.LOWER),
                strategy.find(PretradeKeys.WITH_IMPACT_LOWER));
        checkSum(
                name,
                strategy.find(PretradeKeys.MEAN_UPPER),
                impact.get(AddedImpactKeys.UPPER),
                strategy.find(PretradeKeys.WITH_IMPACT_UPPER));
    }

    private void checkSum(String name, Optional<BigDecimal> cost, BigDecimal impact, Optional<BigDecimal> stated) {
        Optional<BigDecimal> sum = cost.map(impact::add);
        if (sum.isPresent() != stated.isPresent()
                || (sum.isPresent() && sum.get().compareTo(stated.orElseThrow()) != 0)) {
            add(
                    Fault.COST_DIFFERS,
                    "%s: cost with impact stated %s bps, recomputed %s",
                    name,
                    stated.map(BigDecimal::toPlainString).orElse("none"),
                    sum.map(BigDecimal::toPlainString).orElse("none"));
        }
    }

    private void check(String name, String figure, double recomputed, BigDecimal stated, double tolerance) {
        if (Math.abs(recomputed - stated.doubleValue()) > tolerance) {
            add(
                    Fault.COST_DIFFERS,
                    "%s: %s stated %s bps, recomputed %.6f",
                    name,
                    figure,
                    stated.toPlainString(),
                    recomputed);
        }
    }

    private void addWeaknesses() {
        long days = pretrade.get(PretradeKeys.DAYS);
        if (days < FEWEST_DAYS) {
            add(Fault.FEW_DAYS, "%d, %d are needed for a test", days, FEWEST_DAYS);
        }
        pretrade.get(PretradeKeys.MARKETS)
                .find(PretradeKeys.PARTICIPATION)
                .filter(part -> part.compareTo(LARGE) > 0)
                .ifPresent(part ->
                        add(Fault.LARGE_ORDER, "%.1f %% of the volume of the window", 100 * part.doubleValue()));
    }
}
