package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    private static final int NUMBERS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "50.01, 50.01",
        "200, 200.0",
        "-0.000001, -0.000001",
        "0, 0.0",
        "-0.0, 0.0",
        "1993.3000000000002, 1993.3000000000002",
        "0.30000000000000004, 0.30000000000000004",
        "123456789.123456789, 123456789.12345679",
        "0.1234567891, 0.1234567891",
        "1e15, 1000000000000000.0",
        "1e22, 10000000000000000000000.0",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
        "100.10, 100.1",
        "99999.999999999, 99999.999999999",
        "-7, -7.0"
    })
    void numbersAreWrittenAsAPersonWould(double value, String expected) {
        StringBuilder out = new StringBuilder("x");
        ShortestDecimal.append(value, out);
        assertThat(out).hasToString("x" + expected);
    }

    /** The oracle is slow: the fewest digits, rounded from the exact value, that give the number back. */
    @Test
    void noOtherDecimalOfFewerDigitsIsTheNumber() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < NUMBERS; i++) {
            double value = switch (i % 4) {
                case 0 -> random.nextLong(-100_000_000, 100_000_000) / 100.0;
                case 1 -> random.nextLong(1L << 53) * Math.pow(10, -random.nextInt(12));
                case 2 -> Double.longBitsToDouble(random.nextLong());
                default -> random.nextDouble() * 1e6 + 0.1 * random.nextInt(10);
            };
            if (!Double.isFinite(value) || Math.abs(value) > 1e30 || Math.abs(value) < 1e-30) {
                continue;
            }
            StringBuilder out = new StringBuilder();
            ShortestDecimal.append(value, out);
            BigDecimal written = new BigDecimal(out.toString());
            assertThat(written.doubleValue()).isEqualTo(value);
            assertThat(written.stripTrailingZeros().precision())
                    .as("digits of %s", out)
                    .isEqualTo(fewest(value));
        }
    }

    private static int fewest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded.stripTrailingZeros().precision();
                }
            }
        }
    }
}
