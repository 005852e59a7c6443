package io.slipway.market;

/** Several levels of one side of every venue's book. Not thread-safe. */
public final class DepthSide implements DisplayedLevels {

    private final int capacity;
    private final long[] signedPxE9;
    private final long[] size;
    private final int[] depth;

    /** Empty books of {@code venues} venues of which at most {@code capacity} levels are shown. */
    public DepthSide(int venues, int capacity) {
        this.capacity = capacity;
        signedPxE9 = new long[venues * capacity];
        size = new long[venues * capacity];
        depth = new int[venues];
    }

    /** Empties a venue's side. */
    public void clear(int venue) {
        depth[venue] = 0;
    }

    /**
     * Adds the next worse level of a venue.
     *
     * @throws IllegalArgumentException if it is not worse than the last, has no size, or is one too many
     */
    public void append(int venue, long newSignedPxE9, long newSize) {
        int at = venue * capacity + depth[venue];
        boolean ordered = depth[venue] == 0 || newSignedPxE9 > signedPxE9[at - 1];
        if (!ordered || newSize <= 0 || depth[venue] == capacity) {
            throw new IllegalArgumentException("not the next level: signedPxE9=" + newSignedPxE9 + ", size=" + newSize
                    + ", level=" + depth[venue]);
        }
        signedPxE9[at] = newSignedPxE9;
        size[at] = newSize;
        depth[venue]++;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int depth(int venue) {
        return depth[venue];
    }

    @Override
    public long signedPxE9(int venue, int level) {
        return signedPxE9[venue * capacity + level];
    }

    @Override
    public long size(int venue, int level) {
        return size[venue * capacity + level];
    }
}
