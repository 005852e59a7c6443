package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {

    private final DecimalNumber numbers = new DecimalNumber();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "12, 0, 12",
        "12.50, 1, 125",
        "-3.25, 2, -325",
        "+3.25, 2, 325",
        ".5, 1, 5",
        "5., 1, 50",
        "1E-8, 8, 1",
        "7.19e-7, 9, 719",
        "1.5e+3, 0, 1500",
        "0.000e9, 0, 0",
        "9223372036854775807, 0, 9223372036854775807"
    })
    void readsExactNumbers(String text, int scale, long expected) {
        assertThat(exact(text, scale)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "abc", "1.2.3", "--1", "1e", "1e+", "1ex", "+", "+-1", "-+1", "1+", " 1", "1 ", "0x10",
                "NaN"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> exact(text, 9))
                .hasMessage("not a number: value=\"" + text + "\", expected a decimal number");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> exact("$170.26", 9))
                .hasMessage("not a number: value=\"$170.26\", expected a decimal number without a currency sign");
        assertThatThrownBy(() -> exact("0.0000000001", 9))
                .hasMessage("too many decimals: value=\"0.0000000001\", expected a number of at most 9 decimals");
        assertThatThrownBy(() -> exact("1.5", 0))
                .hasMessage("too many decimals: value=\"1.5\", expected a whole number");
        assertThatThrownBy(() -> exact("9223372037", 9))
                .hasMessageStartingWith("number too large: value=\"9223372037\"");
        assertThatThrownBy(() -> exact("1e30", 9)).hasMessageStartingWith("number too large");
    }

    @ParameterizedTest
    @CsvSource({
        "1993.3000000000002, 9, 1993300000000",
        "1993.4999999999998, 9, 1993500000000",
        "-1993.4999999999998, 9, -1993500000000",
        "1.5, 0, 2",
        "-1.5, 0, -2",
        "1.4999, 0, 1",
        "15e-1, 0, 2",
        "149e-2, 0, 1",
        "4e-40, 0, 0"
    })
    void roundsToTheNearestUnit(String text, int scale, long expected) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(numbers.parseRounded(bytes, 0, bytes.length, scale)).isEqualTo(expected);
    }

    @Test
    void readsWhatBigDecimalReads() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            String text = randomNumber(random);
            int scale = random.nextInt(10);
            BigDecimal exact = new BigDecimal(text).movePointRight(scale);
            byte[] b = text.getBytes(StandardCharsets.US_ASCII);
            BigDecimal whole = exact.setScale(0, RoundingMode.DOWN);
            assertThat(numbers.parseCut(b, 0, b.length, scale)).as(text).isEqualTo(whole.longValueExact());
            assertThat(numbers.isCut()).as(text).isEqualTo(exact.compareTo(whole) != 0);
        }
    }

    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        text.append(random.nextInt(1 << random.nextInt(20)));
        if (random.nextBoolean()) {
            text.append('.').append(random.nextInt(1 << random.nextInt(20)));
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(14) - 13);
        }
        return text.toString();
    }

    private long exact(String text, int scale) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return numbers.parseExact(b, 0, b.length, scale);
    }
}
