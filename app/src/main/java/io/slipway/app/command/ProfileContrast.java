package io.slipway.app.command;

import io.slipway.engine.StrategyResult;
import io.slipway.model.Fill;
import io.slipway.result.RunResult;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.tca.Execution;
import io.slipway.tca.Savings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same order on the same data by two sets of rules, side by side, and why they differ. */
final class ProfileContrast {

    private static final double NANOS_PER_SECOND = 1e9;

    private final RunResult ours;
    private final RunResult trial;
    private final StringBuilder text = new StringBuilder();

    private ProfileContrast(RunResult ours, RunResult trial) {
        this.ours = ours;
        this.trial = trial;
    }

    /** The comparison as text. */
    static String text(RunResult ours, RunResult trial) {
        return new ProfileContrast(ours, trial).text();
    }

    private String text() {
        line("SAME ORDER, SAME DATA, TWO PROFILES");
        row("", "default", "trial");
        row(
                ours.comparison().optimized().name() + ", average price",
                price(ours.comparison().optimized().execution()),
                price(trial.comparison().optimized().execution()));
        for (String baseline : ours.comparison().names()) {
            row(
                    baseline + ", average price",
                    price(ours.comparison().baselines().get(baseline)),
                    price(trial.comparison().baselines().get(baseline)));
        }
        row("saving against best-ask, bps, in-sample", saving(ours), saving(trial));
        row("the same with default parameters", untuned(ours), untuned(trial));
        row("displayed shares taken twice, best-ask", reused(ours), reused(trial));
        row("parameters without effect", dead(ours), dead(trial));
        line("");
        line("Why they differ");
        reasons();
        return text.toString();
    }

    private void reasons() {
        explainWaiting();
        long reused = bestAsk(trial).map(StrategyResult::reusedQty).orElse(0L);
        line(
                reused > 0
                        ? format(
                                "- The trial counts every snapshot as fresh liquidity: its best-ask took %,d shares that it",
                                reused)
                        : "- The trial counts every snapshot as fresh liquidity, though here its best-ask took no share that it");
        line(
                "  had taken before. The default rules fill each displayed share at most once, so every price was obtainable.");
        if (ours.tape().publisherIds().length > 1) {
            line(
                    "- The trial's best-ask sweeps every venue of a snapshot at any price. The default best-ask trades at the best");
            line("  price of all venues only, and waits until it is shown again.");
        }
        line(
                "- The trial's parameters are multiplied by zero in every split that it compares: tuning chooses among ties.");
        line(
                "  By default the penalty is measured against the mid: lambda_under is the distance at which a share is worth taking.");
        line("- The trial's VWAP is a price known only afterwards. The default VWAP trades, on a curve of other days.");
    }

    private void explainWaiting() {
        StrategyResult router = trial.comparison().optimized();
        if (!router.name().equals(ShippedStrategies.CONT_KUKANOV_STATIC)) {
            return;
        }
        List<Fill> fills = router.fills();
        long lot = trial.parameters().whole(StaticParameters.LOT.name());
        long qty = trial.spec().order().qty();
        if (fills.isEmpty()) {
            line(
                    "- The trial's allocator traded nothing: it trades only when one snapshot shows the whole remaining quantity,");
            line(
                    qty % lot == 0
                            ? "  and none did. A router that does not trade has no saving."
                            : format("  in whole lots of %,d, and %,d is not a multiple.", lot, qty));
            return;
        }
        long startNs = trial.spec().order().startNs();
        long firstNs = fills.get(0).timeNs();
        if (router.unfilledQty() == 0 && firstNs == fills.get(fills.size() - 1).timeNs() && firstNs > startNs) {
            line(format(
                    "- The trial's allocator trades only when one snapshot shows the whole remaining quantity: it waited %.3f s.",
                    (firstNs - startNs) / NANOS_PER_SECOND));
            line("  Its saving or loss is a bet on the price in the meantime, not skill at choosing venues.");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(String what, String left, String right) {
        line(format("  %-42s %22s %22s", what, left, right).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String price(@Nullable Execution execution) {
        return execution == null || execution.qty() == 0
                ? "-"
                : execution.averagePx().setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String saving(RunResult run) {
        Savings savings = run.comparison().savings().get(ShippedStrategies.BEST_ASK);
        BigDecimal bps = savings == null ? null : savings.bps();
        return bps == null ? "refused" : format("%+.2f", bps);
    }

    private static String untuned(RunResult run) {
        if (run.search() == null) {
            return "-";
        }
        Savings savings =
                run.comparison().savingsOf(run.search().untuned().execution()).get(ShippedStrategies.BEST_ASK);
        BigDecimal bps = savings == null ? null : savings.bps();
        return bps == null ? "refused" : format("%+.2f", bps);
    }

    private static String reused(RunResult run) {
        return bestAsk(run).map(result -> format("%,d", result.reusedQty())).orElse("-");
    }

    private static Optional<StrategyResult> bestAsk(RunResult run) {
        return run.strategies().stream()
                .filter(result -> result.name().equals(ShippedStrategies.BEST_ASK))
                .findFirst();
    }

    private static String dead(RunResult run) {
        int count = run.deadParameters().size();
        return count == 3 ? "all three" : count == 0 ? "none" : String.join(", ", run.deadParameters());
    }
}
