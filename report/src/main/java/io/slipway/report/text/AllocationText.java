package io.slipway.report.text;

import static io.slipway.result.file.PlacementKeys.ALTERNATIVES;
import static io.slipway.result.file.PlacementKeys.ALTERNATIVE_COST;
import static io.slipway.result.file.PlacementKeys.ALTERNATIVE_NAME;
import static io.slipway.result.file.PlacementKeys.EXPECTED_COST;
import static io.slipway.result.file.PlacementKeys.EXPECTED_FILL;
import static io.slipway.result.file.PlacementKeys.GAP_OF;
import static io.slipway.result.file.PlacementKeys.LIMIT;
import static io.slipway.result.file.PlacementKeys.MARKET;
import static io.slipway.result.file.PlacementKeys.NAME;
import static io.slipway.result.file.PlacementKeys.QTY;
import static io.slipway.result.file.PlacementKeys.SOLVER;
import static io.slipway.result.file.PlacementKeys.VENUES;

import io.slipway.result.file.PlacementKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Placements and their certificates as text for people. */
public final class AllocationText {

    private static final double PER_CENT = 100;
    private static final double BARELY = 0.5;
    /** Venues and alternatives that fit a screen; of more, those that matter least are counted. */
    private static final int MOST_ROWS = 24;

    /** Less than the digits that are shown. */
    private static final double LEAST_ERROR = 5e-5;

    /** Smaller slopes are errors of rounding. */
    private static final double LEAST_SLOPE = 5e-7;

    private static final String ALL_AT = "all limit at venue ";
    private static final String VENUE_LINE = "  %-14s %10s %10s %10s %14s %15s %15s";

    private final Values file;
    private final double qty;
    private final StringBuilder text = new StringBuilder();

    private AllocationText(Values file) {
        this.file = file;
        this.qty = file.get(QTY);
    }

    /**
     * The cheapest solution in full; if there are several, a table of all.
     *
     * @param file the JSON of {@code slipway allocate --json}, with at least one solution
     * @param seconds time that each solver took, by its name; it is no part of the JSON, which depends on the input alone
     */
    public static String of(Values file, Map<String, Double> seconds) {
        AllocationText of = new AllocationText(file);
        List<Values> solutions = file.get(PlacementKeys.SOLUTIONS);
        Map<String, String> refusals = file.get(PlacementKeys.REFUSALS);
        of.order(solutions.get(0).get(VENUES).size());
        of.solution(solutions.get(0));
        if (solutions.size() + refusals.size() > 1) {
            of.comparison(solutions, refusals, seconds);
        }
        return of.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private void order(int venues) {
        String side = file.get(PlacementKeys.SIDE).toUpperCase(Locale.ROOT);
        line("%s %s at %d venues", side, shares(qty), venues);
        line(
                "Half-spread %s, take fee %s, lambda-under %s, lambda-over %s, theta %s, all per share",
                amount(file.get(PlacementKeys.HALF_SPREAD)),
                amount(file.get(PlacementKeys.TAKE_FEE)),
                amount(file.get(PlacementKeys.LAMBDA_UNDER)),
                amount(file.get(PlacementKeys.LAMBDA_OVER)),
                amount(file.get(PlacementKeys.THETA)));
        file.get(PlacementKeys.BROKEN_ASSUMPTIONS).forEach(assumption -> line("! %s", assumption));
    }

    private void solution(Values solution) {
        double taken = solution.get(MARKET);
        double resting = resting(solution);
        double excess = taken + resting - qty;
        line("");
        line(
                "Take %s now, rest %s%s",
                shares(taken),
                shares(resting),
                excess > BARELY
                        ? " (over-books by " + shares(excess) + ")"
                        : excess < -BARELY ? " (leaves " + shares(-excess) + ")" : "");
        venues(solution);
        line("");
        line(
                "  expected cost     %.4f, %s per share; positive is paid, against the mid",
                solution.get(EXPECTED_COST), amount(solution.get(EXPECTED_COST) / qty));
        line("  expected to fill  %s of %s", shares(taken + sum(solution.get(VENUES), EXPECTED_FILL)), shares(qty));
        miss("too little", solution, PlacementKeys.UNDER_PROBABILITY, PlacementKeys.UNDER_SHARES);
        miss("too much", solution, PlacementKeys.OVER_PROBABILITY, PlacementKeys.OVER_SHARES);
        Values gap = solution.get(GAP_OF);
        line("  found by          %s: %s", solution.get(SOLVER), gap.get(PlacementKeys.TEXT));
        line("  expectations      %s", gap.get(PlacementKeys.EXPECTATION));
        alternatives(solution);
    }

    private void miss(String name, Values solution, Key<Double> probability, Key<Double> expected) {
        line(
                "  %-16s  %.1f %%%s of the time, %s shares expected",
                name, PER_CENT * solution.get(probability), error(solution), shares(solution.get(expected)));
    }

    private void venues(Values solution) {
        line("");
        line(VENUE_LINE, "venue", "queue", "rebate", "rest", "expected fill", "one more costs", "one less saves");
        line(
                VENUE_LINE,
                "(now)",
                "",
                "",
                shares(solution.get(MARKET)),
                shares(solution.get(MARKET)),
                slope(solution, PlacementKeys.MARKET_SHADOW_PRICE),
                slope(solution, PlacementKeys.MARKET_SAVING_BELOW));
        List<Values> venues = solution.get(VENUES);
        List<Values> shown = venues.size() <= MOST_ROWS
                ? venues
                : venues.stream().filter(venue -> venue.get(LIMIT) != 0).toList();
        shown.forEach(this::venue);
        if (shown.size() < venues.size()) {
            line("  and %,d venues at which nothing rests", venues.size() - shown.size());
        }
    }

    private void venue(Values venue) {
        line(
                VENUE_LINE,
                venue.get(NAME),
                shares(venue.get(PlacementKeys.QUEUE)),
                amount(venue.get(PlacementKeys.REBATE)),
                shares(venue.get(LIMIT)),
                shares(venue.get(EXPECTED_FILL)),
                slope(venue, PlacementKeys.SHADOW_PRICE),
                slope(venue, PlacementKeys.SAVING_BELOW));
    }

    private void alternatives(Values solution) {
        line("");
        line("  %-28s %14s %14s", "instead", "expected cost", "dearer by");
        List<Values> all = solution.get(ALTERNATIVES);
        List<Values> shown = all.size() <= MOST_ROWS
                ? all
                : all.stream()
                        .sorted(Comparator.comparingDouble(each -> each.get(ALTERNATIVE_COST)))
                        .limit(MOST_ROWS / 2)
                        .toList();
        for (Values other : shown) {
            double cost = other.get(ALTERNATIVE_COST);
            String name = named(other.get(ALTERNATIVE_NAME), solution.get(VENUES));
            line("  %-28s %14.4f %14.4f", name, cost, cost - solution.get(EXPECTED_COST));
        }
        if (shown.size() < all.size()) {
            line("  and %,d others that cost more", all.size() - shown.size());
        }
    }

    /** Venues by name instead of number. */
    private static String named(String name, List<Values> venues) {
        return name.startsWith(ALL_AT)
                ? "all limit at "
                        + venues.get(Integer.parseInt(name.substring(ALL_AT.length())) - 1)
                                .get(NAME)
                : name;
    }

    private void comparison(List<Values> solutions, Map<String, String> refusals, Map<String, Double> seconds) {
        line("");
        line("  %-26s %14s %10s %10s %9s   %s", "solver", "expected cost", "now", "resting", "seconds", "certified");
        for (Values solution : solutions) {
            Values gap = solution.get(GAP_OF);
            line(
                    "  %-26s %14.4f %10s %10s %9.3f   %s",
                    solution.get(SOLVER),
                    solution.get(EXPECTED_COST),
                    shares(solution.get(MARKET)),
                    shares(resting(solution)),
                    seconds.getOrDefault(solution.get(SOLVER), 0.0),
                    gap.get(PlacementKeys.CERTIFIED) ? "among " + gap.get(PlacementKeys.AMONG) : "no");
        }
        refusals.forEach((name, reason) -> line("  %-26s does not apply: %s", name, reason));
    }

    private static double resting(Values solution) {
        return sum(solution.get(VENUES), LIMIT);
    }

    private static double sum(List<Values> venues, Key<Double> key) {
        return venues.stream().mapToDouble(venue -> venue.get(key)).sum();
    }

    private static String shares(double qty) {
        return String.format(Locale.ROOT, Math.abs(qty) >= PER_CENT || qty == Math.rint(qty) ? "%,.0f" : "%,.2f", qty);
    }

    private static String amount(double amount) {
        return String.format(Locale.ROOT, "%.5f", amount).replaceFirst("(\\.\\d\\d\\d*?)0+$", "$1");
    }

    /** The bound of a probability's error where it would show. */
    private static String error(Values solution) {
        double error = solution.get(PlacementKeys.PROBABILITY_ERROR);
        return error < LEAST_ERROR ? "" : String.format(Locale.ROOT, " (+-%.2f)", PER_CENT * error);
    }

    private static String slope(Values values, Key<Double> key) {
        return values.find(key)
                .map(slope -> Math.abs(slope) < LEAST_SLOPE ? "0" : String.format(Locale.ROOT, "%+.6f", slope))
                .orElse("");
    }
}
