package io.slipway.data.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Fixed-point numbers as NautilusTrader writes them: 8 bytes with 9 decimals or 16 bytes with 16, the lowest byte first. */
public final class FixedPoint {

    private static final int NARROW_BYTES = 8;
    private static final int NARROW_DECIMALS = 9;
    private static final int WIDE_BYTES = 16;
    private static final int WIDE_DECIMALS = 16;

    private FixedPoint() {}

    /** The number as a decimal without an exponent; empty if the bytes are of another length. */
    public static Optional<String> decimal(byte[] bytes) {
        if (bytes.length != NARROW_BYTES && bytes.length != WIDE_BYTES) {
            return Optional.empty();
        }
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        int decimals = bytes.length == WIDE_BYTES ? WIDE_DECIMALS : NARROW_DECIMALS;
        return Optional.of(new BigDecimal(new BigInteger(reversed), decimals).toPlainString());
    }
}
