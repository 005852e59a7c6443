package io.slipway.kafka.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Offsets of records against a sorted map. */
class RecordOffsetsTest {

    @Test
    void eachEventIsInTheLastRecordThatBeginsAtItOrBefore() {
        SplittableRandom random = new SplittableRandom(1);
        RecordOffsets offsets = new RecordOffsets();
        TreeMap<Long, Long> naive = new TreeMap<>();
        long first = 0;
        long offset = 5;
        for (int record = 0; record < 300; record++) {
            offsets.add(first, offset);
            naive.put(first, offset);
            first += 1 + random.nextInt(9);
            offset += 1 + random.nextInt(3);
        }
        for (long event = 0; event < first + 10; event++) {
            assertThat(offsets.offsetOf(event))
                    .isEqualTo(naive.floorEntry(event).getValue());
            assertThat(offsets.after(event))
                    .isEqualTo(naive.tailMap(naive.floorKey(event), false).size());
        }
    }

    @Test
    void anEventBeforeAllRecordsIsInNone() {
        RecordOffsets offsets = new RecordOffsets();
        assertThatThrownBy(() -> offsets.offsetOf(0)).isInstanceOf(IndexOutOfBoundsException.class);
        offsets.add(7, 3);
        assertThatThrownBy(() -> offsets.offsetOf(6)).hasMessageContaining("event=6, records=1");
    }
}
