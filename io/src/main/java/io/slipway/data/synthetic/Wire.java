package io.slipway.data.synthetic;

import java.util.PriorityQueue;

/** Carries rows from the venues to the recorder: what happened first need not be received first, unless at one venue. */
final class Wire {

    /** Nothing is received sooner after it happened. */
    static final long LEAST_NS = 158_000;

    private static final double MEAN_JITTER_NS = 7_000;
    private static final double GREATEST_JITTER_NS = 90_000;

    private final PriorityQueue<Row> rows = new PriorityQueue<>();
    private final Draws[] jitters;
    private final long[] lastRecvNs;
    private long sent;

    Wire(long seed, int venues) {
        lastRecvNs = new long[venues];
        jitters = new Draws[venues];
        for (int v = 0; v < venues; v++) {
            jitters[v] = Draws.of(seed, "wire", v);
        }
    }

    /** Sends a row that a venue publishes at {@code eventNs}; the caller fills in the rest. */
    Row send(int venue, long eventNs) {
        double jitterNs = Math.min(GREATEST_JITTER_NS, jitters[venue].exponential(MEAN_JITTER_NS));
        lastRecvNs[venue] = Math.max(lastRecvNs[venue], eventNs + LEAST_NS + (long) jitterNs);
        Row row = new Row(lastRecvNs[venue], sent++);
        rows.add(row);
        return row;
    }

    /** Whether the next row is certain, if nothing new happens before {@code nowNs}. */
    boolean hasRowBefore(long nowNs) {
        Row first = rows.peek();
        return first != null && first.recvNs < nowNs + LEAST_NS;
    }

    /** When the next row is received; there must be one. */
    long nextRecvNs() {
        return rows.element().recvNs;
    }

    Row receive() {
        return rows.remove();
    }
}
