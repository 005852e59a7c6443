package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.read.RunDirectory.FillRow;
import io.slipway.result.file.QuoteKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sentences about the quotes that fills traded on. */
public final class QuoteWords {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private QuoteWords() {}

    /** An age in milliseconds, or seconds from one on; a dash if there is none. */
    public static String age(Optional<Long> ageNs) {
        return ageNs.map(ns -> ns < NANOS_PER_SECOND
                        ? Numbers.format("%.3f ms", ns / NANOS_PER_MILLI)
                        : Numbers.format("%,.3f s", ns / NANOS_PER_SECOND))
                .orElse("-");
    }

    /** The ages from which on quotes are called stale. */
    public static String staleRule(Values window) {
        Collection<Long> ages =
                window.or(WindowKeys.STALE_AFTER_BY_VENUE_NS, Map.of()).values();
        long least = ages.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = ages.stream().mapToLong(Long::longValue).max().orElse(0);
        String limit = least == most
                ? seconds(least)
                : seconds(least) + " to " + seconds(most) + ", by the pace of each venue";
        return "Stale: older than " + limit + ".";
    }

    private static String seconds(long ns) {
        return Numbers.format("%,.0f s", ns / NANOS_PER_SECOND);
    }

    /** The ages of the quotes of a strategy's fills; empty without fills. */
    static Optional<String> ages(String name, Values strategy) {
        return quotes(strategy)
                .filter(quotes -> quotes.find(QuoteKeys.MEDIAN_AGE_NS).isPresent())
                .map(quotes -> Numbers.format(
                        "Age of the quotes that %s traded on: median %s, 90 %% up to %s, oldest %s.",
                        name,
                        age(quotes.find(QuoteKeys.MEDIAN_AGE_NS)),
                        age(quotes.find(QuoteKeys.P90_AGE_NS)),
                        age(quotes.find(QuoteKeys.MAX_AGE_NS))));
    }

    /**
     * The quantity of a strategy that was filled at doubtful prices; empty if there is none.
     *
     * @param shares the word after a quantity, as {@link RunDirectory#shares()}
     */
    static Optional<String> doubts(String name, Values strategy, String shares) {
        BigDecimal stale = count(strategy, QuoteKeys.STALE_QTY);
        BigDecimal crossed = count(strategy, QuoteKeys.CROSSED_QTY);
        BigDecimal far = count(strategy, QuoteKeys.FAR_QTY);
        return stale.add(crossed).add(far).signum() == 0
                ? Optional.empty()
                : Optional.of(Numbers.format(
                        "Of the %s%s that %s filled, %s were on stale quotes, %s in a crossed market and %s far from the"
                                + " market's price.",
                        Html.count(strategy.or(SavingKeys.FILLED_QTY, BigDecimal.ZERO)),
                        shares,
                        name,
                        Html.count(stale),
                        Html.count(crossed),
                        Html.count(far)));
    }

    /**
     * The part of a strategy's cost against the mid at each fill that comes from fills far from the market's price; empty if there
     * are none.
     */
    static Optional<String> farCost(String name, List<FillRow> fills, boolean isSell) {
        BigDecimal far = cost(fills.stream().filter(fill -> fill.quotes().far()).toList(), isSell);
        BigDecimal all = cost(fills, isSell);
        if (far.signum() <= 0 || all.signum() <= 0) {
            return Optional.empty();
        }
        double percent = far.doubleValue() / all.doubleValue() * 100;
        return Optional.of(Numbers.format(
                "Fills far from the market's price cost %s %,.2f against the mid at each fill, %.0f %% of its cost of that kind.",
                name, far, percent));
    }

    private static BigDecimal cost(List<FillRow> fills, boolean isSell) {
        BigDecimal cost = BigDecimal.ZERO;
        for (FillRow fill : fills) {
            if (fill.quotes().bid().isPresent() && fill.quotes().offer().isPresent()) {
                BigDecimal twiceMid =
                        fill.quotes().bid().get().add(fill.quotes().offer().get());
                BigDecimal above = fill.price().multiply(TWO).subtract(twiceMid).multiply(fill.qty());
                cost = isSell ? cost.subtract(above) : cost.add(above);
            }
        }
        return cost.divide(TWO, 9, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal count(Values strategy, Key<BigDecimal> key) {
        return quotes(strategy).map(quotes -> quotes.or(key, BigDecimal.ZERO)).orElse(BigDecimal.ZERO);
    }

    private static Optional<Values> quotes(Values strategy) {
        return strategy.find(StrategyKeys.EXECUTION_QUALITY).flatMap(quality -> quality.find(VenueKeys.QUOTES));
    }
}
