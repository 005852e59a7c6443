package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import java.nio.ByteBuffer;

/** Checks that the levels of a book get worse from one to the next, where a record has several. */
public final class LevelCheck {

    private static final int MBP_10_LEVELS = 10;

    private final int depth;
    private final MbpRecord row = new MbpRecord();

    private LevelCheck(int depth) {
        this.depth = depth;
    }

    /** The check for records of a schema. */
    public static LevelCheck of(Schema schema) {
        return new LevelCheck(schema == Schema.MBP_10 ? MBP_10_LEVELS : 1);
    }

    /**
     * Checks a record.
     *
     * @throws IllegalArgumentException if a level is not worse than the one before it
     */
    public void check(ByteBuffer record, int at) {
        row.wrap(record, at);
        for (int level = 1; level < depth; level++) {
            long bid = row.bidPxE9(level);
            long ask = row.askPxE9(level);
            boolean bidFalls = bid == Field.UNDEFINED_PRICE || bid < row.bidPxE9(level - 1);
            boolean askRises = ask == Field.UNDEFINED_PRICE || ask > row.askPxE9(level - 1);
            if (!bidFalls || !askRises) {
                throw new IllegalArgumentException(
                        (bidFalls ? "ask" : "bid") + "_px_0" + level + ": not worse than the level before it");
            }
        }
    }
}
