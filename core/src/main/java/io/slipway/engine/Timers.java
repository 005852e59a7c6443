package io.slipway.engine;

import io.slipway.calendar.Sessions;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Schedule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The named timers of one strategy. Setting a timer again allocates nothing. Not thread-safe. */
final class Timers {

    private final Sessions sessions;
    private String[] names = new String[2];
    private long[] timesNs = new long[2];
    private int count;

    /** The time that was asked for last, and when the market is open from it on: strategies ask for one again and again. */
    private long askedNs = Long.MIN_VALUE;

    private long openNs = Long.MIN_VALUE;
    private long nextNs = Schedule.NO_TIMER;

    /** No timers yet, of an order that works in sessions: a timer outside of them goes off at the next open. */
    Timers(Sessions sessions) {
        this.sessions = sessions;
        Arrays.fill(names, "");
    }

    void set(String name, long timeNs) {
        int at = find(name);
        if (at == count) {
            if (timeNs == Schedule.NO_TIMER) {
                return;
            }
            add(name);
        } else if (timesNs[at] == timeNs) {
            return;
        }
        timesNs[at] = timeNs == Schedule.NO_TIMER ? timeNs : openFromNs(timeNs);
        findNext();
    }

    private long openFromNs(long timeNs) {
        if (timeNs != askedNs) {
            askedNs = timeNs;
            openNs = sessions.openFromNs(timeNs);
        }
        return openNs;
    }

    void cancel(String name) {
        set(name, Schedule.NO_TIMER);
    }

    private int find(String name) {
        int at = 0;
        while (at < count && !names[at].equals(name)) {
            at++;
        }
        return at;
    }

    private void add(String name) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            timesNs = Arrays.copyOf(timesNs, 2 * count);
            Arrays.fill(names, count, names.length, "");
        }
        names[count++] = name;
    }

    /** The earliest time that a timer is set for, or {@link Schedule#NO_TIMER}. */
    long nextNs() {
        return nextNs;
    }

    /** Takes the timer that is due first at {@code nowNs}, of equal ones that which was set first; null if none is due. */
    @Nullable
    String takeDue(long nowNs) {
        if (nextNs > nowNs) {
            return null;
        }
        int first = 0;
        while (timesNs[first] != nextNs) {
            first++;
        }
        timesNs[first] = Schedule.NO_TIMER;
        findNext();
        return names[first];
    }

    private void findNext() {
        nextNs = Schedule.NO_TIMER;
        for (int i = 0; i < count; i++) {
            nextNs = Math.min(nextNs, timesNs[i]);
        }
    }

    void save(StateWriter state) {
        state.section("timers").put((long) count);
        for (int i = 0; i < count; i++) {
            state.put(names[i]).put(timesNs[i]);
        }
    }

    void restore(StateReader state) {
        count = 0;
        int saved = state.section("timers").takeCount();
        for (int i = 0; i < saved; i++) {
            add(state.takeText());
            timesNs[i] = state.takeLong();
        }
        findNext();
    }
}
