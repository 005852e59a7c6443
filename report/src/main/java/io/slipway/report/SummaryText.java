package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run as a page of text, at most 100 columns wide. */
public final class SummaryText {

    private static final int WIDTH = 100;
    private static final String LOOKS_AHEAD = "vwap-schedule";
    private static final String ROW = "  %-28s %7s %11s %15s %8s %7s %5s %10s";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

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
        summary.addSearch();
        summary.addCaveats();
        return summary.text.toString().stripTrailing();
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private void headline(String line) {
        line(ansi ? BOLD + line + PLAIN : line);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private void addHead() {
        JsonNode order = run.order();
        headline(Headlines.title(run));
        line("A cost is positive when we pay; a saving is positive when we were better off. Cash includes fees.");
        line(format(
                "Rules: %s. Data: %s, %s to %s.",
                run.text("profile"),
                run.text("source"),
                order.path("start").asText(),
                order.path("end").asText()));
        line("");
    }

    private void addTable() {
        headline(format(ROW, "strategy", "filled", "average", "total cash", "fees", "vs mid", "fills", "done after"));
        List<Map.Entry<String, JsonNode>> rows =
                new ArrayList<>(run.results().get("strategies").properties());
        rows.sort(Comparator.<Map.Entry<String, JsonNode>>comparingLong(
                        row -> row.getValue().path("unfilled_qty").asLong())
                .thenComparing(row -> Headlines.costBps(row.getValue()).orElse(BigDecimal.ZERO)));
        boolean anyUnfilled = false;
        for (Map.Entry<String, JsonNode> row : rows) {
            boolean unfilled = row.getValue().path("unfilled_qty").asLong() > 0;
            anyUnfilled |= unfilled;
            addRow(row.getKey() + (unfilled ? " *" : ""), row.getValue());
        }
        line("  vs mid: average against the mid at the start, in basis points"
                + (anyUnfilled ? "; * not all filled: not comparable" : ""));
        addWinner(rows);
        line("");
    }

    /** The first two of the sorted rows that filled all. */
    private void addWinner(List<Map.Entry<String, JsonNode>> rows) {
        List<Map.Entry<String, JsonNode>> finished = rows.stream()
                .filter(row -> row.getValue().path("unfilled_qty").asLong() == 0)
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
        if (best.get(0).equals(LOOKS_AHEAD)) {
            line("  " + LOOKS_AHEAD + " slices by what the window will show: nobody can trade so.");
        }
    }

    private void addRow(String name, JsonNode strategy) {
        line(format(
                ROW,
                name,
                format("%,d", strategy.path("filled_qty").asLong()),
                price(strategy.path("avg_fill_px")),
                RunDirectory.number(strategy.path("total_cash"))
                        .map(cash -> format("%,.2f", cash))
                        .orElse("-"),
                RunDirectory.number(strategy.path("fees"))
                        .map(fees -> format("%,.2f", fees))
                        .orElse("-"),
                Headlines.costBps(strategy).map(bps -> format("%+.2f", bps)).orElse("-"),
                format("%,d", strategy.path("fills").asLong()),
                doneAfter(strategy)));
    }

    private String doneAfter(JsonNode strategy) {
        JsonNode last = strategy.path("last_fill_time");
        if (!last.isTextual() || strategy.path("unfilled_qty").asLong() > 0) {
            return "-";
        }
        Duration after =
                Duration.between(Instant.parse(run.order().path("start").asText()), Instant.parse(last.asText()));
        return format("%.3f s", after.toNanos() / 1e9);
    }

    private void addSavings() {
        headline("Savings of " + run.text("optimized_strategy"));
        for (Map.Entry<String, JsonNode> entry :
                run.results().get("savings_vs_baselines_bps").properties()) {
            Optional<BigDecimal> saving = RunDirectory.number(entry.getValue());
            String refusal = run.results().get("refusals").path(entry.getKey()).asText();
            line(format(
                    "  against %-12s %s",
                    Headlines.baseline(run, entry.getKey()),
                    saving.map(bps -> format("%+.3f bps", bps)).orElse("not compared: " + refusal)));
        }
        line("");
    }

    private void addSearch() {
        JsonNode search = run.results().path("search");
        JsonNode best = run.results().get("best_parameters");
        String parameters = format(
                "lambda_over=%s, lambda_under=%s, theta_queue=%s",
                best.path("lambda_over").asText(),
                best.path("lambda_under").asText(),
                best.path("theta_queue").asText());
        if (search.isObject()) {
            headline(format(
                    "Search (%s, in-sample): %,d points, best %s",
                    search.path("method").asText(), search.path("points").asLong(), parameters));
            addUntuned(search.path("untuned"));
        } else {
            headline("Parameters given: " + parameters);
        }
        JsonNode dead = run.results().get("dead_parameters");
        List<String> names = new ArrayList<>();
        dead.forEach(name -> names.add(name.asText()));
        if (!names.isEmpty()) {
            line("  dead, changing nothing: " + String.join(", ", names));
        }
        line("");
    }

    /** The figures of the default parameters, beside those that were chosen on this data. */
    private void addUntuned(JsonNode untuned) {
        Optional<BigDecimal> saving =
                RunDirectory.number(untuned.path("savings_vs_baselines_bps").path("best_ask"));
        line(format(
                "  untuned, lambda_over=%s, lambda_under=%s, theta_queue=%s: average %s, %s against best-ask",
                untuned.path("parameters").path("lambda_over").asText(),
                untuned.path("parameters").path("lambda_under").asText(),
                untuned.path("parameters").path("theta_queue").asText(),
                price(untuned.path("avg_fill_px")),
                saving.map(bps -> format("%+.3f bps", bps)).orElse("not compared")));
    }

    private static String price(JsonNode average) {
        return RunDirectory.number(average)
                .map(price -> price.setScale(6, RoundingMode.HALF_EVEN).toPlainString())
                .orElse("-");
    }

    private void addCaveats() {
        headline("Mind");
        for (JsonNode caveat : run.results().get("caveats")) {
            addWrapped(caveat.asText());
        }
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
