package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvenSampleTest {

    @Test
    void keepsAllOfFewAndEveryPowerOfTwoOfMore() {
        EvenSample<Integer> sample = new EvenSample<>(8);
        for (int count = 1; count <= 1_000; count++) {
            sample.add(count - 1);
            int step = 1;
            while ((count + step - 1) / step > 8) {
                step *= 2;
            }
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < count; i += step) {
                expected.add(i);
            }
            assertThat(sample.kept()).as("of %d", count).isEqualTo(expected);
        }
    }
}
