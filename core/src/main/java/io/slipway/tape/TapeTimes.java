package io.slipway.tape;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/** Earliest event times of blocks of a tape's rows and of all rows after them: where the rows up to a time end. */
final class TapeTimes {

    /** Rows of a block: few enough to read on to the next one, many enough that the times take no room to speak of. */
    private static final int BLOCK = 256;

    private static final int FIRST_BLOCKS = 16;

    private long[] earliestNs = new long[FIRST_BLOCKS];
    private long rows;

    TapeTimes() {}

    /** Those that {@link #save} wrote, of a tape of that many rows. */
    TapeTimes(StateReader state, long rows) {
        this.rows = rows;
        earliestNs = state.takeLongs();
        if (earliestNs.length != (rows + BLOCK - 1) / BLOCK) {
            throw new IllegalArgumentException("the times are of another tape: blocks=" + earliestNs.length);
        }
    }

    /** Writes the times, which are {@link #done}. */
    void save(StateWriter state) {
        state.put(earliestNs);
    }

    /** Adds the next row. */
    void add(long eventNs) {
        int block = (int) (rows / BLOCK);
        if (block == earliestNs.length) {
            earliestNs = Arrays.copyOf(earliestNs, 2 * block);
        }
        boolean begins = rows % BLOCK == 0;
        earliestNs[block] = begins ? eventNs : Math.min(earliestNs[block], eventNs);
        rows++;
    }

    /** Makes each block's time the earliest of all rows from there on; after the last row. */
    TapeTimes done() {
        int blocks = (int) ((rows + BLOCK - 1) / BLOCK);
        earliestNs = Arrays.copyOf(earliestNs, blocks);
        for (int block = blocks - 2; block >= 0; block--) {
            earliestNs[block] = Math.min(earliestNs[block], earliestNs[block + 1]);
        }
        return this;
    }

    /** True if all rows from {@code index} on are later than a time; may be false for the rest of a block though they are. */
    boolean areAllAfter(long index, long timeNs) {
        int block = (int) (index / BLOCK);
        return block >= earliestNs.length || earliestNs[block] > timeNs;
    }
}
