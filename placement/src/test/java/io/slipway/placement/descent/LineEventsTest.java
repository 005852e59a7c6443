package io.slipway.placement.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineEventsTest {

    private static double value(double[] at, double[] change, double firstSlope, double where) {
        double value = firstSlope * where;
        for (int i = 0; i < at.length; i++) {
            value += change[i] * Math.max(0, where - Math.max(0, at[i]));
        }
        return value;
    }

    @Test
    void findsTheLowestPointAmongFewChangesAndANearlyLowestAmongMany() {
        SplittableRandom random = new SplittableRandom(91);
        for (int i = 0; i < 400; i++) {
            boolean isConvex = i % 2 == 0;
            int count = random.nextInt(i % 3 == 0 ? 2_000 : 60);
            double length = 100;
            LineEvents events = new LineEvents(count + 1);
            events.begin(length);
            double[] at = new double[count];
            double[] change = new double[count];
            double firstSlope = -random.nextDouble() * Math.sqrt(count + 1);
            events.addFirstSlope(firstSlope);
            for (int j = 0; j < count; j++) {
                at[j] = random.nextInt(9) == 0 ? random.nextInt(12) * 10 - 5 : 110 * random.nextDouble() - 5;
                change[j] = isConvex ? random.nextDouble() / 10 : random.nextDouble() - 0.5;
                events.add(at[j], change[j]);
            }
            double found = events.minimum();
            assertThat(found).isBetween(0.0, length);
            double least = Math.min(0, value(at, change, firstSlope, length));
            for (double place : at) {
                least = place > 0 && place < length ? Math.min(least, value(at, change, firstSlope, place)) : least;
            }
            boolean isExact = isConvex || count <= 64;
            assertThat(value(at, change, firstSlope, found)).isCloseTo(least, within(isExact ? 1e-7 : 12));
        }
    }
}
