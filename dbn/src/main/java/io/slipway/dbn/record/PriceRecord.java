package io.slipway.dbn.record;

/** What records of trades, of price levels and of the best bid and offer have in common: one price, size, side and receive time. */
public abstract sealed class PriceRecord extends DbnRecord
        permits TradeRecord, BboRecord, ConsolidatedRecord, ConsolidatedBboRecord {

    PriceRecord() {}

    /** Price of the trade or order in 1e-9, or of the last trade; {@link Field#UNDEFINED_PRICE} is none. */
    public final long priceE9() {
        return i64(16);
    }

    /** Quantity of the trade or order, or of the last trade; {@link Field#UNDEFINED_SIZE} is none. */
    public final long size() {
        return u32(24);
    }

    /** {@code A}sk or a selling aggressor, {@code B}id or a buying one, {@code N}one. */
    public final char side() {
        return (char) u8(29);
    }

    /** Bits, see {@link Flags}. */
    public final int flags() {
        return u8(30);
    }

    /** Databento's time of capture, or the end of the interval; nanoseconds since 1970 UTC. */
    public final long tsRecvNs() {
        return i64(32);
    }
}
