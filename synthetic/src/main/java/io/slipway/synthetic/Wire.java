package io.slipway.synthetic;

import io.slipway.dbn.record.Schema;
import io.slipway.synthetic.process.Draws;
import java.util.List;
import java.util.PriorityQueue;

/** Carries rows from the venues to the recorder: what happened first need not be received first, unless at one venue. */
final class Wire {

    private static final double MEAN_JITTER_NS = 7_000;
    private static final double GREATEST_JITTER_NS = 90_000;

    private final Schema schema;
    private final int shownLevels;
    private final PriorityQueue<Row> rows = new PriorityQueue<>();
    private final Draws[] jitters;
    private final long[] wireNs;
    private final long[] lastRecvNs;
    private long leastNs = Long.MAX_VALUE;
    private long sent;

    Wire(long seed, Schema schema, List<VenueProfile> venues) {
        this.schema = schema;
        this.shownLevels = schema == Schema.MBP_10 ? 10 : 1;
        lastRecvNs = new long[venues.size()];
        wireNs = new long[venues.size()];
        jitters = new Draws[venues.size()];
        for (int v = 0; v < jitters.length; v++) {
            jitters[v] = Draws.of(seed, "wire", v);
            wireNs[v] = venues.get(v).wireNs();
            leastNs = Math.min(leastNs, wireNs[v]);
        }
    }

    /**
     * Sends a row that a venue publishes at {@code eventNs}; the caller fills in the rest.
     *
     * @param level what it concerns, 0 is the best; a level that the schema does not show gives no row to receive
     */
    Row send(int venue, long eventNs, int level) {
        double jitterNs = Math.min(GREATEST_JITTER_NS, jitters[venue].exponential(MEAN_JITTER_NS));
        lastRecvNs[venue] = Math.max(lastRecvNs[venue], eventNs + wireNs[venue] + (long) jitterNs);
        Row row = new Row(schema, lastRecvNs[venue], sent++);
        if (level < shownLevels) {
            rows.add(row);
        }
        return row;
    }

    /** True if the next row is certain, if nothing new happens before {@code nowNs}. */
    boolean hasRowBefore(long nowNs) {
        Row first = rows.peek();
        return first != null && first.recvNs < nowNs + leastNs;
    }

    /** Receive time of the next row, ns since 1970 UTC; there must be one. */
    long nextRecvNs() {
        return rows.element().recvNs;
    }

    Row receive() {
        return rows.remove();
    }
}
