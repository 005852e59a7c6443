package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same order on the same data by the default rules and by those of the exercise, side by side, and why they differ. */
public final class ContrastText {

    private static final int PRICE_DECIMALS = 4;

    private final RunDirectory ours;
    private final RunDirectory exercise;
    private final String baseline;
    private final StringBuilder text = new StringBuilder();

    private ContrastText(RunDirectory ours, RunDirectory exercise) {
        this.ours = ours;
        this.exercise = exercise;
        this.baseline = ours.headlineBaseline();
    }

    /**
     * The comparison as text.
     *
     * @param ours a run by the default rules
     * @param exercise the same order by the rules of the exercise
     */
    public static String of(RunDirectory ours, RunDirectory exercise) {
        ContrastText contrast = new ContrastText(ours, exercise);
        contrast.addTable();
        contrast.line("");
        contrast.line("Why they differ");
        contrast.addWaiting();
        contrast.addReasons();
        return contrast.text.toString();
    }

    private void addTable() {
        line("SAME ORDER, SAME DATA, TWO PROFILES");
        row("", ours.results().get(ResultsKeys.PROFILE), exercise.results().get(ResultsKeys.PROFILE));
        row(
                ours.tested() + ", average price",
                price(Optional.of(ours.results().get(ResultsKeys.OPTIMIZED))),
                price(Optional.of(exercise.results().get(ResultsKeys.OPTIMIZED))));
        for (String key : ours.results().get(ResultsKeys.BASELINES).keySet()) {
            row(
                    RunDirectory.baseline(key) + ", average price",
                    price(baseline(ours, key)),
                    price(baseline(exercise, key)));
        }
        row(
                "saving against " + baseline + ", bps, in-sample",
                saving(ours, ours.results()),
                saving(exercise, exercise.results()));
        row("the same with default parameters", untuned(ours), untuned(exercise));
        row("displayed shares taken twice, " + baseline, reused(ours), reused(exercise));
        row("parameters without effect", dead(ours), dead(exercise));
    }

    private void addReasons() {
        BigDecimal reused = exercise.strategy(baseline).or(StrategyKeys.REUSED_DISPLAYED_QTY, BigDecimal.ZERO);
        line(
                reused.signum() > 0
                        ? format(
                                "- The trial counts every snapshot as fresh liquidity: its %s took %s shares that it",
                                baseline, Html.count(reused))
                        : format(
                                "- The trial counts every snapshot as fresh liquidity, though here its %s took no share that it",
                                baseline));
        line(
                "  had taken before. The default rules fill each displayed share at most once, so every price was obtainable.");
        if (ours.results().or(ResultsKeys.VENUES, Map.of()).size() > 1) {
            line(format(
                    "- The trial's %s sweeps every venue of a snapshot at any price. The default %s trades at the best",
                    baseline, baseline));
            line("  price of all venues only, and waits until it is shown again.");
        }
        line(
                "- The trial's parameters are multiplied by zero in every split that it compares: tuning chooses among ties.");
        line(
                "  By default the penalty is measured against the mid: lambda_under is the distance at which a share is worth taking.");
        line("- The trial's VWAP is a price known only afterwards. The default VWAP trades, on a curve of other days.");
    }

    /** A strategy that takes all at one moment or nothing waits for that moment. */
    private void addWaiting() {
        Values tested = exercise.strategy(exercise.tested());
        if (!tested.or(StrategyKeys.TRAITS, List.of()).contains(StrategyKeys.ALL_OR_NOTHING)) {
            return;
        }
        Optional<Instant> first = tested.find(StrategyKeys.FIRST_FILL_TIME);
        if (first.isEmpty()) {
            addNothingTraded(tested);
            return;
        }
        boolean atOnce = first.equals(tested.find(StrategyKeys.LAST_FILL_TIME));
        if (RunDirectory.isComplete(tested) && atOnce && first.get().isAfter(exercise.start())) {
            line(format(
                    "- The trial's allocator trades only when one snapshot shows the whole remaining quantity: it waited %.3f s.",
                    exercise.msAfterStart(first.get()).movePointLeft(3)));
            line("  Its saving or loss is a bet on the price in the meantime, not skill at choosing venues.");
        }
    }

    private void addNothingTraded(Values tested) {
        BigDecimal lot = exercise.lot(tested);
        line(
                "- The trial's allocator traded nothing: it trades only when one snapshot shows the whole remaining quantity,");
        line(
                exercise.qty().remainder(lot).signum() == 0
                        ? "  and none did. A router that does not trade has no saving."
                        : format(
                                "  in whole lots of %s, and %s is not a multiple.",
                                Html.count(lot), Html.count(exercise.qty())));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(String name, String left, String right) {
        line(format("  %-42s %22s %22s", name, left, right).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return Numbers.format(format, arguments);
    }

    private static Optional<Values> baseline(RunDirectory run, String key) {
        return Optional.ofNullable(run.results().get(ResultsKeys.BASELINES).get(key));
    }

    private static String price(Optional<Values> execution) {
        return execution
                .flatMap(priced -> priced.find(SavingKeys.AVERAGE_OR_NULL))
                .map(price ->
                        price.setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN).toPlainString())
                .orElse("-");
    }

    private static String saving(RunDirectory run, Values values) {
        return run.headlineSaving(values).map(bps -> format("%+.2f", bps)).orElse("refused");
    }

    private static String untuned(RunDirectory run) {
        return run.results()
                .find(ResultsKeys.SEARCH)
                .map(search -> saving(run, search.get(SavingKeys.UNTUNED)))
                .orElse("-");
    }

    private String reused(RunDirectory run) {
        return run.strategies().containsKey(baseline)
                ? Html.count(run.strategy(baseline).or(StrategyKeys.REUSED_DISPLAYED_QTY, BigDecimal.ZERO))
                : "-";
    }

    private static String dead(RunDirectory run) {
        List<String> dead = run.results().get(ResultsKeys.DEAD_PARAMETERS);
        return dead.size() == 3 ? "all three" : dead.isEmpty() ? "none" : String.join(", ", dead);
    }
}
