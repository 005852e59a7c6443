package io.slipway.kafka.wire;

import java.util.Arrays;

/**
 * Offsets of the data records of one stream by the numbers of their first events: 16 bytes a record. Not thread-safe while records are
 * added.
 */
public final class RecordOffsets {

    private static final int FIRST_RECORDS = 64;

    private long[] firsts = new long[FIRST_RECORDS];
    private long[] offsets = new long[FIRST_RECORDS];
    private int count;

    /** No record yet. */
    public RecordOffsets() {}

    /**
     * Adds the next record.
     *
     * @param first number of its first event, above that of the record before
     * @param offset its offset in the partition
     */
    public void add(long first, long offset) {
        if (count == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        firsts[count] = first;
        offsets[count] = offset;
        count++;
    }

    /**
     * Offset of the record that holds an event; that of the last record for events beyond.
     *
     * @throws IndexOutOfBoundsException if the event is before the first record
     */
    public long offsetOf(long event) {
        return offsets[recordOf(event)];
    }

    /**
     * Number of records after the one that holds an event.
     *
     * @throws IndexOutOfBoundsException if the event is before the first record
     */
    public long after(long event) {
        return count - 1L - recordOf(event);
    }

    private int recordOf(long event) {
        int at = Arrays.binarySearch(firsts, 0, count, event);
        int record = at >= 0 ? at : -at - 2;
        if (record < 0) {
            throw new IndexOutOfBoundsException("no record has the event: event=" + event + ", records=" + count);
        }
        return record;
    }
}
