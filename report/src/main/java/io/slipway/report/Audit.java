package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.report.Finding.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what would make a result wrong or mean less than it seems, in what the run wrote: it works the figures out again from the
 * fills and believes no total.
 */
public final class Audit {

    private static final Set<String> KNOW_THE_WINDOW = Set.of("vwap-schedule");
    private static final List<String> SUSPECT_ROWS =
            List.of("crossed_rows", "stub_rows", "maybe_bad_book_rows", "bad_recv_time_rows");
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
     * The findings about a run directory, most serious first; empty if there are none.
     *
     * @throws ReportException if it holds no finished run
     */
    public static List<Finding> of(Path directory) {
        RunDirectory run = RunDirectory.read(directory);
        Audit audit = new Audit(run);
        audit.addTotals();
        audit.addComparisons();
        audit.addStrategies();
        audit.addMarket();
        try {
            audit.findings.addAll(SearchAudit.of(run, directory));
        } catch (IOException e) {
            throw new ReportException("cannot read the search: directory=" + directory, e);
        }
        return List.copyOf(audit.findings);
    }

    /** The findings as a person reads them, one paragraph each. */
    public static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            String what = finding.fault().what();
            text.append(String.format(
                    Locale.ROOT,
                    "  - %s%s (%s): %s.%n",
                    what.substring(0, 1).toUpperCase(Locale.ROOT),
                    what.substring(1),
                    finding.evidence(),
                    finding.fault().consequence()));
        }
        return text.toString();
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, String.format(Locale.ROOT, format, arguments)));
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }

    private JsonNode strategies() {
        return run.results().get("strategies");
    }

    private void addTotals() {
        for (Map.Entry<String, List<RunDirectory.FillRow>> entry : run.fills().entrySet()) {
            JsonNode strategy = strategies().path(entry.getKey());
            BigDecimal qty = BigDecimal.ZERO;
            BigDecimal cash = BigDecimal.ZERO;
            for (RunDirectory.FillRow fill : entry.getValue()) {
                qty = qty.add(fill.qty());
                cash = cash.add(cash(fill));
            }
            if (qty.compareTo(number(strategy.path("filled_qty"))) != 0
                    || cash.compareTo(number(strategy.path("total_cash"))) != 0) {
                add(
                        Fault.CASH_DIFFERS,
                        "%s: fills give %s shares and %s, results say %s and %s",
                        entry.getKey(),
                        qty,
                        cash.toPlainString(),
                        strategy.path("filled_qty").asText(),
                        strategy.path("total_cash").asText());
            }
            if (qty.compareTo(number(run.order().path("qty"))) > 0) {
                add(
                        Fault.OVERFILLED,
                        "%s: filled %s of %s",
                        entry.getKey(),
                        qty,
                        run.order().path("qty"));
            }
            addBars(entry.getKey(), strategy.path("costs"));
        }
        JsonNode tested = strategies().path(run.text("optimized_strategy"));
        if (number(run.results().path("optimized").path("total_cash")).compareTo(number(tested.path("total_cash")))
                != 0) {
            add(Fault.CASH_DIFFERS, "the headline's cash is not that of %s", run.text("optimized_strategy"));
        }
    }

    private void addBars(String name, JsonNode costs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode bar : costs.path("bars")) {
            sum = sum.add(number(bar.path("amount")));
        }
        if (sum.compareTo(number(costs.path("total"))) != 0) {
            add(
                    Fault.BARS_DIFFER,
                    "%s: bars %s, total %s",
                    name,
                    sum.toPlainString(),
                    costs.path("total").asText());
        }
    }

    private void addComparisons() {
        JsonNode tested = strategies().path(run.text("optimized_strategy"));
        for (Map.Entry<String, JsonNode> saving :
                run.results().get("savings_vs_baselines_bps").properties()) {
            String name = saving.getKey().replace('_', '-');
            JsonNode baseline = strategies().path(name);
            if (saving.getValue().isNull() || baseline.isMissingNode()) {
                continue;
            }
            if (number(tested.path("filled_qty")).compareTo(number(baseline.path("filled_qty"))) != 0) {
                add(
                        Fault.UNEQUAL_QUANTITIES,
                        "%s filled %s, %s filled %s",
                        run.text("optimized_strategy"),
                        tested.path("filled_qty").asText(),
                        name,
                        baseline.path("filled_qty").asText());
                continue;
            }
            BigDecimal again = run.savingBps(tested, baseline);
            if (again.subtract(number(saving.getValue())).abs().compareTo(SAVING_TOLERANCE) > 0) {
                add(
                        Fault.SAVING_DIFFERS,
                        "against %s: said %s bps, worked out %s",
                        name,
                        saving.getValue().asText(),
                        again);
            }
            oneFill(name, baseline, again);
        }
    }

    /** True if the saving changes its sign when one fill of the strategy under test is left out. */
    private void oneFill(String name, JsonNode baseline, BigDecimal savingBps) {
        List<RunDirectory.FillRow> fills = run.fills().getOrDefault(run.text("optimized_strategy"), List.of());
        if (fills.size() < FEWEST_FILLS || savingBps.abs().compareTo(SMALL_SAVING) < 0) {
            return;
        }
        BigDecimal other = number(baseline.path("avg_fill_px"));
        for (RunDirectory.FillRow left : fills) {
            Optional<BigDecimal> average = averageWithout(fills, left);
            if (average.isPresent() && other.signum() > 0) {
                BigDecimal saved = run.isSell() ? average.get().subtract(other) : other.subtract(average.get());
                BigDecimal bps = saved.multiply(BPS).divide(other, 6, RoundingMode.HALF_EVEN);
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

    private Optional<BigDecimal> averageWithout(List<RunDirectory.FillRow> fills, RunDirectory.FillRow left) {
        BigDecimal qty = left.qty().negate();
        BigDecimal cash = cash(left).negate();
        for (RunDirectory.FillRow fill : fills) {
            qty = qty.add(fill.qty());
            cash = cash.add(cash(fill));
        }
        return qty.signum() == 0 ? Optional.empty() : Optional.of(cash.divide(qty, 9, RoundingMode.HALF_EVEN));
    }

    private BigDecimal cash(RunDirectory.FillRow fill) {
        BigDecimal notional = fill.qty().multiply(fill.price());
        return run.isSell() ? notional.subtract(fill.fee()) : notional.add(fill.fee());
    }

    private void addStrategies() {
        Instant start = run.start();
        Instant end = Instant.parse(run.order().path("end").asText());
        List<String> free = new ArrayList<>();
        List<String> charged = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : strategies().properties()) {
            String name = entry.getKey();
            JsonNode strategy = entry.getValue();
            List<RunDirectory.FillRow> fills = run.fills().getOrDefault(name, List.of());
            if (KNOW_THE_WINDOW.contains(name)) {
                add(Fault.LOOK_AHEAD, "%s", name);
            }
            fills.stream()
                    .filter(fill -> fill.time().isBefore(start) || fill.time().isAfter(end))
                    .findFirst()
                    .ifPresent(fill -> add(Fault.OUTSIDE_THE_WINDOW, "%s at %s", name, fill.time()));
            if (number(strategy.path("reused_displayed_qty")).signum() > 0) {
                add(Fault.REUSED_LIQUIDITY, "%s: %s shares", name, strategy.path("reused_displayed_qty"));
            }
            if (number(strategy.path("unfilled_qty")).signum() > 0) {
                add(
                        Fault.UNFINISHED,
                        "%s left %s of %s",
                        name,
                        strategy.path("unfilled_qty"),
                        run.order().path("qty"));
            }
            if (!fills.isEmpty()) {
                boolean noFee = fills.stream().allMatch(fill -> fill.fee().signum() == 0);
                (noFee ? free : charged).add(name);
            }
        }
        if (!free.isEmpty() && !charged.isEmpty()) {
            add(Fault.ONE_SIDED_FEES, "free: %s; charged: %s", String.join(", ", free), String.join(", ", charged));
        }
    }

    private void addMarket() {
        int venues = run.results().path("venues").size();
        if (venues == 1) {
            add(
                    Fault.ONE_VENUE,
                    "%s",
                    run.results().path("venues").elements().next().asText());
        }
        JsonNode quality = run.results().path("data_quality");
        BigDecimal suspect =
                SUSPECT_ROWS.stream().map(key -> number(quality.path(key))).reduce(BigDecimal.ZERO, BigDecimal::add);
        double share =
                suspect.doubleValue() / Math.max(1, quality.path("book_rows").asDouble());
        if (share > MOST_SUSPECT) {
            add(
                    Fault.SUSPECT_DATA,
                    "%s of %s book rows",
                    suspect,
                    quality.path("book_rows").asText());
        }
    }
}
