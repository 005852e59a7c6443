package io.slipway.strategy;

/** Splits a quantity over all levels that the venues show, not over their best levels alone. */
public interface DepthAllocator extends Allocator {

    /**
     * Writes the quantity of each venue to {@code split}: never more than its levels have available, and never more than
     * {@code qty} in total. Each venue gets one order, limited at the deepest level that its quantity reaches.
     *
     * @param context the books, of which {@link TradingContext#depth}, {@link TradingContext#available(int, int)} and
     *     {@link TradingContext#signedCostE9(int, int)} tell the levels
     * @param qty wanted shares, zero or more
     * @param split one entry per venue, overwritten
     * @return the sum of {@code split}
     */
    long allocate(TradingContext context, long qty, long[] split);
}
