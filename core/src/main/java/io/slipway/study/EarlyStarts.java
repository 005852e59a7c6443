package io.slipway.study;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.TradingHours;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Starts at which there is no usual market: costs against such a moment say little about the strategies.
 *
 * @param early starts at which fewer than half of a tape's venues show a price on the side that an order of the start takes, as before
 *     the books are filled, in ns since 1970 UTC
 * @param halted starts at which a venue is halted and no other shows a price; none of them is early
 * @param interrupted starts at which the market is not halted so, but is before the orders of the start end
 */
public record EarlyStarts(NavigableSet<Long> early, NavigableSet<Long> halted, NavigableSet<Long> interrupted) {

    private static EarlyStarts none() {
        return new EarlyStarts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /**
     * Such starts of a grid. A row at the time of a start counts as seen.
     *
     * <pre>{@code
     * NavigableSet<Long> early = EarlyStarts.of(tape, hours, study.plan().grid()).early();
     * }</pre>
     */
    public static EarlyStarts of(MarketTape tape, TradingHours hours, StudyGrid grid) {
        List<Long> startsNs = grid.parents().stream()
                .map(ParentOrder::startNs)
                .distinct()
                .sorted()
                .toList();
        EarlyStarts found = none();
        for (MarketTape part : StudyDays.parts(tape, hours)) {
            List<Long> own = startsNs.stream()
                    .filter(at -> grid.stretches().stream()
                            .anyMatch(stretch -> stretch.fromNs() <= at
                                    && at <= stretch.toNs()
                                    && stretch.fromNs() <= part.lastEventNs()
                                    && stretch.toNs() >= part.firstEventNs()))
                    .toList();
            if (!own.isEmpty()) {
                TapePass.over(part)
                        .add(new Observer(part, hours, grid.sides(), new Starts(own, grid.horizonNs()), found))
                        .run();
            }
        }
        return found;
    }

    /** The one start of an order, if it is such a start. */
    public static EarlyStarts at(MarketTape tape, TradingHours hours, ParentOrder order) {
        EarlyStarts found = none();
        Starts one = new Starts(List.of(order.startNs()), order.endNs() - order.startNs());
        TapePass.over(tape)
                .add(new Observer(tape, hours, List.of(order.side()), one, found))
                .run();
        return found;
    }

    /** Starts in order of time, of orders that all last as long. */
    private record Starts(List<Long> ns, long lengthNs) {

        private long at(int place) {
            return ns.get(place);
        }

        private int count() {
            return ns.size();
        }

        private long endNs() {
            return at(count() - 1) + lengthNs;
        }
    }

    /** Looks at the books at each start. */
    private static final class Observer implements TapeObserver {

        private final VenueBooks books;
        private final SessionClock sessions;
        private final List<Side> sides;
        private final Starts starts;
        private final EarlyStarts found;
        private final boolean[] halted;
        private int next;
        private long nowNs = Long.MIN_VALUE;
        private int halts;

        Observer(MarketTape tape, TradingHours hours, List<Side> sides, Starts starts, EarlyStarts found) {
            books = new VenueBooks(tape.publisherIds());
            halted = new boolean[books.view().venues()];
            this.found = found;
            sessions = new SessionClock(hours.sessions());
            this.sides = sides;
            this.starts = starts;
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            standTo(event.eventNs());
            passTo(event.eventNs());
            if (!event.action().isPrint()) {
                int venue = books.apply(event);
                if (event.action().isStatus()) {
                    boolean isHalt = event.action() == BookAction.HALT;
                    halts += (isHalt ? 1 : 0) - (halted[venue] ? 1 : 0);
                    halted[venue] = isHalt;
                }
            }
        }

        @Override
        public long neededUntilNs() {
            return starts.endNs();
        }

        @Override
        public void onEnd() {
            standTo(Long.MAX_VALUE);
            passTo(Long.MAX_VALUE);
            found.interrupted.removeAll(found.halted);
        }

        /** Lets the market stand until a time, after all rows of a moment: if it is halted, so are the orders of that time. */
        private void standTo(long timeNs) {
            if (timeNs <= nowNs) {
                return;
            }
            if (halts > 0 && isHalted()) {
                for (int i = 0; i < starts.count() && starts.at(i) < timeNs; i++) {
                    if (starts.at(i) + starts.lengthNs() > nowNs) {
                        found.interrupted.add(starts.at(i));
                    }
                }
            }
            nowNs = timeNs;
        }

        /** Notes the starts before a time, each in the books of its session. */
        private void passTo(long timeNs) {
            for (; next < starts.count() && starts.at(next) < timeNs; next++) {
                clearTo(starts.at(next));
                if (isHalted()) {
                    found.halted.add(starts.at(next));
                } else if (sides.stream().anyMatch(this::isEmpty)) {
                    found.early.add(starts.at(next));
                }
            }
            if (timeNs != Long.MAX_VALUE) {
                clearTo(timeNs);
            }
        }

        private void clearTo(long timeNs) {
            while (sessions.nextNs() <= timeNs) {
                if (sessions.advance()) {
                    books.clear();
                }
            }
        }

        private boolean isHalted() {
            boolean isAny = false;
            for (int venue = 0; venue < halted.length; venue++) {
                isAny |= halted[venue];
                if (!halted[venue] && (shows(Side.BUY, venue) || shows(Side.SELL, venue))) {
                    return false;
                }
            }
            return isAny;
        }

        private boolean shows(Side side, int venue) {
            return books.view().opposite(side).has(venue);
        }

        private boolean isEmpty(Side side) {
            int showing = 0;
            for (int venue = 0; venue < books.view().venues(); venue++) {
                showing += shows(side, venue) ? 1 : 0;
            }
            return 2 * showing < books.view().venues();
        }
    }
}
