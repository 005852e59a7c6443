package io.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "222.81, 222810000000, 222.81",
        "0, 0, 0.00",
        "-0.0002, -200000, -0.0002",
        "1e2, 100000000000, 100.00",
        "9223372036.854775807, 9223372036854775807, 9223372036.854775807"
    })
    void readsAndWritesExactly(String text, long e9, String written) {
        assertThat(Money.parseE9(text)).isEqualTo(e9);
        assertThat(Money.toDecimal(e9).toPlainString()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000001", "9223372036.854775808", "1e999999999", "1e-999999999", "x", ""})
    void refusesWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> Money.parseE9(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundsRatiosHalfEvenAtNineDecimals() {
        assertThat(Money.ratio(BigInteger.valueOf(1_000_000_000L), BigInteger.valueOf(3))
                        .toPlainString())
                .isEqualTo("0.333333333");
        assertThat(Money.ratio(BigInteger.valueOf(5), BigInteger.valueOf(2)).toPlainString())
                .isEqualTo("0.000000002");
    }
}
