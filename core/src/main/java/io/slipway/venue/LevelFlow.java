package io.slipway.venue;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * Matches falls of a level's displayed size with the prints at its price, so that a share leaves the level once. A fall and a
 * print within the time of {@link PrintRules#pairNs} are one event, whichever comes first. A print that no fall explains is a
 * refill: as much is new.
 */
final class LevelFlow {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private long displayed;
    private long printed;
    private long printedNs = NEVER;
    private long fallen;
    private long fallenNs = NEVER;
    private long firstFallNs = NEVER;
    private long refilled;

    LevelFlow(long displayed) {
        this.displayed = displayed;
    }

    LevelFlow(LevelFlow other) {
        displayed = other.displayed;
        printed = other.printed;
        printedNs = other.printedNs;
        fallen = other.fallen;
        fallenNs = other.fallenNs;
        firstFallNs = other.firstFallNs;
        refilled = other.refilled;
    }

    /** The displayed size of the last row that showed the level. */
    long displayed() {
        return displayed;
    }

    /** Shares of recent falls that no print has explained yet. */
    long fallen() {
        return fallen;
    }

    /** Shares that were new since the last call, as prints had no fall. */
    long takeRefilled() {
        long size = refilled;
        refilled = 0;
        return size;
    }

    /** Forgets falls and prints that are too old to be one event with what happens now. */
    void expire(PrintRules rules, long nowNs) {
        if (fallen > 0 && !rules.isRecent(fallenNs, nowNs)) {
            fallen = 0;
        }
        if (printed > 0 && !rules.isRecent(printedNs, nowNs)) {
            refill();
        }
    }

    private void refill() {
        refilled += printed;
        printed = 0;
    }

    /** Records a print after {@link #expire}, and returns how much of it recent falls are. */
    long onPrint(long size, long nowNs) {
        long byFall = Math.min(size, fallen);
        fallen -= byFall;
        if (size > byFall) {
            printed += size - byFall;
            printedNs = nowNs;
        }
        return byFall;
    }

    /**
     * Records the displayed size of a row after {@link #expire}, and returns how much of its fall recent prints are. A rise means
     * that all recent prints were refilled.
     */
    long onSize(long size) {
        long gone = displayed - size;
        displayed = size;
        if (gone < 0) {
            refill();
        }
        long byPrint = Math.max(0, Math.min(gone, printed));
        printed -= byPrint;
        return byPrint;
    }

    /**
     * Records that {@code size} shares left which no print explains, and returns true if they begin a new fall. What falls soon after
     * the beginning of a fall belongs to it.
     */
    boolean onFall(long size, PrintRules rules, long nowNs) {
        boolean begins = fallen == 0 || !rules.isRecent(firstFallNs, nowNs);
        fallen = begins ? size : fallen + size;
        firstFallNs = begins ? nowNs : firstFallNs;
        fallenNs = nowNs;
        return begins;
    }

    /** Takes the size that a level shows after it was out of sight, of which nothing is known. */
    void reappear(long size) {
        displayed = size;
        printed = 0;
        fallen = 0;
    }

    void save(StateWriter state) {
        state.put(displayed)
                .put(printed)
                .put(printedNs)
                .put(fallen)
                .put(fallenNs)
                .put(firstFallNs)
                .put(refilled);
    }

    LevelFlow(StateReader state) {
        displayed = state.takeLong();
        printed = state.takeLong();
        printedNs = state.takeLong();
        fallen = state.takeLong();
        fallenNs = state.takeLong();
        firstFallNs = state.takeLong();
        refilled = state.takeLong();
    }
}
