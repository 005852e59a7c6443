package io.slipway.study;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.TradingHours;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Starts before the books are filled: costs against such a moment say little about the strategies. */
public final class EarlyStarts {

    private EarlyStarts() {}

    /**
     * The starts of a grid at which fewer than half of a tape's venues show a price on the side that an order of the start takes. A
     * row at the time of a start counts as seen.
     *
     * <pre>{@code
     * NavigableSet<Long> early = EarlyStarts.of(tape, hours, study.plan().grid());
     * }</pre>
     *
     * @return times of the starts, ns since 1970 UTC
     */
    public static NavigableSet<Long> of(MarketTape tape, TradingHours hours, StudyGrid grid) {
        List<Long> startsNs = grid.parents().stream()
                .map(ParentOrder::startNs)
                .distinct()
                .sorted()
                .toList();
        NavigableSet<Long> early = new TreeSet<>();
        for (MarketTape part : StudyDays.parts(tape, hours)) {
            List<Long> own = startsNs.stream()
                    .filter(at -> grid.stretches().stream()
                            .anyMatch(stretch -> stretch.fromNs() <= at
                                    && at <= stretch.toNs()
                                    && stretch.fromNs() <= part.lastEventNs()
                                    && stretch.toNs() >= part.firstEventNs()))
                    .toList();
            if (!own.isEmpty()) {
                Observer observer = new Observer(part, new SessionClock(hours.sessions()), grid.sides(), own);
                TapePass.over(part).add(observer).run();
                early.addAll(observer.early);
            }
        }
        return early;
    }

    /** True if an order of a side would start so early; the start is within the tape. */
    public static boolean isEarly(MarketTape tape, TradingHours hours, Side side, long startNs) {
        Observer observer = new Observer(tape, new SessionClock(hours.sessions()), List.of(side), List.of(startNs));
        TapePass.over(tape).add(observer).run();
        return !observer.early.isEmpty();
    }

    /** Looks at the books at each start. */
    private static final class Observer implements TapeObserver {

        private final VenueBooks books;
        private final SessionClock sessions;
        private final List<Side> sides;
        private final List<Long> startsNs;
        private final List<Long> early = new ArrayList<>();
        private int next;

        Observer(MarketTape tape, SessionClock sessions, List<Side> sides, List<Long> startsNs) {
            books = new VenueBooks(tape.publisherIds());
            this.sessions = sessions;
            this.sides = sides;
            this.startsNs = startsNs;
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            passTo(event.eventNs());
            if (!event.action().isPrint()) {
                books.apply(event);
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
                if (sides.stream().anyMatch(this::isEmpty)) {
                    early.add(startsNs.get(next));
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

        private boolean isEmpty(Side side) {
            DisplayedSide far = books.view().opposite(side);
            int showing = 0;
            for (int venue = 0; venue < books.view().venues(); venue++) {
                showing += far.has(venue) ? 1 : 0;
            }
            return 2 * showing < books.view().venues();
        }
    }
}
