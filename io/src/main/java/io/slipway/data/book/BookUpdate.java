package io.slipway.data.book;

/**
 * A message of a book with the numbers by which its exchange says that no message is missing. Not thread-safe.
 *
 * <p>Exchanges number in three ways. A message has the number of its last update alone, one above that of the message before
 * (Bybit's {@code u}); the numbers of its first and its last update (Binance's {@code U} and {@code u}); or its number and that
 * of the message before (OKX's {@code prevSeqId}, {@code pu} of Binance's futures).
 */
public final class BookUpdate {

    /** In place of a number that a message does not have. */
    public static final long NO_NUMBER = -1;

    private final LevelChanges changes = new LevelChanges();
    private boolean isSnapshot;
    private long first = NO_NUMBER;
    private long previous = NO_NUMBER;
    private long last = NO_NUMBER;
    private long checksum;

    /** The changes of levels; those of a snapshot are the whole book. */
    public LevelChanges changes() {
        return changes;
    }

    /** Begins a message without changes. */
    public BookUpdate begin(boolean snapshot) {
        changes.clear();
        isSnapshot = snapshot;
        checksum = 0;
        return numbers(NO_NUMBER, NO_NUMBER, NO_NUMBER);
    }

    /**
     * Sets the numbers, each 0 or above, or {@link #NO_NUMBER}.
     *
     * @param newFirst number of its first update
     * @param newPrevious number of the last update of the message before
     * @param newLast number of its last update
     */
    public BookUpdate numbers(long newFirst, long newPrevious, long newLast) {
        first = newFirst;
        previous = newPrevious;
        last = newLast;
        return this;
    }

    /** Sets the checksum of the book after the message, 32 bits with a sign; 0 is none. */
    public BookUpdate checksum(long newChecksum) {
        checksum = newChecksum;
        return this;
    }

    void copyOf(BookUpdate other) {
        begin(other.isSnapshot).numbers(other.first, other.previous, other.last).checksum(other.checksum);
        changes.addAll(other.changes);
    }

    /** True if the message has the whole book. */
    public boolean isSnapshot() {
        return isSnapshot;
    }

    long first() {
        return first;
    }

    long previous() {
        return previous;
    }

    long last() {
        return last;
    }

    long checksum() {
        return checksum;
    }
}
