package io.slipway.dbn;

/** An event with the book after it (before it, for trades) by level: schemas mbp-1, tbbo and mbp-10. */
public final class MbpRecord extends TradeRecord {

    /** Price of the best bid, or of the one {@code level} levels below; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long bidPxE9(int level) {
        return i64(Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES);
    }

    /** Price of the best offer, or of the one {@code level} levels above; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long askPxE9(int level) {
        return i64(Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES + 8);
    }

    /** Size shown on the bid side of a level. */
    public long bidSize(int level) {
        return u32(Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES + 16);
    }

    /** Size shown on the offer side of a level. */
    public long askSize(int level) {
        return u32(Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES + 20);
    }

    /** Orders on the bid side of a level. */
    public long bidCount(int level) {
        return u32(Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES + 24);
    }

    /** Orders on the offer side of a level. */
    public long askCount(int level) {
        return u32(Layouts.FIRST_LEVEL + level * Layouts.LEVEL_BYTES + 28);
    }
}
