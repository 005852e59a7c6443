package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.Headlines;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A run as a page of text, at most 100 columns wide. */
public final class SummaryText {

    private static final int WIDTH = 100;
    private static final String ROW = "  %-28s %7s %11s %15s %8s %7s %5s %10s";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final RunDirectory run;
    private final boolean ansi;
    private final StringBuilder text = new StringBuilder();

    private SummaryText(RunDirectory run, boolean ansi) {
        this.run = run;
        this.ansi = ansi;
    }

    /** The summary of {@code run}; with {@code ansi} the headlines are bold. */
    public static String of(RunDirectory run, boolean ansi) {
        SummaryText summary = new SummaryText(run, ansi);
        summary.addHead();
        summary.addTable();
        summary.addSavings();
        summary.addBenchmarks();
        summary.addSearch();
        summary.addCaveats();
        return summary.text.toString().stripTrailing();
    }

    private void line(String line) {
        text.append(shown(line)).append('\n');
    }

    private void headline(String line) {
        text.append(ansi ? BOLD + shown(line) + PLAIN : shown(line)).append('\n');
    }

    /** Shows control characters, which a file's name may hold and a terminal would obey, as question marks. */
    private static String shown(String line) {
        return CONTROL.matcher(line.stripTrailing()).replaceAll("?");
    }

    private static String format(String format, Object... arguments) {
        return Numbers.format(format, arguments);
    }

    private void addHead() {
        Values order = run.order();
        headline(Headlines.title(run));
        line("A cost is positive when the order pays; a saving when the strategy was better. Cash "
                + run.results()
                        .find(ResultsKeys.CURRENCY)
                        .map(currency -> "is in " + currency + " and ")
                        .orElse("")
                + "includes fees.");
        line(format(
                "Rules: %s. Data: %s, %s to %s.",
                run.results().get(ResultsKeys.PROFILE),
                run.results().or(OriginKeys.SOURCE, ""),
                order.get(OrderKeys.START),
                order.get(OrderKeys.END)));
        OrderTerms.hours(run).ifPresent(hours -> line("Hours: " + hours + "."));
        OrderTerms.prices(run).ifPresent(prices -> line("Prices: " + prices + "."));
        line("");
    }

    private void addTable() {
        headline(format(ROW, "strategy", "filled", "average", "total cash", "fees", "vs mid", "fills", "done after"));
        List<Map.Entry<String, Values>> rows = new ArrayList<>(run.strategies().entrySet());
        rows.sort(Comparator.<Map.Entry<String, Values>, BigDecimal>comparing(row -> RunDirectory.left(row.getValue()))
                .thenComparing(row -> Headlines.costBps(row.getValue()).orElse(BigDecimal.ZERO)));
        boolean anyUnfilled = false;
        for (Map.Entry<String, Values> row : rows) {
            boolean unfilled = !RunDirectory.isComplete(row.getValue());
            anyUnfilled |= unfilled;
            addRow(row.getKey() + (unfilled ? " *" : ""), row.getValue());
        }
        line("  vs mid: average against the mid at the start, in basis points"
                + (anyUnfilled ? "; * not all filled: of a part of the order" : ""));
        addWinner(rows);
        line("");
    }

    /** The first two of the sorted rows that filled all. */
    private void addWinner(List<Map.Entry<String, Values>> rows) {
        List<Map.Entry<String, Values>> finished = rows.stream()
                .filter(row -> RunDirectory.isComplete(row.getValue()))
                .toList();
        if (finished.size() < 2) {
            return;
        }
        List<String> best = finished.stream()
                .filter(row -> run.savingBps(finished.get(0).getValue(), row.getValue())
                                .signum()
                        == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (best.size() > 1) {
            line("  Cheapest: " + String.join(", ", best) + ", which cost the same.");
            return;
        }
        BigDecimal ahead =
                run.savingBps(finished.get(0).getValue(), finished.get(1).getValue());
        line(format(
                "  Cheapest: %s, %.3f bps ahead of %s.",
                best.get(0), ahead, finished.get(1).getKey()));
        Values winner = finished.get(0).getValue();
        if (winner.or(StrategyKeys.TRAITS, List.of()).contains(StrategyKeys.LOOKS_AHEAD)) {
            line("  " + best.get(0) + " uses the whole window in advance: no order can be traded this way.");
        }
    }

    private void addRow(String name, Values strategy) {
        line(format(
                ROW,
                name,
                Html.count(strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO)),
                price(strategy.find(SavingKeys.AVG_FILL_PX)),
                strategy.find(SavingKeys.TOTAL_CASH)
                        .map(cash -> format("%,.2f", cash))
                        .orElse("-"),
                strategy.find(StrategyKeys.FEES)
                        .map(fees -> format("%,.2f", fees))
                        .orElse("-"),
                Headlines.costBps(strategy).map(bps -> format("%+.2f", bps)).orElse("-"),
                format("%,d", strategy.or(StrategyKeys.FILLS, 0L)),
                doneAfter(strategy)));
    }

    private String doneAfter(Values strategy) {
        Optional<Instant> last = strategy.find(StrategyKeys.LAST_FILL_TIME);
        if (last.isEmpty() || !RunDirectory.isComplete(strategy)) {
            return "-";
        }
        Duration taken = Duration.between(run.start(), last.get());
        double seconds = taken.toNanos() / 1e9;
        return taken.compareTo(A_DAY) < 0 ? format("%.3f s", seconds) : format("%.2f d", seconds / A_DAY.toSeconds());
    }

    /** The savings against those that ran; the one that is judged is not compared with itself. */
    private void addSavings() {
        Map<String, Optional<BigDecimal>> comparisons = run.comparisons();
        if (comparisons.isEmpty()) {
            return;
        }
        headline("Savings of " + run.tested());
        comparisons.forEach((key, saving) -> line(format(
                "  against %-12s %s",
                Headlines.baseline(run, key),
                saving.map(bps -> format("%+.3f bps", bps))
                        .orElseGet(() -> "not compared: "
                                + run.results().get(ResultsKeys.REFUSALS).getOrDefault(key, "no figure")))));
        line("");
    }

    /** The prices of the window that executions are measured by. */
    private void addBenchmarks() {
        Map<String, BigDecimal> prices = run.results().or(ResultsKeys.BENCHMARKS, Map.of());
        Map<String, Optional<BigDecimal>> costs =
                run.strategy(run.tested()).or(StrategyKeys.COST_VS_BENCHMARKS_BPS, Map.of());
        if (costs.values().stream().allMatch(Optional::isEmpty)) {
            return;
        }
        headline(format("%-30s %14s  cost of %s, bps", "Benchmarks", "price", run.tested()));
        costs.forEach((key, cost) -> cost.ifPresent(bps -> line(format(
                "  %-28s %14s  %+.2f", BenchmarkWords.name(key), price(Optional.ofNullable(prices.get(key))), bps))));
        line("");
    }

    private void addSearch() {
        String parameters = parameters(run.results().get(ResultsKeys.BEST_PARAMETERS));
        Optional<Values> search = run.results().find(ResultsKeys.SEARCH);
        if (search.isPresent()) {
            headline(format(
                    "Search (%s%s, in-sample): %,d points, best %s",
                    search.get().get(SavingKeys.METHOD),
                    objective(search.get()),
                    search.get().get(SavingKeys.POINTS),
                    parameters));
            addUntuned(search.get().get(SavingKeys.UNTUNED));
        } else if (!parameters.isEmpty()) {
            headline("Parameters given: " + parameters);
        }
        List<String> dead = run.results().get(ResultsKeys.DEAD_PARAMETERS);
        if (!dead.isEmpty()) {
            line("  parameters without effect: " + String.join(", ", dead));
        }
        line("");
    }

    /** The objective, unless it is the standard one. */
    private static String objective(Values search) {
        String objective = search.or(SavingKeys.OBJECTIVE, "cash");
        return objective.equals("cash") ? "" : " by " + objective;
    }

    private static String parameters(Map<String, BigDecimal> parameters) {
        StringJoiner text = new StringJoiner(", ");
        parameters.forEach((name, value) -> text.add(name + "=" + (value.signum() == 0 ? "0" : value.toPlainString())));
        return text.toString();
    }

    /** The result with parameters that nobody chose on this data, next to that with those that were. */
    private void addUntuned(Values untuned) {
        line(format(
                "  default parameters, %s: average %s, %s against %s",
                parameters(untuned.get(SavingKeys.PARAMETERS)),
                price(untuned.find(SavingKeys.AVG_FILL_PX)),
                run.headlineSaving(untuned).map(bps -> format("%+.3f bps", bps)).orElse("not compared"),
                run.headlineBaseline()));
    }

    private static String price(Optional<BigDecimal> average) {
        return average.map(price -> price.setScale(6, RoundingMode.HALF_EVEN).toPlainString())
                .orElse("-");
    }

    private void addCaveats() {
        headline("Caveats");
        Caveats.of(run).forEach(this::addWrapped);
    }

    private void addWrapped(String sentence) {
        StringBuilder current = new StringBuilder("  -");
        for (String word : sentence.split(" ", -1)) {
            if (current.length() + 1 + word.length() > WIDTH) {
                line(current.toString());
                current = new StringBuilder("   ");
            }
            current.append(' ').append(word);
        }
        line(current.toString());
    }
}
