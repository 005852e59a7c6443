package io.slipway.data.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.FileSymbols;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PitchTest {

    private static final String NAME = "bzx_20240801.pitch";
    private static final String DAY = "2024-08-01T13:30:0";
    private static final String OFFSET = "18 D2 06 00";
    private static final String ORDER = "05 40 5B 77 8F 56 1D 0B";
    private static final String EXECUTION = "34 2B 46 E0 BB 00 00 00";

    @TempDir
    Path folder;

    private static PitchBytes day() {
        return new PitchBytes(1)
                .time(0)
                .unitClear(0)
                .status(0, "ABC", 'T')
                .addShort(1, 1, 'B', 100, "ABC", 1000)
                .addLong(2, 2, 'B', 900, "XYZ", 900_000)
                .addExpanded(3, 3, 'S', 50, "ABC", 100_200)
                .cut()
                .time(1)
                .executed(0, 1, 30, 71)
                .executedAt(1, 3, 20, 25, 100_100)
                .cut()
                .time(2)
                .reduceShort(0, 3, 5)
                .reduceLong(1, 3, 10)
                .modifyShort(2, 1, 60, 1001, 0)
                .modifyLong(3, 1, 40, 100_100, 2)
                .tradeLong(4, 7, "ABC", 100_150, 72)
                .tradeShort(5, 9, "ABC", 1001, 73)
                .executed(6, 2, 100, 74)
                .tradeBreak(7, 74)
                .tradeBreak(8, 71)
                .auction(9, "ABC", 'O', 100_050, 500)
                .delete(10, 1)
                .cut();
    }

    private static final List<String> LINES = List.of(
            DAY + "0.000000001Z 5 AB 10.00x100 10.00x100/-",
            DAY + "0.000000003Z 5 AA 10.02x50 10.00x100/10.02x50",
            DAY + "1Z 5 TA 10.00x30 10.00x100/10.02x50",
            DAY + "1Z 5 CB 10.00x30 10.00x70/10.02x50",
            DAY + "1.000000001Z 5 TB 10.01x20 10.00x70/10.02x50",
            DAY + "1.000000001Z 5 CA 10.02x20 10.00x70/10.02x25",
            DAY + "2Z 5 CA 10.02x5 10.00x70/10.02x20",
            DAY + "2.000000001Z 5 CA 10.02x10 10.00x70/10.02x10",
            DAY + "2.000000002Z 5 MB 10.01x60 10.01x60/10.02x10",
            DAY + "2.000000003Z 5 MB 10.01x40 10.01x40/10.02x10",
            DAY + "2.000000004Z 5 TN 10.015x7 10.01x40/10.02x10",
            DAY + "2.000000005Z 5 TN 10.01x9 10.01x40/10.02x10",
            DAY + "2.000000009Z 5 TN 10.005x500 10.01x40/10.02x10",
            DAY + "2.000000010Z 5 CB 10.01x40 -/10.02x10");

    @Test
    void eachMessageGivesItsEvents() throws IOException {
        MarketTape tape = read(day().toBytes(), "ABC");
        assertThat(TextFiles.lines(tape)).isEqualTo(LINES);
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.OTHER_SYMBOL, 2L,
                        DataIssue.OFFICIAL_PRICE, 1L,
                        DataIssue.CORRECTED_TRADE, 1L));
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.sequence()).isEqualTo(4);
        tape.read(12, event);
        assertThat(event.printKind().key()).isEqualTo("official_open");
    }

    /** Cboe's own examples of messages, as other readers of the feed quote them. */
    @Test
    void examplesOfTheSpecificationAreRead() throws IOException {
        List<String> examples = List.of(
                "22 21 " + OFFSET + ORDER + "42 20 4E 00 00 5A 56 5A 5A 54 20 5A 23 00 00 00 00 00 00 01",
                "26 24 " + OFFSET + ORDER + "64 00 00 00 BC 4D 00 00" + EXECUTION + "E8 A3 0F 00 00 00 00 00",
                "1A 23 " + OFFSET + ORDER + "64 00 00 00" + EXECUTION,
                "10 26 " + OFFSET + ORDER + "64 00",
                "1B 27 " + OFFSET + ORDER + "F8 24 01 00 E8 A3 0F 00 00 00 00 00 03",
                "13 28 " + OFFSET + ORDER + "64 00 0A 28 03",
                "0E 29 " + OFFSET + ORDER,
                "1A 22 " + OFFSET + ORDER + "42 20 4E 5A 56 5A 5A 54 20 0A 28 01",
                "0E 29 " + OFFSET + ORDER,
                "29 2F " + OFFSET + ORDER
                        + "42 20 4E 00 00 5A 56 5A 5A 54 20 20 20 5A 23 00 00 00 00 00 00 01 4D 50 49 44 4E",
                "12 25 " + OFFSET + ORDER + "F8 24 01 00",
                "29 2A " + OFFSET + ORDER + "42 F8 24 01 00 5A 56 5A 5A 54 20 E8 A3 0F 00 00 00 00 00" + EXECUTION,
                "21 2B " + OFFSET + ORDER + "42 64 00 5A 56 5A 5A 54 20 0A 28" + EXECUTION,
                "2B 30 " + OFFSET + ORDER + "42 F8 24 01 00 5A 56 5A 5A 54 20 20 20 E8 A3 0F 00 00 00 00 00"
                        + EXECUTION,
                "12 31 " + OFFSET + "5A 56 5A 5A 54 20 20 20 54 30 20 20",
                "06 97 " + OFFSET);
        PitchBytes bytes = new PitchBytes(1).hex("06 20 98 85 00 00");
        for (int i = 0; i < examples.size(); i++) {
            bytes.hex(examples.get(i)).time(i + 1);
        }
        List<String> lines = TextFiles.lines(read(bytes.cut().toBytes(), "ZVZZT"));
        assertThat(lines.get(0)).startsWith(DAY + "0.000447Z 5 ");
        assertThat(lines.stream().map(line -> line.substring(line.indexOf("Z 5 ") + 4)))
                .containsExactly(
                        "AB 0.905x20000 0.905x20000/-",
                        "TA 102.50x100 0.905x20000/-",
                        "CB 0.905x100 0.905x19900/-",
                        "TA 0.905x100 0.905x19900/-",
                        "CB 0.905x100 0.905x19800/-",
                        "CB 0.905x100 0.905x19700/-",
                        "MB 102.50x75000 102.50x75000/-",
                        "MB 102.50x100 102.50x100/-",
                        "CB 102.50x100 -/-",
                        "AB 102.50x20000 102.50x20000/-",
                        "CB 102.50x20000 -/-",
                        "AB 0.905x20000 0.905x20000/-",
                        "CB 0.905x20000 -/-",
                        "TN 102.50x75000 -/-",
                        "TN 102.50x100 -/-",
                        "TN 102.50x75000 -/-",
                        "RN -/-");
    }

    /** Two lines of one feed, of which each lost a packet, in any order within a packet: the same events, at the times of the capture. */
    @Test
    void capturesOfTwoLinesAreReadOnce() throws IOException {
        List<byte[]> units = day().units();
        byte[] heartbeat = {8, 0, 0, 1, 18, 0, 0, 0};
        byte[] other = {1, 2, 3};
        List<byte[]> lines =
                List.of(units.get(0), units.get(0), other, units.get(1), units.get(2), heartbeat, units.get(2));
        MarketTape tape = read("edgx_day.pcap", PitchBytes.capture(lines), Optional.of("ABC"));
        assertThat(TextFiles.lines(tape))
                .isEqualTo(
                        LINES.stream().map(each -> each.replace("Z 5 ", "Z 8 ")).toList());
        assertThat(tape.issues())
                .containsEntry(DataIssue.DUPLICATE_ROW, 2L)
                .containsEntry(DataIssue.OTHER_RECORD, 1L)
                .doesNotContainKey(DataIssue.SEQUENCE_GAP);
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.recvNs() - event.eventNs()).isEqualTo(19_999);
    }

    @Test
    void aUnitThatRepeatsAPartIsReadFromWhereItIsNew() throws IOException {
        byte[] bytes = new PitchBytes(1)
                .time(0)
                .addShort(1, 1, 'B', 100, "ABC", 1000)
                .cut()
                .number(2)
                .addShort(1, 1, 'B', 100, "ABC", 1000)
                .addShort(2, 2, 'B', 200, "ABC", 1000)
                .cut()
                .toBytes();
        assertThat(TextFiles.lines(read(bytes, "ABC")))
                .containsExactly(
                        DAY + "0.000000001Z 5 AB 10.00x100 10.00x100/-",
                        DAY + "0.000000002Z 5 AB 10.00x200 10.00x300/-");
    }

    @Test
    void aGapMakesTheBookDoubtfulUntilItIsCleared() throws IOException {
        byte[] bytes = new PitchBytes(1)
                .time(0)
                .addShort(1, 1, 'B', 100, "ABC", 1000)
                .cut()
                .lose(3)
                .addShort(2, 2, 'B', 100, "ABC", 1000)
                .unitClear(3)
                .addShort(4, 3, 'S', 100, "ABC", 1001)
                .cut()
                .toBytes();
        MarketTape tape = read(bytes, "ABC");
        MarketEvent event = new MarketEvent();
        List<Integer> flags = new ArrayList<>();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            flags.add(event.flags() & MarketEvent.FLAG_MAYBE_BAD_BOOK);
        }
        assertThat(flags).containsExactly(0, MarketEvent.FLAG_MAYBE_BAD_BOOK, 0, 0);
        assertThat(TextFiles.lines(tape).get(2)).isEqualTo(DAY + "0.000000003Z 5 RN -/-");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.SEQUENCE_GAP, 1L));
    }

    @Test
    void aHaltHidesTheBookUntilTradingResumes() throws IOException {
        byte[] bytes = new PitchBytes(1)
                .time(0)
                .addShort(0, 1, 'B', 100, "ABC", 1000)
                .status(1, "ABC", 'A')
                .status(2, "ABC", 'H')
                .addShort(3, 2, 'S', 50, "ABC", 1002)
                .status(4, "ABC", 'Q')
                .status(5, "ABC", 'T')
                .cut()
                .toBytes();
        assertThat(TextFiles.lines(read(bytes, "ABC")))
                .containsExactly(
                        DAY + "0Z 5 AB 10.00x100 10.00x100/-",
                        DAY + "0.000000002Z 5 HN -/-",
                        DAY + "0.000000002Z 5 RN -/-",
                        DAY + "0.000000003Z 5 AA 10.02x50 -/-",
                        DAY + "0.000000005Z 5 ON -/-",
                        DAY + "0.000000005Z 5 NN 10.00x100/10.02x50");
    }

    /** Places in a queue follow the flag of a change, and the size that an execution leaves. */
    @Test
    void changesKeepOrLoseTheirPlaceInTheQueue() throws IOException {
        assertThat(aheadOfOne(bytes -> bytes.modifyShort(3, 1, 80, 1000, 2))).isZero();
        assertThat(aheadOfOne(bytes -> bytes.modifyShort(3, 1, 80, 1000, 0))).isEqualTo(200);
        assertThat(aheadOfOne(bytes -> bytes.executedAt(3, 1, 40, 60, 100_000))).isZero();
        assertThat(aheadOfOne(bytes -> bytes.executedAt(3, 1, 40, 90, 100_000))).isEqualTo(200);
    }

    /** Shares ahead of the first of two orders when it leaves, after a change of it. */
    private long aheadOfOne(UnaryOperator<PitchBytes> change) throws IOException {
        PitchBytes bytes =
                new PitchBytes(1).time(0).addShort(1, 1, 'B', 100, "ABC", 1000).addShort(2, 2, 'B', 200, "ABC", 1000);
        MarketTape tape = read(change.apply(bytes).delete(4, 1).cut().toBytes(), "ABC");
        MarketEvent event = new MarketEvent();
        tape.read(tape.size() - 1, event);
        assertThat(event.namesOrders()).isTrue();
        assertThat(event.removals().count()).isEqualTo(1);
        return event.removals().ahead(0);
    }

    /** From November 2026 on a feed tells its midnight, and the date of the file does not matter. */
    @Test
    void aTimeReferenceTellsTheDay() throws IOException {
        byte[] bytes = new PitchBytes(1)
                .hex("12 B1 D0 8B 34 60 00 E1 00 00 00 00 00 00 2F 62 34 01")
                .addShort(5, 1, 'B', 100, "ABC", 1000)
                .cut()
                .toBytes();
        MarketTape tape = read("bats.pitch", bytes, Optional.empty());
        assertThat(TextFiles.lines(tape)).containsExactly("2021-02-23T21:00:00.000000005Z 5 AB 10.00x100 10.00x100/-");
    }

    @Test
    void theExchangeIsInTheNameAndTheDayInNameOrCapture() throws IOException {
        byte[] bytes = day().toBytes();
        Map<String, Integer> publishers = Map.of("BZX-20240801.bin", 5, "byx_2024-08-01", 6, "20240801.EDGA", 7);
        for (Map.Entry<String, Integer> each : publishers.entrySet()) {
            MarketEvent event = new MarketEvent();
            read(each.getKey(), bytes, Optional.of("ABC")).read(0, event);
            assertThat(event.publisherId()).isEqualTo(each.getValue());
        }
        assertThatThrownBy(() -> read("20240801.pitch", bytes, Optional.of("ABC")))
                .hasMessageContaining("expected bzx, byx, edga or edgx in the file's name");
        assertThatThrownBy(() -> read("bzx.pitch", bytes, Optional.of("ABC")))
                .hasMessageContaining("bzx.pitch: times without a date");
        assertThatThrownBy(() -> read(NAME, bytes, Optional.empty()))
                .hasMessageContaining("several symbols in one file: found=ABC, XYZ, ...; choose one with --symbol");
        assertThat(FileSymbols.of(List.of(folder.resolve(NAME).toString()), ReadOptions.all()))
                .containsExactly("ABC", "XYZ");
    }

    /** Each prefix and thousands of damaged copies give events or a sentence, with units one after the other and in a capture. */
    @Test
    void damagedFilesGiveEventsOrASentence() throws IOException {
        Map<String, byte[]> files = Map.of(NAME, day().toBytes(), "bzx.pcap", PitchBytes.capture(day().units()));
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            byte[] valid = each.getValue();
            for (int length = 1; length < valid.length; length++) {
                outcome(each.getKey(), Arrays.copyOf(valid, length));
            }
            Random random = new Random(5);
            int refused = 0;
            int mutations = Integer.getInteger("slipway.fuzz", 200);
            for (int i = 0; i < mutations; i++) {
                byte[] damaged = valid.clone();
                for (int n = random.nextInt(3); n >= 0; n--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                refused += outcome(each.getKey(), damaged);
            }
            assertThat(refused).isBetween(mutations / 50, mutations - mutations / 20);
        }
    }

    private int outcome(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        ReadOptions options = ReadOptions.all()
                .withSymbol(Optional.of("ABC"))
                .withFormat(Optional.of("cboe-pitch"), Optional.empty());
        try {
            TextFiles.read(file, options);
            return 0;
        } catch (MarketDataException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            return 1;
        }
    }

    private MarketTape read(byte[] bytes, String symbol) throws IOException {
        return read(NAME, bytes, Optional.of(symbol));
    }

    private MarketTape read(String name, byte[] bytes, Optional<String> symbol) throws IOException {
        return TextFiles.read(
                Files.write(folder.resolve(name), bytes), ReadOptions.all().withSymbol(symbol));
    }
}
