package io.slipway.publish.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Numbers as result files hold them. */
public final class Decimals {

    private static final int DECIMALS = 6;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Decimals() {}

    /** A number with six decimals, rounded half-even. */
    public static BigDecimal of(double value) {
        return of(value, DECIMALS);
    }

    /** A number with some decimals, rounded half-even. */
    public static BigDecimal of(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** A number with six decimals; null for NaN. */
    public static @Nullable BigDecimal orNull(double value) {
        return Double.isNaN(value) ? null : of(value);
    }

    /** An amount without trailing zeros. */
    public static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** A moment, ns since 1970 UTC. */
    public static Instant time(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, NANOS_PER_SECOND), Math.floorMod(ns, NANOS_PER_SECOND));
    }
}
