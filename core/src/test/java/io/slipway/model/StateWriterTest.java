package io.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values of a saved state, written and read back. */
class StateWriterTest {

    private static final long HALF_CENT = 5_000_000;

    /** All edges of the forms, and some of each magnitude. */
    private static List<Long> numbers() {
        List<Long> numbers = new ArrayList<>(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
        SplittableRandom random = new SplittableRandom(5);
        for (int bits = 0; bits < 63; bits++) {
            long edge = 1L << bits;
            numbers.addAll(List.of(edge - 1, edge, -edge, -edge - 1, edge + random.nextLong(edge)));
            long units = edge / HALF_CENT * HALF_CENT;
            numbers.addAll(List.of(units, -units, units + 1));
        }
        return numbers;
    }

    @Test
    void everyNumberComesBack() {
        List<Long> numbers = numbers();
        StateWriter writer = new StateWriter();
        numbers.forEach(writer::put);
        StateReader reader = new StateReader(writer.toBytes());
        numbers.forEach(each -> assertThat(reader.takeLong()).isEqualTo(each));
        reader.end();
    }

    @Test
    void everyBitOfADoubleComesBack() {
        List<Double> numbers = new ArrayList<>(List.of(
                0.0, -0.0, 1.5, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        numbers.addAll(List.of(0x1p53, 0x1p53 - 1, -0x1p53, 0x1p63, -0x1p63, Double.longBitsToDouble(-1L)));
        numbers().forEach(each -> numbers.add((double) each));
        numbers().forEach(each -> numbers.add(Double.longBitsToDouble(each)));
        StateWriter writer = new StateWriter();
        numbers.forEach(writer::put);
        StateReader reader = new StateReader(writer.toBytes());
        numbers.forEach(each -> assertThat(Double.doubleToRawLongBits(reader.takeDouble()))
                .isEqualTo(Double.doubleToRawLongBits(each)));
        reader.end();
    }

    @Test
    void everyFlagComesBackAndTwelveOfThemTakeTwoBytes() {
        SplittableRandom random = new SplittableRandom(6);
        for (int count = 0; count < 200; count++) {
            boolean[] flags = new boolean[count];
            for (int i = 0; i < count; i++) {
                flags[i] = random.nextBoolean();
            }
            boolean[] all = flags.clone();
            Arrays.fill(all, true);
            byte[] bytes = new StateWriter().put(flags).put(all).put(7L).toBytes();
            boolean[] found = new boolean[count];
            boolean[] foundAll = new boolean[count];
            StateReader reader = new StateReader(bytes).take(found).take(foundAll);
            assertThat(found).isEqualTo(flags);
            assertThat(foundAll).isEqualTo(all);
            assertThat(reader.takeLong()).isEqualTo(7);
            reader.end();
        }
        boolean[] twelve = new boolean[12];
        Arrays.fill(twelve, true);
        assertThat(new StateWriter().put(twelve).toBytes()).hasSize(2);
    }

    private static int bytes(long value) {
        return new StateWriter().put(value).toBytes().length;
    }

    /** A time, a price of 150.96, and the mid of 150.96 and 150.97. */
    @Test
    void usualValuesTakeFewBytes() {
        assertThat(List.of(bytes(0), bytes(-64), bytes(63), bytes(64), bytes(8_191), bytes(8_192)))
                .containsExactly(1, 1, 1, 2, 2, 3);
        assertThat(List.of(bytes(Long.MIN_VALUE), bytes(Long.MAX_VALUE), bytes(1_722_520_830_123_456_789L)))
                .containsExactly(1, 1, 9);
        assertThat(List.of(bytes(150_960_000_000L), bytes(150_965_000_000L), bytes(150_965_000_001L)))
                .containsExactly(3, 3, 6);
        assertThat(new StateWriter().put(1_500.0).toBytes()).hasSize(2);
        assertThat(new StateWriter().put(0.1).toBytes()).hasSize(9);
    }

    @Test
    void noNumberTakesMoreThanNineBytesAndALargerOneNoFewer() {
        long before = 1;
        for (long value = 1; value > 0; value = value * 3 + 1) {
            int now = bytes(value);
            int needed = BigInteger.valueOf(value).shiftLeft(1).bitLength();
            assertThat(now).isBetween((needed + 7) / 8, 9);
            assertThat((long) now).as("%d", value).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @Test
    void damagedBytesAreNoNumber() {
        for (int first : new int[] {0xE0, 0xE9, 0xEF, 0xF0, 0xF5, 0xF7, 0xFA, 0xFE, 0xFF}) {
            byte[] bytes = new byte[10];
            bytes[0] = (byte) first;
            assertThatThrownBy(() -> new StateReader(bytes).takeLong())
                    .as("%x", first)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no number is written so: byte=" + first);
        }
        byte[] whole = new StateWriter().put(1L << 40).put(0.3).toBytes();
        for (int length = 0; length < whole.length; length++) {
            StateReader reader = new StateReader(Arrays.copyOf(whole, length));
            assertThatThrownBy(() ->
                            assertThat(reader.takeLong() + reader.takeDouble()).isZero())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the state is cut short: bytes=" + length);
        }
        assertThatThrownBy(() -> new StateReader(new StateWriter().put(7).toBytes()).takeCount())
                .hasMessage("a number in the state is out of range: value=7");
    }

    @Test
    void whatSeveralShareIsWrittenOnce() {
        Object first = new Object();
        Object second = new Object();
        StateWriter writer = new StateWriter();
        for (Object each : List.of(first, second, first)) {
            writer.once(each, state -> state.put(5));
        }
        assertThat(writer.toBytes()).hasSize(5);
        StateReader reader = new StateReader(writer.toBytes());
        List<Long> read = new ArrayList<>();
        for (Object each : List.of(first, second, first)) {
            reader.once(each, state -> read.add(state.takeLong()));
        }
        reader.end();
        assertThat(read).containsExactly(5L, 5L);
        StateReader other = new StateReader(writer.toBytes());
        other.once(first, StateReader::takeLong).once(first, StateReader::takeLong);
        assertThatThrownBy(() -> other.once(second, StateReader::takeLong))
                .hasMessage("a part of the state is missing that others share");
    }
}
