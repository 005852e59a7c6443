package io.slipway.tca.quote;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.MarketEvent;
import io.slipway.survey.SurveyMedian;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ages in ns above which the quotes of a venue are called stale, by publisher id: the age that was set, else {@value #MEDIANS} times
 * the median time between the moments at which the venue's book changed, at least a minute and at most half an hour.
 */
public record StaleAges(SortedMap<Integer, Long> byPublisher) {

    /** Ages that call no quote stale. */
    public static final StaleAges NONE = new StaleAges(new TreeMap<>());

    /** If gaps were exponential, one gap in 10^30 would be as long; in bursts, gaps of some tens of medians are usual. */
    private static final int MEDIANS = 100;

    /** One minute: quotes of busy venues change in bursts, and stand for seconds between them. */
    private static final long LEAST_NS = 60_000_000_000L;

    /** Half an hour: a venue with a few rows has no pace, and an older quote in an open market is worth a word. */
    private static final long MOST_NS = 30 * LEAST_NS;

    /** Copies the map. */
    public StaleAges {
        byPublisher = Collections.unmodifiableSortedMap(new TreeMap<>(byPublisher));
    }

    /** The age of a venue; no age is above that of a venue that is not known. */
    public long of(int publisherId) {
        return byPublisher.getOrDefault(publisherId, Long.MAX_VALUE);
    }

    /** Collects the times between changes of each venue's book; the time from one session to the next is none. */
    public static final class Observer implements TapeObserver {

        private final int[] ids;
        private final long givenNs;
        private final long[] changedNs;
        private final SurveyMedian[] gaps;
        private final SessionClock sessions;

        /**
         * An observer of one pass over {@code tape}.
         *
         * @param givenNs the age that was set; zero for none
         */
        public Observer(MarketTape tape, Sessions sessions, long givenNs) {
            ids = tape.publisherIds();
            this.givenNs = givenNs;
            changedNs = new long[ids.length];
            Arrays.fill(changedNs, Long.MIN_VALUE);
            gaps = new SurveyMedian[ids.length];
            Arrays.setAll(gaps, venue -> new SurveyMedian());
            this.sessions = new SessionClock(sessions);
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            if (sessions.advanceTo(event.eventNs())) {
                Arrays.fill(changedNs, Long.MIN_VALUE);
            }
            if (givenNs == 0 && event.action().isBook() && sessions.isQuoted()) {
                int venue = Arrays.binarySearch(ids, event.publisherId());
                if (changedNs[venue] != Long.MIN_VALUE && event.eventNs() > changedNs[venue]) {
                    gaps[venue].add(event.eventNs() - changedNs[venue]);
                }
                changedNs[venue] = Math.max(changedNs[venue], event.eventNs());
            }
        }

        public StaleAges ages() {
            SortedMap<Integer, Long> ages = new TreeMap<>();
            for (int venue = 0; venue < ids.length; venue++) {
                long medianNs = Math.min(MOST_NS, gaps[venue].median());
                long pacedNs = Math.min(MOST_NS, Math.max(LEAST_NS, MEDIANS * medianNs));
                ages.put(ids[venue], givenNs > 0 ? givenNs : pacedNs);
            }
            return new StaleAges(ages);
        }
    }
}
