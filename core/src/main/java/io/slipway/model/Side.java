package io.slipway.model;

/** The side of an order. */
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** {@code +1} for a buy, {@code -1} for a sell. A price times this sign is lower when it is better for the order. */
    public int sign() {
        return sign;
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
