package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.result.file.QuoteKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks of the prices at which fills happened, against the quotes of their moments. */
final class FillAudit {

    private static final double NANOS_PER_SECOND = 1e9;

    private final RunDirectory run;
    private final Values window;
    private final List<Finding> findings = new ArrayList<>();

    private FillAudit(RunDirectory run) {
        this.run = run;
        this.window = run.results().or(ResultsKeys.WINDOW, Values.of(WindowKeys.SHAPE));
    }

    static List<Finding> of(RunDirectory run) {
        FillAudit audit = new FillAudit(run);
        audit.addCrossedTime();
        run.fills().forEach((name, fills) -> {
            if (!fills.isEmpty()) {
                audit.addStale(name, fills);
                audit.addCrossedFills(name, fills);
                audit.addFar(name, fills);
                audit.addImpossible(name, fills);
                audit.addSessions(name, fills);
            }
        });
        return audit.findings;
    }

    private void add(Fault fault, String format, Object... arguments) {
        findings.add(new Finding(fault, Numbers.format(format, arguments)));
    }

    private void addCrossedTime() {
        double crossed = window.or(WindowKeys.CROSSED_SHARE, BigDecimal.ZERO).doubleValue();
        if (crossed > QuoteKeys.MOST_CROSSED) {
            add(Fault.CROSSED_MARKET, "%.1f %% of the time", crossed * 100);
        }
    }

    private void addStale(String name, List<FillRow> fills) {
        Map<String, Long> limits = window.or(WindowKeys.STALE_AFTER_BY_VENUE_NS, Map.of());
        Predicate<FillRow> isStale = fill -> fill.quotes().ageNs() < 0
                || fill.quotes().ageNs() > limits.getOrDefault(fill.publisherId(), Long.MAX_VALUE);
        double share = share(fills, isStale);
        if (share > QuoteKeys.MOST_STALE) {
            long oldestNs = fills.stream()
                    .filter(isStale)
                    .mapToLong(fill -> fill.quotes().ageNs())
                    .max()
                    .orElse(0);
            add(
                    Fault.STALE_QUOTES,
                    "%s: %.1f %% of the shares, the oldest quote %s",
                    name,
                    share * 100,
                    oldestNs < 0 ? "unknown" : Numbers.format("%.3f s old", oldestNs / NANOS_PER_SECOND));
        }
    }

    private void addCrossedFills(String name, List<FillRow> fills) {
        double share = share(fills, fill -> fill.quotes().crossed());
        if (share > QuoteKeys.MOST_CROSSED) {
            add(Fault.CROSSED_MARKET, "%s: %.1f %% of the shares", name, share * 100);
        }
    }

    private void addFar(String name, List<FillRow> fills) {
        first(fills, fill -> fill.quotes().far())
                .ifPresent(fill -> add(
                        Fault.STUB_PRICES,
                        "%s: %.1f %% of the shares, such as %s at %s where the market was %s to %s",
                        name,
                        share(fills, each -> each.quotes().far()) * 100,
                        fill.qty().toPlainString(),
                        price(Optional.of(fill.price())),
                        price(fill.quotes().bid()),
                        price(fill.quotes().offer())));
    }

    private void addImpossible(String name, List<FillRow> fills) {
        first(fills, this::isImpossible)
                .ifPresent(fill -> add(
                        Fault.IMPOSSIBLE_PRICE,
                        "%s: %s at %s where the market was %s to %s",
                        name,
                        fill.time(),
                        price(Optional.of(fill.price())),
                        price(fill.quotes().bid()),
                        price(fill.quotes().offer())));
    }

    /** True if a fill took at a price better than the far touch of all venues. */
    private boolean isImpossible(FillRow fill) {
        Optional<BigDecimal> touch =
                run.isSell() ? fill.quotes().bid() : fill.quotes().offer();
        return !fill.maker()
                && touch.isPresent()
                && (run.isSell() ? -1 : 1) * fill.price().compareTo(touch.get()) < 0;
    }

    private void addSessions(String name, List<FillRow> fills) {
        List<String> sessions = window.or(WindowKeys.SESSIONS, List.of());
        if (!sessions.isEmpty()) {
            first(fills, fill -> sessions.stream().noneMatch(each -> isInside(each, fill.time())))
                    .ifPresent(fill -> add(Fault.OUTSIDE_THE_SESSION, "%s at %s", name, fill.time()));
        }
    }

    private static boolean isInside(String session, Instant time) {
        int slash = session.indexOf('/');
        return !time.isBefore(Instant.parse(session.substring(0, slash)))
                && time.isBefore(Instant.parse(session.substring(slash + 1)));
    }

    private static Optional<FillRow> first(List<FillRow> fills, Predicate<FillRow> which) {
        return fills.stream().filter(which).findFirst();
    }

    private static double share(List<FillRow> fills, Predicate<FillRow> which) {
        BigDecimal part = qty(fills.stream().filter(which).toList());
        return part.divide(qty(fills), 9, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static BigDecimal qty(List<FillRow> fills) {
        return fills.stream().map(FillRow::qty).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String price(Optional<BigDecimal> price) {
        return price.map(each -> each.stripTrailingZeros().toPlainString()).orElse("none");
    }
}
