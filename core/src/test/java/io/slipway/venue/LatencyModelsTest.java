package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.venue.latency.LatencyModel;
import io.slipway.venue.latency.LatencyModels;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyModelsTest {

    @Test
    void givesEachVenueItsOwn() {
        LatencyModel model = LatencyModels.perVenue(new long[] {10, 20}, new long[] {1});
        assertThat(model.entryNs(0, 7)).isEqualTo(10);
        assertThat(model.entryNs(1, 7)).isEqualTo(20);
        assertThat(model.entryNs(5, 7)).isEqualTo(20);
        assertThat(model.reportNs(1, 7)).isEqualTo(1);
    }

    @Test
    void answersTheSameForTheSameMessageInWhateverOrderItIsAsked() {
        LatencyModel model = LatencyModels.logNormal(250_000, 300_000, 0.5, 42);
        long first = model.entryNs(3, 9);
        model.reportNs(3, 9);
        model.entryNs(2, 1);
        assertThat(model.entryNs(3, 9)).isEqualTo(first);
        assertThat(LatencyModels.logNormal(250_000, 300_000, 0.5, 42).entryNs(3, 9))
                .isEqualTo(first);
        assertThat(LatencyModels.logNormal(250_000, 300_000, 0.5, 43).entryNs(3, 9))
                .isNotEqualTo(first);
    }

    /** The quartiles of a log-normal law are {@code median * exp(-+0.6745 sigma)}; 20,000 draws find them within 3 %. */
    @Test
    void drawsTheQuartilesOfTheLaw() {
        LatencyModel model = LatencyModels.logNormal(1_000_000, 0, 0.5, 1);
        long[] drawn = LongStream.range(0, 20_000)
                .map(i -> model.entryNs(0, i))
                .sorted()
                .toArray();
        double spread = Math.exp(0.6744897501960817 * 0.5);
        assertThat(drawn[5_000] / (1_000_000 / spread)).isBetween(0.97, 1.03);
        assertThat(drawn[10_000] / 1_000_000.0).isBetween(0.97, 1.03);
        assertThat(drawn[15_000] / (1_000_000 * spread)).isBetween(0.97, 1.03);
    }

    @Test
    void drawsEveryMeasuredValueAboutAsOften() {
        LatencyModel model = LatencyModels.sampled(new long[] {1, 2, 4}, new long[] {8}, 5);
        long[] drawn = LongStream.range(0, 30_000).map(i -> model.entryNs(0, i)).toArray();
        for (long value : new long[] {1, 2, 4}) {
            assertThat(Arrays.stream(drawn).filter(one -> one == value).count()).isBetween(9_500L, 10_500L);
        }
    }

    @Test
    void refusesNegativeLatencies() {
        assertThatThrownBy(() -> LatencyModels.constant(-1, 0)).hasMessageContaining("entryNs=[[-1]]");
        assertThatThrownBy(() -> LatencyModels.perVenue(new long[] {0}, new long[] {3, -2}))
                .hasMessageContaining("reportNs=[[3], [-2]]");
        assertThatThrownBy(() -> LatencyModels.sampled(new long[0], new long[] {1}, 1))
                .hasMessageContaining("entryNs=[[]]");
        assertThatThrownBy(() -> LatencyModels.logNormal(1, 1, -0.1, 1)).hasMessageContaining("sigma=-0.1");
    }
}
