package io.slipway.report.audit;

import io.slipway.report.InspectionReport;
import io.slipway.report.PretradeReport;
import io.slipway.report.StudyReport;
import io.slipway.report.TcaReport;
import io.slipway.report.TuningReport;
import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.CostKeys;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.SettingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An audit of a run directory: recomputes the figures from the fills and lists errors and weaknesses.
 */
public final class Audit {

    private static final double MOST_SUSPECT = 0.01;
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final BigDecimal SAVING_TOLERANCE = new BigDecimal("0.00001");
    private static final BigDecimal SMALL_SAVING = new BigDecimal("0.01");
    private static final int FEWEST_FILLS = 3;

    private final RunDirectory run;
    private final List<Finding> findings = new ArrayList<>();

    private Audit(RunDirectory run) {
        this.run = run;
    }

    /**
     * The findings about a run, a study, own executions, a cost before the trade or a calibration, most serious first; empty if there are none.
     *
     * @throws ReportException if the directory holds none of them, or an unfinished one
     */
    public static List<Finding> of(Path directory) {
        if (StudyReport.isStudy(directory)) {
            return StudyAudit.of(directory);
        }
        if (TuningReport.isTuning(directory)) {
            return TuningAudit.of(directory);
        }
        if (TcaReport.isTca(directory)) {
            return TcaAudit.of(directory);
        }
        if (PretradeReport.isPretrade(directory)) {
            return PretradeAudit.of(directory);
        }
        if (CalibrationAudit.isOf(directory)) {
            return CalibrationAudit.of(directory);
        }
        if (InspectionReport.isInspection(directory)) {
            throw new ReportException("an inspection has no figures that follow from its other files: directory="
                    + directory + "; slipway inspect finds them again from the data");
        }
        RunDirectory run = RunDirectory.read(directory);
        Audit audit = new Audit(run);
        audit.addTotals();
        audit.addComparisons();
        audit.addStrategies();
        audit.addMarket();
        audit.findings.addAll(FillAudit.of(run));
        audit.findings.addAll(SearchAudit.of(run, directory));
        return List.copyOf(audit.findings);
    }

    /** The findings as a person reads them, one paragraph each. */
    public static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            String what = finding.fault().what();
            text.append(Numbers.format(
                    "  - %s%s (%s): %s.%n",
                    what.substring(0, 1).toUpperCase(Locale.ROOT),
                    what.substring(1),
                    finding.evidence(),
                    finding.fault().consequence()));
        }
        return text.toString();
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, Numbers.format(format, arguments)));
    }

    private void addTotals() {
        for (Map.Entry<String, List<RunDirectory.FillRow>> entry : run.fills().entrySet()) {
            Values strategy = run.strategy(entry.getKey());
            BigDecimal qty = BigDecimal.ZERO;
            BigDecimal cash = BigDecimal.ZERO;
            for (RunDirectory.FillRow fill : entry.getValue()) {
                qty = qty.add(fill.qty());
                cash = cash.add(cash(fill));
            }
            BigDecimal saidQty = strategy.get(SavingKeys.FILLED_QTY);
            BigDecimal saidCash = strategy.get(SavingKeys.TOTAL_CASH);
            if (qty.compareTo(saidQty) != 0 || cash.compareTo(saidCash) != 0) {
                add(
                        Fault.CASH_DIFFERS,
                        "%s: fills give %s%s and %s, results say %s and %s",
                        entry.getKey(),
                        Html.count(qty),
                        run.shares(),
                        cash.toPlainString(),
                        Html.count(saidQty),
                        saidCash.toPlainString());
            }
            if (qty.compareTo(run.qty()) > 0) {
                add(Fault.OVERFILLED, "%s: filled %s of %s", entry.getKey(), Html.count(qty), Html.count(run.qty()));
            }
            strategy.find(StrategyKeys.COSTS).ifPresent(costs -> addBars(entry.getKey(), costs));
        }
        BigDecimal headline = run.results().get(ResultsKeys.OPTIMIZED).or(SavingKeys.CASH_OR_NULL, BigDecimal.ZERO);
        if (headline.compareTo(tested().get(SavingKeys.TOTAL_CASH)) != 0) {
            add(Fault.CASH_DIFFERS, "cash of the headline and of %s", run.tested());
        }
    }

    private Values tested() {
        return run.strategy(run.tested());
    }

    private void addBars(String name, Values costs) {
        BigDecimal sum = costs.get(CostKeys.BARS).stream()
                .map(bar -> bar.get(CostKeys.AMOUNT))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(costs.get(CostKeys.TOTAL)) != 0) {
            add(
                    Fault.BARS_DIFFER,
                    "%s: bars %s, total %s",
                    name,
                    sum.toPlainString(),
                    costs.get(CostKeys.TOTAL).toPlainString());
        }
    }

    private void addComparisons() {
        for (Map.Entry<String, Optional<BigDecimal>> saving :
                run.results().get(SavingKeys.SAVINGS_VS_BASELINES_BPS).entrySet()) {
            String name = saving.getKey().replace('_', '-');
            Values baseline = run.strategies().get(name);
            if (baseline != null && saving.getValue().isPresent()) {
                addComparison(name, baseline, saving.getValue().get());
            }
        }
    }

    private void addComparison(String name, Values baseline, BigDecimal saidBps) {
        BigDecimal again = run.savingBps(tested(), baseline);
        if (isUndecided(again.doubleValue(), baseline)) {
            add(
                    Fault.UNEQUAL_QUANTITIES,
                    "%s filled %s, %s filled %s of %s: as marked, the saving is %+.2f bps, and a dearer mark would change its sign",
                    run.tested(),
                    Html.count(tested().get(SavingKeys.FILLED_QTY)),
                    name,
                    Html.count(baseline.get(SavingKeys.FILLED_QTY)),
                    Html.count(run.qty()),
                    again);
            return;
        }
        if (again.subtract(saidBps).abs().compareTo(SAVING_TOLERANCE) > 0) {
            add(
                    Fault.SAVING_DIFFERS,
                    "against %s: stated %s bps, recomputed %s bps",
                    name,
                    saidBps.toPlainString(),
                    again);
        }
        if (run.unfilled(tested()) + run.unfilled(baseline) == 0) {
            oneFill(name, baseline, again);
        }
    }

    /** True if what was left, and is marked, could turn the sign of a saving. */
    private boolean isUndecided(double savingBps, Values baseline) {
        double own = run.unfilled(tested());
        double other = run.unfilled(baseline);
        Optional<BigDecimal> move = run.results().find(ResultsKeys.MARKED_MOVE_BPS);
        return own + other > 0
                && move.map(BigDecimal::doubleValue)
                        .map(bps -> Math.signum(savingBps - bps * own) != Math.signum(savingBps + bps * other))
                        .orElse(true);
    }

    /** True if the saving changes its sign when one fill of the strategy under test is left out. */
    private void oneFill(String name, Values baseline, BigDecimal savingBps) {
        List<RunDirectory.FillRow> fills = run.fills().getOrDefault(run.tested(), List.of());
        if (fills.size() < FEWEST_FILLS || savingBps.abs().compareTo(SMALL_SAVING) < 0) {
            return;
        }
        BigDecimal other = baseline.or(SavingKeys.AVG_FILL_PX, BigDecimal.ZERO);
        BigDecimal allQty = fills.stream().map(RunDirectory.FillRow::qty).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal allCash = fills.stream().map(this::cash).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (RunDirectory.FillRow left : fills) {
            BigDecimal qty = allQty.subtract(left.qty());
            if (qty.signum() != 0 && other.signum() != 0) {
                BigDecimal average =
                        allCash.subtract(cash(left)).divide(qty.multiply(run.multiplier()), 9, RoundingMode.HALF_EVEN);
                BigDecimal saved = run.isSell() ? average.subtract(other) : other.subtract(average);
                BigDecimal bps = saved.multiply(BPS).divide(other.abs(), 6, RoundingMode.HALF_EVEN);
                if (bps.signum() * savingBps.signum() < 0) {
                    add(
                            Fault.ONE_FILL,
                            "against %s: %s bps with, %s without the fill of %s at %s",
                            name,
                            savingBps,
                            bps,
                            left.qty(),
                            left.time());
                    return;
                }
            }
        }
    }

    private BigDecimal cash(RunDirectory.FillRow fill) {
        BigDecimal notional = fill.qty().multiply(fill.price()).multiply(run.multiplier());
        return run.isSell() ? notional.subtract(fill.fee()) : notional.add(fill.fee());
    }

    private void addStrategies() {
        List<String> free = new ArrayList<>();
        List<String> charged = new ArrayList<>();
        for (Map.Entry<String, Values> entry : run.strategies().entrySet()) {
            List<RunDirectory.FillRow> fills = run.fills().getOrDefault(entry.getKey(), List.of());
            addStrategy(entry.getKey(), entry.getValue(), fills);
            if (!fills.isEmpty()) {
                boolean noFee = fills.stream().allMatch(fill -> fill.fee().signum() == 0);
                (noFee ? free : charged).add(entry.getKey());
            }
        }
        if (!free.isEmpty() && !charged.isEmpty()) {
            add(
                    Fault.ONE_SIDED_FEES,
                    "without fees: %s; with fees: %s",
                    String.join(", ", free),
                    String.join(", ", charged));
        }
    }

    private void addStrategy(String name, Values strategy, List<RunDirectory.FillRow> fills) {
        if (strategy.or(StrategyKeys.TRAITS, List.of()).contains(StrategyKeys.LOOKS_AHEAD)) {
            add(Fault.LOOK_AHEAD, "%s", name);
        }
        Instant end = run.order().get(OrderKeys.END);
        fills.stream()
                .filter(fill -> fill.time().isBefore(run.start()) || fill.time().isAfter(end))
                .findFirst()
                .ifPresent(fill -> add(Fault.OUTSIDE_THE_WINDOW, "%s at %s", name, fill.time()));
        BigDecimal reused = strategy.or(StrategyKeys.REUSED_DISPLAYED_QTY, BigDecimal.ZERO);
        if (reused.signum() > 0) {
            add(Fault.REUSED_LIQUIDITY, "%s: %s%s", name, Html.count(reused), run.shares());
        }
        BigDecimal unfilled = RunDirectory.left(strategy);
        if (unfilled.signum() > 0) {
            boolean nothing =
                    strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO).signum() == 0;
            add(
                    nothing ? Fault.NOTHING_FILLED : Fault.UNFINISHED,
                    "%s left %s of %s%s",
                    name,
                    Html.count(unfilled),
                    Html.count(run.qty()),
                    strategy.find(StrategyKeys.RESIDUAL_MARK_PX).isPresent() ? "" : ", which have no mark");
        }
    }

    private void addMarket() {
        Map<String, String> venues = run.results().or(ResultsKeys.VENUES, Map.of());
        if (venues.size() == 1) {
            add(Fault.ONE_VENUE, "%s", venues.values().iterator().next());
        }
        Values quality = run.results().or(ResultsKeys.DATA_QUALITY, Values.of(QualityKeys.WITH_READING));
        long suspect = quality.or(QualityKeys.MAYBE_BAD_BOOK_ROWS, 0L)
                + (isReceiptUsed() ? quality.or(QualityKeys.BAD_RECV_TIME_ROWS, 0L) : 0);
        long bookRows = quality.or(QualityKeys.BOOK_ROWS, 0L);
        if ((double) suspect / Math.max(1, bookRows) > MOST_SUSPECT) {
            add(Fault.SUSPECT_DATA, "%,d of %,d book rows", suspect, bookRows);
        }
    }

    /** True if the recorded times of receipt decide what strategies know. */
    private boolean isReceiptUsed() {
        return run.results()
                .find(SettingKeys.LATENCY)
                .map(latency -> latency.or(SettingKeys.FEED_RECORDED, false))
                .orElse(false);
    }
}
