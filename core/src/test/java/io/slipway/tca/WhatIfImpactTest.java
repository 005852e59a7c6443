package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.QuoteState;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfImpactTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long PX_E9 = 100_000_000_000L;

    private static Fill fill(long timeNs, long qty, Liquidity liquidity) {
        return new Fill(timeNs, 1, qty, PX_E9, BigInteger.ZERO, liquidity, null, QuoteState.FRESH);
    }

    private static long cost(Fill... fills) {
        return new WhatIfImpact(1, 0.02, 1_000_000, MINUTE)
                .costE9(List.of(fills))
                .longValueExact();
    }

    /** 1 % of the day's volume moves the price by 20 bps at the end and by two thirds of that in the mean. */
    @Test
    void isTwoThirdsOfTheSquareRootLawOverOneFill() {
        assertThat(cost(fill(0, 10_000, Liquidity.TAKER))).isEqualTo(10_000L * PX_E9 / 10_000 * 40 / 3);
    }

    @Test
    void doesNotDependOnHowAFillIsCut() {
        long whole = cost(fill(5, 10_000, Liquidity.TAKER));
        assertThat(cost(fill(5, 4_000, Liquidity.TAKER), fill(5, 6_000, Liquidity.TAKER)))
                .isBetween(whole - 2, whole + 2);
    }

    @Test
    void isHalfForgottenAfterTheHalfLife() {
        long second = cost(fill(0, 8_000, Liquidity.TAKER), fill(MINUTE, 1_000, Liquidity.TAKER))
                - cost(fill(0, 8_000, Liquidity.TAKER));
        long after4000 = cost(fill(0, 5_000, Liquidity.TAKER)) - cost(fill(0, 4_000, Liquidity.TAKER));
        assertThat(second).isBetween(after4000 - 2, after4000 + 2);
    }

    @Test
    void chargesNothingForWhatRested() {
        assertThat(cost(fill(0, 8_000, Liquidity.MAKER))).isZero();
    }

    @Test
    void refusesSenselessValues() {
        assertThatThrownBy(() -> new WhatIfImpact(1, 0.02, 0, MINUTE)).hasMessageContaining("volume=0.0");
        assertThatThrownBy(() -> new WhatIfImpact(Double.NaN, 0.02, 1, MINUTE)).hasMessageContaining("y=NaN");
    }
}
