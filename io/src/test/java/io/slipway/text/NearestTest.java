package io.slipway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("qty", "side", "strategies", "horizon", "start", "starts");

    @ParameterizedTest
    @CsvSource({
        "qtty, qty",
        "qyt, qty",
        "strategy, strategies",
        "horizn, horizon",
        "star, start",
        "strats, starts",
        "sid, side"
    })
    void aSlipOfThePenIsUndone(String slip, String meant) {
        assertThat(Nearest.hint(slip, KNOWN)).isEqualTo("; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"latency", "zzz", "x"})
    void anotherWordHasNoNearest(String word) {
        assertThat(Nearest.hint(word, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "'', abc, 3", "kitten, sitting, 3", "ca, abc, 3"})
    void theDistanceCountsSwapsOnce(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    }
}
