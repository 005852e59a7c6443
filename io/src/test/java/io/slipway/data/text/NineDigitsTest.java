package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NineDigitsTest {

    private static int parse(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.ISO_8859_1);
        return NineDigits.parse(bytes, 1);
    }

    @Test
    void itIsTheNumberOfTheDigits() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            int number = random.nextInt(1_000_000_000) / (1 + random.nextInt(1000));
            assertThat(parse(String.format("%09d", number))).isEqualTo(number);
        }
        assertThat(parse("000000000")).isZero();
        assertThat(parse("999999999")).isEqualTo(999_999_999);
    }

    @Test
    void anyOtherByteAnywhereIsNone() {
        for (int at = 0; at < NineDigits.LENGTH; at++) {
            for (int other = 0; other < 256; other++) {
                StringBuilder text = new StringBuilder("975318642");
                text.setCharAt(at, (char) other);
                boolean isDigit = other >= '0' && other <= '9';
                assertThat(parse(text.toString()) >= 0)
                        .as("%d at %d", other, at)
                        .isEqualTo(isDigit);
            }
        }
    }
}
