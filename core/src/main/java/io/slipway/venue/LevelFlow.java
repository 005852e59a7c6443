package io.slipway.venue;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Matches falls of a level's displayed size with the prints at its price, so that a share leaves the level once. A fall and a
 * print within the time of {@link PrintRules#pairNs} are one event, whichever comes first. A print that no fall explains is a
 * refill: as much is new.
 */
final class LevelFlow {

    private static final long HERE = 0;

    private final PrintRules rules;

    /** Null until the first print, as most levels have none while they are followed; so are the falls. */
    private @Nullable RecentShares prints;

    private @Nullable RecentShares falls;
    private long displayed;
    private long refilled;

    LevelFlow(long displayed, PrintRules rules) {
        this.displayed = displayed;
        this.rules = rules;
    }

    LevelFlow(LevelFlow other) {
        displayed = other.displayed;
        rules = other.rules;
        prints = other.prints == null ? null : new RecentShares(other.prints);
        falls = other.falls == null ? null : new RecentShares(other.falls);
        refilled = other.refilled;
    }

    /** The displayed size of the last row that showed the level. */
    long displayed() {
        return displayed;
    }

    /** Shares of recent falls that no print has explained yet. */
    long fallen() {
        return falls == null ? 0 : falls.at(HERE);
    }

    /** True if there are recent prints. */
    boolean hasPrinted() {
        return refilled != 0 || (prints != null && prints.count() > 0);
    }

    /** True if there are recent falls. */
    boolean hasFallen() {
        return falls != null && falls.count() > 0;
    }

    /** By how much the recent falls moved the order that is followed. */
    double moved() {
        return falls == null ? 0 : falls.moved();
    }

    /** The recent falls, with how far each moved the order that is followed. */
    RecentShares falls() {
        if (falls == null) {
            falls = new RecentShares(rules);
        }
        return falls;
    }

    private RecentShares prints() {
        if (prints == null) {
            prints = new RecentShares(rules);
        }
        return prints;
    }

    /** Forgets all falls. */
    void clearFalls() {
        if (falls != null) {
            falls.clear();
        }
    }

    private void clearPrints() {
        if (prints != null) {
            prints.clear();
        }
    }

    /** Shares that were new since the last call, as prints had no fall. */
    long takeRefilled() {
        long size = refilled;
        refilled = 0;
        return size;
    }

    /** Forgets falls and prints that are too old to be one event with what happens now. */
    void expire(long nowNs) {
        if (falls != null) {
            falls.expire(nowNs);
        }
        if (prints != null) {
            refilled += prints.expire(nowNs);
        }
    }

    /** Records a print after {@link #expire}. */
    void onPrint(long size, long nowNs) {
        long unexplained = falls == null ? size : size - falls.use(HERE, size);
        if (unexplained > 0) {
            prints().add(HERE, unexplained, nowNs, 0);
        }
    }

    /**
     * Records the displayed size of a row after {@link #expire}, and returns how much of its fall recent prints are. A rise means
     * that all recent prints were refilled.
     */
    long onSize(long size) {
        long gone = displayed - size;
        displayed = size;
        if (prints == null) {
            return 0;
        }
        if (gone < 0) {
            refilled += prints.at(HERE);
            prints.clear();
        }
        return prints.use(HERE, Math.max(0, gone));
    }

    /** Records that {@code size} shares left which no print explains, and that they moved the order that is followed by {@code ahead}. */
    void onFall(long size, double ahead, long nowNs) {
        falls().add(HERE, size, nowNs, ahead);
    }

    /** Takes the size that a level shows after it was out of sight, of which nothing is known. */
    void reappear(long size) {
        displayed = size;
        clearPrints();
        clearFalls();
    }

    /** Begins anew at a level that shows {@code size}. */
    void begin(long size) {
        reappear(size);
        refilled = 0;
    }

    void save(StateWriter state) {
        prints().save(state.put(displayed).put(refilled));
        falls().save(state);
    }

    LevelFlow(StateReader state, PrintRules rules) {
        this.rules = rules;
        displayed = state.takeLong();
        refilled = state.takeLong();
        prints = new RecentShares(rules);
        falls = new RecentShares(rules);
        prints.restore(state);
        falls.restore(state);
    }
}
