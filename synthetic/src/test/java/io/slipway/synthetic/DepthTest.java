package io.slipway.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The variant of ten levels, read record by record. */
final class DepthTest {

    private static final SyntheticSettings SETTINGS =
            SyntheticSettings.defaults().withDuration(Duration.ofMinutes(1));
    private static final List<ByteBuffer> TEN = records(SETTINGS, Schema.MBP_10);

    @Test
    void rowsOfTheBestPricesAreThoseOfOneLevel() {
        List<ByteBuffer> one = records(SETTINGS, Schema.MBP_1);
        List<ByteBuffer> best =
                TEN.stream().filter(row -> get(row, "depth") == 0).toList();
        assertThat(best).hasSameSizeAs(one);
        for (int i = 0; i < one.size(); i++) {
            for (Field field : Schema.MBP_1.fields()) {
                if (!field.name().equals("rtype")) {
                    assertThat(get(best.get(i), field.name())).isEqualTo(field.get(one.get(i), 0));
                }
            }
        }
        assertThat(TEN.size()).isGreaterThan(2 * one.size());
    }

    @Test
    void rowsBelowTheBestLeaveTheBestPricesAlone() {
        Map<Long, ByteBuffer> last = new HashMap<>();
        for (ByteBuffer row : TEN) {
            ByteBuffer before = last.put(get(row, "publisher_id"), row);
            if (get(row, "depth") > 0 && before != null) {
                assertThat(level(row, 0)).isEqualTo(level(before, 0));
            }
        }
    }

    @Test
    void levelsGoAwayFromTheOtherSideAndHaveOrders() {
        for (ByteBuffer row : TEN) {
            for (int i = 0; i < 10; i++) {
                List<Long> level = level(row, i);
                assertThat(level.get(2) > 0).isEqualTo(level.get(0) != Field.UNDEFINED_PRICE);
                assertThat(level.get(4) > 0).isEqualTo(level.get(2) > 0);
                if (i > 0 && level.get(2) > 0) {
                    assertThat(level.get(0)).isLessThan(level(row, i - 1).get(0));
                }
                if (i > 0 && level.get(3) > 0) {
                    assertThat(level.get(1)).isGreaterThan(level(row, i - 1).get(1));
                }
            }
        }
    }

    /** Every row changes the book before it by exactly what it says; what comes into sight at the end may be new. */
    @Test
    void rowsSayWhatChanges() {
        Map<Long, ByteBuffer> last = new HashMap<>();
        for (ByteBuffer row : TEN) {
            ByteBuffer before = last.put(get(row, "publisher_id"), row);
            char action = (char) get(row, "action");
            if (before == null || action == 'T' || action == 'R') {
                continue;
            }
            for (int side = 0; side < 2; side++) {
                NavigableMap<Long, Long> expected = sizes(before, side);
                if ((side == 0 ? 'B' : 'A') == get(row, "side") && action != 'M') {
                    long change = action == 'A' ? get(row, "size") : -get(row, "size");
                    expected.merge(get(row, "price"), change, Long::sum);
                    expected.values().removeIf(size -> size == 0);
                }
                NavigableMap<Long, Long> shown = sizes(row, side);
                int compared = Math.min(expected.size(), 9);
                assertThat(best(shown, side, compared)).isEqualTo(best(expected, side, compared));
            }
        }
    }

    private static List<Map.Entry<Long, Long>> best(NavigableMap<Long, Long> sizes, int side, int count) {
        return (side == 0 ? sizes.descendingMap() : sizes)
                .entrySet().stream().limit(count).map(Map.Entry::copyOf).toList();
    }

    private static NavigableMap<Long, Long> sizes(ByteBuffer row, int side) {
        NavigableMap<Long, Long> sizes = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            List<Long> level = level(row, i);
            if (level.get(2 + side) > 0) {
                sizes.put(level.get(side), level.get(2 + side));
            }
        }
        return sizes;
    }

    private static List<Long> level(ByteBuffer row, int level) {
        List<Long> values = new ArrayList<>();
        for (String name : List.of("bid_px_", "ask_px_", "bid_sz_", "ask_sz_", "bid_ct_", "ask_ct_")) {
            values.add(get(row, name + "0" + level));
        }
        return values;
    }

    private static long get(ByteBuffer row, String field) {
        return Schema.MBP_10.field(field).orElseThrow().get(row, 0);
    }

    private static List<ByteBuffer> records(SyntheticSettings settings, Schema schema) {
        List<ByteBuffer> records = new ArrayList<>();
        SyntheticMarket market = SyntheticMarket.records(settings, schema);
        while (market.next()) {
            assertThat(market.buffer().get(0) * 4).isEqualTo(schema.recordBytes());
            assertThat(Byte.toUnsignedInt(market.buffer().get(1))).isEqualTo(schema.rtype());
            records.add(market.buffer());
        }
        return records;
    }
}
