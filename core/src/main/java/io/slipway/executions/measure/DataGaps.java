package io.slipway.executions.measure;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.survey.SurveyMedian;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gaps of the market data inside sessions: no venue sends a row for more than {@link #LEAST_NS} and more than {@value #MEDIANS}
 * times the median time between rows. The last quotes before a gap hold for {@link DataReach#REACH_NS}, as at the end of the data.
 * Halted time is no gap. Not thread-safe.
 */
final class DataGaps implements TapeObserver {

    /** Ten minutes: a stock that is quoted at all changes more often at one of its venues while they are open. */
    static final long LEAST_NS = 600_000_000_000L;

    /** If times between rows were exponential, one in a million would be as long: data of full minutes have gaps from 20 minutes on. */
    private static final int MEDIANS = 20;

    private final SessionClock sessions;
    private final SurveyMedian between = new SurveyMedian();
    private final TreeMap<Long, Long> endsByStart = new TreeMap<>();
    private final Set<Integer> halted = new HashSet<>();
    private long lastNs = Long.MIN_VALUE;

    DataGaps(Sessions sessions) {
        this.sessions = new SessionClock(sessions);
    }

    /** The gaps of a tape, in a pass of their own. */
    static DataGaps of(MarketTape tape, Sessions sessions) {
        DataGaps gaps = new DataGaps(sessions);
        TapePass.over(tape).add(gaps).run();
        return gaps;
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        long timeNs = event.eventNs();
        if (sessions.advanceTo(timeNs)) {
            lastNs = Long.MIN_VALUE;
        }
        if (lastNs != Long.MIN_VALUE && timeNs > lastNs) {
            between.add(timeNs - lastNs);
            if (timeNs - lastNs > LEAST_NS && halted.isEmpty()) {
                endsByStart.put(lastNs, timeNs);
            }
        }
        lastNs = Math.max(lastNs, timeNs);
        if (event.action() == BookAction.HALT) {
            halted.add(event.publisherId());
        } else if (event.action() == BookAction.RESUME) {
            halted.remove(event.publisherId());
        }
    }

    @Override
    public void onEnd() {
        long leastNs = MEDIANS * between.median();
        endsByStart.entrySet().removeIf(gap -> gap.getValue() - gap.getKey() <= leastNs);
    }

    /** True if a part of some time is inside a gap, after the time for which the last quotes hold. */
    boolean meets(long fromNs, long toNs) {
        return endsByStart.entrySet().stream()
                .anyMatch(gap -> gap.getKey() + DataReach.REACH_NS < toNs && gap.getValue() > fromNs);
    }

    /** True of a moment inside a gap, after the time for which the last quotes hold. */
    boolean isWithin(long timeNs) {
        Map.Entry<Long, Long> gap = endsByStart.lowerEntry(timeNs);
        return gap != null && timeNs > gap.getKey() + DataReach.REACH_NS && timeNs < gap.getValue();
    }
}
