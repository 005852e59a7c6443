package io.slipway.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TapeTimesTest {

    private static final int TAPES = 50;
    private static final int BLOCK = 256;

    /** Against a look at every row: never true too early, and true at the latest a block after the last row that counts. */
    @Test
    void theEndOfATimeIsNeitherTooEarlyNorABlockTooLate() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < TAPES; i++) {
            long[] timesNs =
                    random.longs(1 + random.nextInt(4 * BLOCK), 0, 1000).toArray();
            for (int row = 0; row < timesNs.length && i % 2 == 0; row++) {
                timesNs[row] += row;
            }
            TapeTimes times = new TapeTimes();
            for (long timeNs : timesNs) {
                times.add(timeNs);
            }
            times.done();
            long untilNs = random.nextLong(1500);
            int last = timesNs.length - 1;
            while (last >= 0 && timesNs[last] > untilNs) {
                last--;
            }
            for (int row = 0; row <= timesNs.length; row++) {
                boolean isOver = times.areAllAfter(row, untilNs);
                assertThat(isOver && row <= last).isFalse();
                assertThat(isOver || row <= last + BLOCK).isTrue();
            }
        }
    }
}
