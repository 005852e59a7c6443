package io.slipway.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.placement.distribution.OutflowDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibratedSamplesTest {

    private static final int KEPT = 40;

    /** Few different numbers, so that samples tie, and both zeros. */
    private static OutflowSample sample(SplittableRandom random) {
        double queue = random.nextInt(6);
        double outflow = random.nextInt(9);
        outflow = random.nextInt(200) == 0 ? -0.0 : outflow;
        return new OutflowSample(0, random.nextBoolean(), queue, outflow, 0, 0);
    }

    private static void expectSame(CalibratedSamples after, CalibratedSamples anew) {
        for (int queue = 0; queue < 8; queue++) {
            for (boolean atBest : new boolean[] {false, true}) {
                OutflowDistribution law = after.apply(new JoinedQueue(0, atBest, queue));
                OutflowDistribution expected = anew.apply(new JoinedQueue(0, atBest, queue));
                assertThat(law.mean()).isEqualTo(expected.mean());
                for (int x = 0; x < 16; x++) {
                    assertThat(law.survival(x)).isEqualTo(expected.survival(x));
                    assertThat(law.atLeast(x)).isEqualTo(expected.atLeast(x));
                    assertThat(law.expectedBetween(0, x)).isEqualTo(expected.expectedBetween(0, x));
                }
            }
        }
    }

    /** Bit by bit what a sort of all samples gives, however many came and went. */
    @Test
    void samplesThatFollowAreAddedWithoutASort() {
        SplittableRandom random = new SplittableRandom(5);
        List<OutflowSample> samples = new ArrayList<>(List.of(sample(random)));
        CalibratedSamples followed = new CalibratedSamples(samples);
        for (int round = 0; round < 400; round++) {
            int added = 1 + random.nextInt(round % 20 == 0 ? 2 * KEPT : 4);
            for (int i = 0; i < added; i++) {
                samples.add(sample(random));
            }
            int from = Math.max(0, samples.size() - KEPT);
            samples = new ArrayList<>(samples.subList(from, samples.size()));
            followed = followed.followedBy(samples, added);
            expectSame(followed, new CalibratedSamples(samples));
        }
    }
}
