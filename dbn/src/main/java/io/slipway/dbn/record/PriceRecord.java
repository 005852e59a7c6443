package io.slipway.dbn.record;

/** The common fields of records of trades, price levels and the best bid and offer: price, size, side and receive time. */
public abstract sealed class PriceRecord extends DbnRecord
        permits TradeRecord, BboRecord, ConsolidatedRecord, ConsolidatedBboRecord {

    PriceRecord() {}

    /** Price of the trade, the order or the last trade, in 1e-9; {@link Field#UNDEFINED_PRICE} if there is none. */
    public final long priceE9() {
        return i64(16);
    }

    /** Size of the trade, the order or the last trade; {@link Field#UNDEFINED_SIZE} if there is none. */
    public final long size() {
        return u32(24);
    }

    /** Side: {@code A}sk or a selling aggressor, {@code B}id or a buying aggressor, {@code N}one. */
    public final char side() {
        return (char) u8(29);
    }

    /** Flag bits, see {@link Flags}. */
    public final int flags() {
        return u8(30);
    }

    /** Databento's capture time, or the end of the interval, in nanoseconds since 1970 UTC. */
    public final long tsRecvNs() {
        return i64(32);
    }
}
