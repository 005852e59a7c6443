package io.slipway.data.iex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IexTest {

    private static final long OPEN = 1_722_519_000_000_000_000L;
    private static final String DAY = "2024-08-01T13:30:00";
    private static final int TOPS = 0x8003;
    private static final int DEEP = 0x8004;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream segments = new ByteArrayOutputStream();
    private final List<byte[]> packets = new ArrayList<>();
    private long sequence = 1;

    @ParameterizedTest
    @ValueSource(strings = {"pcap", "pcap-ns-big", "pcapng"})
    void topsIsQuotesAndTrades(String capture) throws IOException {
        tops();
        MarketTape tape = read(capture, Optional.of("ABC"));
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        DAY + "Z 38 AN 10.00x100/10.02x200",
                        DAY + ".000000002Z 38 TN 10.01x50 -/-",
                        DAY + ".000000003Z 38 HN -/-",
                        DAY + ".000000003Z 38 RN -/-",
                        DAY + ".000000004Z 38 ON -/-",
                        DAY + ".000000004Z 38 NN 10.00x100/10.02x200",
                        DAY + ".000000005Z 38 AN -/10.02x200");
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.OTHER_SYMBOL, 1L,
                        DataIssue.SEQUENCE_GAP, 1L,
                        DataIssue.DUPLICATE_ROW, 1L,
                        DataIssue.HALT_ROW, 2L));
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.recvNs() - event.eventNs()).isEqualTo(20_000);
        assertThat(event.sequence()).isEqualTo(2);
        tape.read(1, event);
        assertThat(event.printKind().key()).isEqualTo("odd_lot");
    }

    private void tops() {
        segment(TOPS, system('O'), quote(0, "ABC", 100, 100_000, 100_200, 200));
        segment(TOPS, quote(1, "XYZ", 1, 900_000, 900_100, 2), trade(2, "ABC", 50, 100_100, 0x20));
        packets.add(packets.get(1));
        segment(TOPS);
        sequence += 3;
        segment(TOPS, status(3, "ABC", 'H'), status(4, "ABC", 'T'), quote(5, "ABC", 0, 0, 100_200, 200));
    }

    /** Changes of one event are one book, as a list of levels has it after the event's last message. */
    @Test
    void deepIsBooksThatEqualThoseOfANaiveBuilder() throws IOException {
        Random random = new Random(4);
        TreeMap<Integer, Integer> bids = new TreeMap<>();
        TreeMap<Integer, Integer> asks = new TreeMap<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int changes = 1 + random.nextInt(3);
            byte[][] messages = new byte[changes][];
            for (int n = 0; n < changes; n++) {
                boolean bid = random.nextBoolean();
                int price = 100_000 + (bid ? -100 : 100) * (1 + random.nextInt(6));
                int size = random.nextInt(3) * 100;
                (bid ? bids : asks).put(price, size);
                messages[n] = level(i, "ABC", bid, size, price, n == changes - 1);
            }
            segment(DEEP, messages);
            bids.values().removeIf(size -> size == 0);
            asks.values().removeIf(size -> size == 0);
            expected.add(bids.descendingMap() + "" + asks);
        }
        MarketTape tape = read("pcap", Optional.empty());
        List<String> found = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            found.add(book(event));
        }
        assertThat(found).isEqualTo(expected);
    }

    private static String book(MarketEvent event) {
        List<String> bids = new ArrayList<>();
        for (int level = 0; level < event.bidDepth(); level++) {
            bids.add(event.bidPxE9(level) / 100_000 + "=" + event.bidSize(level));
        }
        List<String> asks = new ArrayList<>();
        for (int level = 0; level < event.askDepth(); level++) {
            asks.add(event.askPxE9(level) / 100_000 + "=" + event.askSize(level));
        }
        return "{" + String.join(", ", bids) + "}{" + String.join(", ", asks) + "}";
    }

    @Test
    void aSymbolIsChosenWhereThereAreSeveral() {
        tops();
        assertThatThrownBy(() -> read("pcap", Optional.empty()))
                .hasMessageContaining("several symbols in one file: found=ABC, XYZ, ...; choose one with --symbol");
    }

    @Test
    void damagedCapturesGiveEventsOrASentence() throws IOException {
        tops();
        for (String capture : List.of("pcap", "pcapng")) {
            byte[] valid = capture(capture);
            for (int length = 1; length < valid.length; length++) {
                outcome(Arrays.copyOf(valid, length));
            }
            Random random = new Random(5);
            int refused = 0;
            int mutations = Integer.getInteger("slipway.fuzz", 200);
            for (int i = 0; i < mutations; i++) {
                byte[] damaged = valid.clone();
                for (int n = random.nextInt(3); n >= 0; n--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                refused += outcome(damaged);
            }
            assertThat(refused).isBetween(mutations / 50, mutations - mutations / 20);
        }
    }

    private int outcome(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged.pcap"), bytes);
        ReadOptions options =
                ReadOptions.all().withSymbol(Optional.of("ABC")).withFormat(Optional.of("iex"), Optional.empty());
        try {
            TextFiles.read(file, options);
            return 0;
        } catch (MarketDataException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            return 1;
        }
    }

    private MarketTape read(String capture, Optional<String> symbol) throws IOException {
        Path file = Files.write(folder.resolve("day." + capture), capture(capture));
        return TextFiles.read(file, ReadOptions.all().withSymbol(symbol));
    }

    private static ByteBuffer message(char type, int flags, long ns, String symbol) {
        return little(42).put((byte) type).put((byte) flags).putLong(OPEN + ns).put(padded(symbol));
    }

    private static byte[] quote(long ns, String symbol, int bidSize, long bid, long ask, int askSize) {
        return message('Q', 0, ns, symbol)
                .putInt(bidSize)
                .putLong(bid)
                .putLong(ask)
                .putInt(askSize)
                .array();
    }

    private static byte[] trade(long ns, String symbol, int size, long price, int flags) {
        return done(message('T', flags, ns, symbol).putInt(size).putLong(price).putLong(9));
    }

    private static byte[] level(long ns, String symbol, boolean bid, int size, long price, boolean complete) {
        return done(message(bid ? '8' : '5', complete ? 1 : 0, ns, symbol)
                .putInt(size)
                .putLong(price));
    }

    private static byte[] status(long ns, String symbol, char status) {
        return done(message('H', status, ns, symbol).putInt(0));
    }

    private static byte[] system(char event) {
        return done(little(10).put((byte) 'S').put((byte) event).putLong(OPEN));
    }

    private static byte[] done(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static byte[] padded(String symbol) {
        return String.format("%-8s", symbol).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void segment(int protocol, byte[]... messages) {
        int size = Arrays.stream(messages).mapToInt(each -> each.length + 2).sum();
        ByteBuffer segment = little(40 + size)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) protocol)
                .putInt(1)
                .putInt(1)
                .putShort((short) size)
                .putShort((short) messages.length)
                .putLong(0)
                .putLong(sequence)
                .putLong(OPEN);
        for (byte[] message : messages) {
            segment.putShort((short) message.length).put(message);
        }
        sequence += messages.length;
        packets.add(ethernet(done(segment)));
    }

    private static byte[] ethernet(byte[] payload) {
        return ByteBuffer.allocate(42 + payload.length)
                .putShort(12, (short) 0x0800)
                .put(14, (byte) 0x45)
                .put(23, (byte) 17)
                .put(42, payload)
                .array();
    }

    private byte[] capture(String kind) {
        segments.reset();
        switch (kind) {
            case "pcap" -> {
                segments.writeBytes(little(24).putInt(0xA1B2C3D4).putInt(20, 1).array());
                packets.forEach(each -> record(each, ByteOrder.LITTLE_ENDIAN, 20));
            }
            case "pcap-ns-big" -> {
                segments.writeBytes(
                        ByteBuffer.allocate(24).putInt(0xA1B23C4D).putInt(20, 1).array());
                packets.forEach(each -> record(each, ByteOrder.BIG_ENDIAN, 20_000));
            }
            default -> {
                segments.writeBytes(little(28)
                        .putInt(0x0A0D0D0A)
                        .putInt(28)
                        .putInt(0x1A2B3C4D)
                        .putInt(24, 28)
                        .array());
                segments.writeBytes(little(20)
                        .putInt(1)
                        .putInt(20)
                        .putShort((short) 1)
                        .putInt(16, 20)
                        .array());
                packets.forEach(this::block);
            }
        }
        return segments.toByteArray();
    }

    private void record(byte[] packet, ByteOrder order, int fraction) {
        segments.writeBytes(ByteBuffer.allocate(16)
                .order(order)
                .putInt((int) (OPEN / 1_000_000_000L))
                .putInt(fraction)
                .putInt(packet.length)
                .putInt(packet.length)
                .array());
        segments.writeBytes(packet);
    }

    private void block(byte[] packet) {
        int padded = (packet.length + 3) / 4 * 4;
        long us = OPEN / 1_000 + 20;
        segments.writeBytes(little(32 + padded)
                .putInt(6)
                .putInt(32 + padded)
                .putInt(0)
                .putInt((int) (us >>> 32))
                .putInt((int) us)
                .putInt(packet.length)
                .putInt(packet.length)
                .put(packet)
                .putInt(28 + padded, 32 + padded)
                .array());
    }
}
