package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBandTest {

    private static final double E9 = 1e9;

    /** Percentages of the plan: 5 % above 3.00, 20 % from 0.75 to 3.00, below that the lesser of 0.15 and 75 %. */
    @ParameterizedTest
    @CsvSource({
        "100.00, 5.00",
        "3.01, 0.1505",
        "3.00, 0.60",
        "0.75, 0.15",
        "0.74, 0.15",
        "0.20, 0.15",
        "0.10, 0.075",
        "0.0001, 0.000075"
    })
    void widthFollowsThePrice(double price, double width) {
        long referenceE9 = Math.round(price * E9);
        assertThat(PriceBand.widthE9(referenceE9)).isEqualTo(Math.round(width * E9));
        long edgeE9 = PriceBand.widthE9(referenceE9);
        assertThat(PriceBand.isBeyond(1, referenceE9 + edgeE9, referenceE9)).isFalse();
        assertThat(PriceBand.isBeyond(1, referenceE9 + edgeE9 + 1, referenceE9)).isTrue();
        assertThat(PriceBand.isBeyond(-1, referenceE9 - edgeE9, referenceE9)).isFalse();
        assertThat(PriceBand.isBeyond(-1, referenceE9 - edgeE9 - 1, referenceE9))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0", "-37630000000"})
    void aPriceThatIsNotPositiveHasNoBand(long referenceE9) {
        assertThat(PriceBand.isBeyond(1, Long.MAX_VALUE, referenceE9)).isFalse();
        assertThat(PriceBand.isBeyond(-1, Long.MIN_VALUE, referenceE9)).isFalse();
    }
}
