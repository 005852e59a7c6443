package io.slipway.app.command;

import io.slipway.config.file.PlacementFile.Request;
import io.slipway.placement.Alternative;
import io.slipway.placement.Certificate;
import io.slipway.placement.CertifiedPlacement;
import io.slipway.placement.Forecast;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.Slopes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Placements and their certificates as text for people. */
final class AllocationText {

    private static final double PER_CENT = 100;
    private static final double BARELY = 0.5;
    /** Venues and alternatives that fit a screen; of more, those that matter least are counted. */
    private static final int MOST_ROWS = 24;

    /** Less than the digits that are shown. */
    private static final double LEAST_ERROR = 5e-5;

    private static final String VENUE_LINE = "  %-14s %10s %10s %10s %14s %15s %15s";

    private final Request request;
    private final PlacementProblem problem;
    private final StringBuilder text = new StringBuilder();

    AllocationText(Request request) {
        this.request = request;
        this.problem = request.problem();
    }

    /**
     * The cheapest solution in full; if there are several, a table of all.
     *
     * @param seconds time that each solver took, by its name
     */
    String render(List<CertifiedPlacement> found, Map<String, String> refusals, Map<String, Double> seconds) {
        order();
        solution(found.get(0));
        if (found.size() + refusals.size() > 1) {
            comparison(found, refusals, seconds);
        }
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private void order() {
        PlacementCosts costs = problem.costs();
        line(
                "%s %s at %d venues",
                request.side(), shares(problem.qty()), problem.venues().size());
        line(
                "Half-spread %s, take fee %s, lambda-under %s, lambda-over %s, theta %s, all per share",
                amount(costs.halfSpread()),
                amount(costs.takeFee()),
                amount(costs.lambdaUnder()),
                amount(costs.lambdaOver()),
                amount(costs.theta()));
        problem.assumptions().forEach(assumption -> line("! %s", assumption));
    }

    private void solution(CertifiedPlacement solution) {
        Certificate certificate = solution.certificate();
        Placement placement = solution.placement();
        Forecast forecast = certificate.forecast();
        double resting = placement.total() - placement.market();
        double excess = placement.total() - problem.qty();
        line("");
        line(
                "Take %s now, rest %s%s",
                shares(placement.market()),
                shares(resting),
                excess > BARELY
                        ? " (over-books by " + shares(excess) + ")"
                        : excess < -BARELY ? " (leaves " + shares(-excess) + ")" : "");
        venues(placement, certificate);
        line("");
        line(
                "  expected cost     %.4f, %s per share; positive is paid, against the mid",
                solution.cost(), amount(solution.cost() / problem.qty()));
        line("  expected to fill  %s of %s", shares(placement.market() + forecast.filled()), shares(problem.qty()));
        line(
                "  too little        %.1f %%%s of the time, %s shares expected",
                PER_CENT * forecast.underProbability(), error(forecast), shares(forecast.underShares()));
        line(
                "  too much          %.1f %%%s of the time, %s shares expected",
                PER_CENT * forecast.overProbability(), error(forecast), shares(forecast.overShares()));
        line(
                "  found by          %s: %s",
                certificate.solver(), certificate.gap().text());
        line("  expectations      %s", certificate.expectation());
        alternatives(solution);
    }

    private void venues(Placement placement, Certificate certificate) {
        line("");
        line(VENUE_LINE, "venue", "queue", "rebate", "rest", "expected fill", "one more costs", "one less saves");
        line(
                VENUE_LINE,
                "(now)",
                "",
                "",
                shares(placement.market()),
                shares(placement.market()),
                signed(certificate.shadowPrices().market().above()),
                signed(certificate.shadowPrices().market().below()));
        int idle = 0;
        for (int k = 0; k < placement.venues(); k++) {
            if (placement.venues() > MOST_ROWS && placement.limits().get(k) == 0) {
                idle++;
            } else {
                venue(k, placement, certificate);
            }
        }
        if (idle > 0) {
            line("  and %,d venues at which nothing rests", idle);
        }
    }

    private void venue(int k, Placement placement, Certificate certificate) {
        Slopes slopes = certificate.shadowPrices().venues().get(k);
        line(
                VENUE_LINE,
                request.venues().get(k),
                shares(problem.venues().get(k).queue()),
                amount(problem.venues().get(k).rebate()),
                shares(placement.limits().get(k)),
                shares(certificate.forecast().fills().get(k)),
                signed(slopes.above()),
                signed(slopes.below()));
    }

    private void alternatives(CertifiedPlacement solution) {
        line("");
        line("  %-28s %14s %14s", "instead", "expected cost", "dearer by");
        List<Alternative> all = solution.certificate().alternatives();
        List<Alternative> shown = all.size() <= MOST_ROWS
                ? all
                : all.stream()
                        .sorted(Comparator.comparingDouble(Alternative::cost))
                        .limit(MOST_ROWS / 2)
                        .toList();
        for (Alternative other : shown) {
            line("  %-28s %14.4f %14.4f", named(other.name()), other.cost(), other.cost() - solution.cost());
        }
        if (shown.size() < all.size()) {
            line("  and %,d others that cost more", all.size() - shown.size());
        }
    }

    /** Venues by name instead of number. */
    private String named(String name) {
        String prefix = "all limit at venue ";
        return name.startsWith(prefix)
                ? "all limit at " + request.venues().get(Integer.parseInt(name.substring(prefix.length())) - 1)
                : name;
    }

    private void comparison(List<CertifiedPlacement> found, Map<String, String> refusals, Map<String, Double> seconds) {
        line("");
        line("  %-26s %14s %10s %10s %9s   %s", "solver", "expected cost", "now", "resting", "seconds", "certified");
        for (CertifiedPlacement solution : found) {
            Placement placement = solution.placement();
            Certificate certificate = solution.certificate();
            line(
                    "  %-26s %14.4f %10s %10s %9.3f   %s",
                    certificate.solver(),
                    solution.cost(),
                    shares(placement.market()),
                    shares(placement.total() - placement.market()),
                    seconds.getOrDefault(certificate.solver(), 0.0),
                    certificate.gap().isCertified()
                            ? "among " + certificate.gap().among()
                            : "no");
        }
        refusals.forEach((name, reason) -> line("  %-26s does not apply: %s", name, reason));
    }

    private static String shares(double qty) {
        return String.format(Locale.ROOT, Math.abs(qty) >= PER_CENT || qty == Math.rint(qty) ? "%,.0f" : "%,.2f", qty);
    }

    private static String amount(double amount) {
        return String.format(Locale.ROOT, "%.5f", amount).replaceFirst("(\\.\\d\\d\\d*?)0+$", "$1");
    }

    /** The bound of a probability's error where it would show. */
    private static String error(Forecast forecast) {
        return forecast.probabilityError() < LEAST_ERROR
                ? ""
                : String.format(Locale.ROOT, " (+-%.2f)", PER_CENT * forecast.probabilityError());
    }

    private static String signed(double amount) {
        return Double.isNaN(amount) ? "" : Math.abs(amount) < 5e-7 ? "0" : String.format(Locale.ROOT, "%+.6f", amount);
    }
}
