package io.slipway.config.spec;

import io.slipway.calendar.MarketCalendar;
import io.slipway.data.venue.VenueCalendars;
import io.slipway.market.MarketEvent;
import io.slipway.market.UsEquityUnits;
import io.slipway.strategy.ParameterDef;
import io.slipway.survey.QuotedTick;
import io.slipway.tape.MarketTape;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Checks the tick of runs on rows that arrive one by one, {@link RunConfig#streamed()}. It is 0.01 where nobody stated one, and the rows
 * show only later whether that is right. Not thread-safe.
 *
 * <pre>{@code
 * TickCheck check = TickCheck.of(List.of(config));
 * check.add(row).ifPresent(System.err::println);
 * }</pre>
 */
public final class TickCheck {

    private final QuotedTick.Prices prices = new QuotedTick.Prices();
    private final TreeSet<Integer> publishers = new TreeSet<>();
    private long firstAskE9 = Long.MAX_VALUE;
    private boolean isOpen;

    private TickCheck(boolean isOpen) {
        this.isOpen = isOpen;
    }

    /** A check of some runs. It says nothing where each states a tick or has no parameter in ticks. */
    public static TickCheck of(Collection<RunConfig> runs) {
        return new TickCheck(runs.stream()
                .anyMatch(run -> Ticks.stated(run.settings()).isEmpty() && Ticks.matterTo(run.strategies())));
    }

    /** A sentence for the user if the rows of a tape show another tick than 0.01; empty if not, or if nothing is to be checked. */
    public static Optional<String> finding(Collection<RunConfig> runs, MarketTape tape) {
        TickCheck check = of(runs);
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < tape.size() && check.isOpen; index++) {
            tape.read(index, event);
            Optional<String> found = check.add(event);
            if (found.isPresent()) {
                return found;
            }
        }
        return check.end();
    }

    /**
     * Takes a row.
     *
     * @return a sentence for the user, once, when the rows show another tick than 0.01; else empty
     */
    public Optional<String> add(MarketEvent row) {
        if (!isOpen) {
            return Optional.empty();
        }
        prices.add(row);
        publishers.add(row.publisherId());
        if (firstAskE9 == Long.MAX_VALUE && row.action().isBook() && row.hasAsk()) {
            firstAskE9 = row.askPxE9();
        }
        return prices.areEnough() ? end() : Optional.empty();
    }

    /** The same when no more rows come. */
    public Optional<String> end() {
        if (!isOpen) {
            return Optional.empty();
        }
        isOpen = false;
        OptionalLong tickE9 = tickE9();
        return tickE9.isEmpty() || tickE9.getAsLong() == ParameterDef.CENT_E9
                ? Optional.empty()
                : Optional.of(sentence(ParameterDef.plain(tickE9.getAsLong())));
    }

    private OptionalLong tickE9() {
        int[] ids = publishers.stream().mapToInt(Integer::intValue).toArray();
        boolean isUsEquity = VenueCalendars.common(ids)
                .filter(MarketCalendar.US_EQUITIES::equals)
                .isPresent();
        if (!isUsEquity) {
            return prices.tickE9();
        }
        return firstAskE9 == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(UsEquityUnits.tickE9(firstAskE9));
    }

    private static String sentence(String tick) {
        return "the tick is taken as 0.01, as none is stated, but the prices have steps of " + tick
                + ": penalties in ticks are of another size than meant; state it with --tick " + tick;
    }
}
