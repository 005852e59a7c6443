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
 */
public record EarlyStarts(NavigableSet<Long> early, NavigableSet<Long> halted) {

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
        EarlyStarts found = new EarlyStarts(new TreeSet<>(), new TreeSet<>());
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
                        .add(new Observer(part, new SessionClock(hours.sessions()), grid.sides(), own, found))
                        .run();
            }
        }
        return found;
    }

    /** The one start of an order of a side, if it is such a start. */
    public static EarlyStarts at(MarketTape tape, TradingHours hours, Side side, long startNs) {
        EarlyStarts found = new EarlyStarts(new TreeSet<>(), new TreeSet<>());
        TapePass.over(tape)
                .add(new Observer(tape, new SessionClock(hours.sessions()), List.of(side), List.of(startNs), found))
                .run();
        return found;
    }

    /** Looks at the books at each start. */
    private static final class Observer implements TapeObserver {

        private final VenueBooks books;
        private final SessionClock sessions;
        private final List<Side> sides;
        private final List<Long> startsNs;
        private final EarlyStarts found;
        private final boolean[] halted;
        private int next;

        Observer(MarketTape tape, SessionClock sessions, List<Side> sides, List<Long> startsNs, EarlyStarts found) {
            books = new VenueBooks(tape.publisherIds());
            halted = new boolean[books.view().venues()];
            this.found = found;
            this.sessions = sessions;
            this.sides = sides;
            this.startsNs = startsNs;
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            passTo(event.eventNs());
            if (!event.action().isPrint()) {
                int venue = books.apply(event);
                halted[venue] = event.action().isStatus() ? event.action() == BookAction.HALT : halted[venue];
            }
        }

        @Override
        public long neededUntilNs() {
            return startsNs.get(startsNs.size() - 1);
        }

        @Override
        public void onEnd() {
            passTo(Long.MAX_VALUE);
        }

        /** Notes the starts before a time, each in the books of its session. */
        private void passTo(long timeNs) {
            for (; next < startsNs.size() && startsNs.get(next) < timeNs; next++) {
                clearTo(startsNs.get(next));
                if (isHalted()) {
                    found.halted.add(startsNs.get(next));
                } else if (sides.stream().anyMatch(this::isEmpty)) {
                    found.early.add(startsNs.get(next));
                }
            }
            if (next < startsNs.size()) {
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
