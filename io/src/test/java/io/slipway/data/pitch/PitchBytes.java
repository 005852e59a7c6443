package io.slipway.data.pitch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Units for tests, whose messages are written field by field after the specification, apart from the reader's layout. */
final class PitchBytes {

    private static final long OPEN_S = 34_200;
    private static final int HEAD = 8;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<byte[]> units = new ArrayList<>();
    private final int unit;
    private long sequence = 1;
    private int count;

    PitchBytes(int unit) {
        this.unit = unit;
    }

    /** Ends the unit of messages. */
    PitchBytes cut() {
        units.add(ByteBuffer.allocate(HEAD + body.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (HEAD + body.size()))
                .put((byte) count)
                .put((byte) unit)
                .putInt((int) sequence)
                .put(body.toByteArray())
                .array());
        sequence += count;
        count = 0;
        body.reset();
        return this;
    }

    /** Messages that are lost. */
    PitchBytes lose(int messages) {
        sequence += messages;
        return this;
    }

    PitchBytes number(long next) {
        sequence = next;
        return this;
    }

    List<byte[]> units() {
        return units;
    }

    byte[] toBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        units.forEach(all::writeBytes);
        return all.toByteArray();
    }

    PitchBytes hex(String text) {
        return message(HexFormat.of().parseHex(text.replace(" ", "")));
    }

    PitchBytes time(int secondsAfterOpen) {
        return message(little(6).put((byte) 6).put((byte) 0x20).putInt((int) (OPEN_S + secondsAfterOpen)));
    }

    PitchBytes addLong(int ns, long id, char side, int shares, String symbol, long price) {
        return message(start(34, 0x21, ns)
                .putLong(id)
                .put((byte) side)
                .putInt(shares)
                .put(padded(symbol, 6))
                .putLong(price)
                .put((byte) 1));
    }

    PitchBytes addShort(int ns, long id, char side, int shares, String symbol, int price) {
        return message(start(26, 0x22, ns)
                .putLong(id)
                .put((byte) side)
                .putShort((short) shares)
                .put(padded(symbol, 6))
                .putShort((short) price)
                .put((byte) 1));
    }

    PitchBytes addExpanded(int ns, long id, char side, int shares, String symbol, long price) {
        return message(start(41, 0x2F, ns)
                .putLong(id)
                .put((byte) side)
                .putInt(shares)
                .put(padded(symbol, 8))
                .putLong(price)
                .put((byte) 1)
                .put(padded("MPID", 5)));
    }

    PitchBytes executed(int ns, long id, int shares, long execution) {
        return message(start(26, 0x23, ns).putLong(id).putInt(shares).putLong(execution));
    }

    PitchBytes executedAt(int ns, long id, int shares, int left, long price) {
        return message(start(38, 0x24, ns)
                .putLong(id)
                .putInt(shares)
                .putInt(left)
                .putLong(900 + id)
                .putLong(price));
    }

    PitchBytes reduceLong(int ns, long id, int shares) {
        return message(start(18, 0x25, ns).putLong(id).putInt(shares));
    }

    PitchBytes reduceShort(int ns, long id, int shares) {
        return message(start(16, 0x26, ns).putLong(id).putShort((short) shares));
    }

    PitchBytes modifyLong(int ns, long id, int shares, long price, int flags) {
        return message(
                start(27, 0x27, ns).putLong(id).putInt(shares).putLong(price).put((byte) flags));
    }

    PitchBytes modifyShort(int ns, long id, int shares, int price, int flags) {
        return message(start(19, 0x28, ns)
                .putLong(id)
                .putShort((short) shares)
                .putShort((short) price)
                .put((byte) flags));
    }

    PitchBytes delete(int ns, long id) {
        return message(start(14, 0x29, ns).putLong(id));
    }

    PitchBytes tradeShort(int ns, int shares, String symbol, int price, long execution) {
        return message(start(33, 0x2B, ns)
                .putLong(0)
                .put((byte) 'B')
                .putShort((short) shares)
                .put(padded(symbol, 6))
                .putShort((short) price)
                .putLong(execution));
    }

    PitchBytes tradeLong(int ns, int shares, String symbol, long price, long execution) {
        return message(start(41, 0x2A, ns)
                .putLong(0)
                .put((byte) 'B')
                .putInt(shares)
                .put(padded(symbol, 6))
                .putLong(price)
                .putLong(execution));
    }

    PitchBytes tradeBreak(int ns, long execution) {
        return message(start(14, 0x2C, ns).putLong(execution));
    }

    PitchBytes status(int ns, String symbol, char status) {
        return message(
                start(18, 0x31, ns).put(padded(symbol, 8)).put((byte) status).put(padded("0", 3)));
    }

    PitchBytes auction(int ns, String symbol, char type, long price, int shares) {
        return message(start(27, 0x96, ns)
                .put(padded(symbol, 8))
                .put((byte) type)
                .putLong(price)
                .putInt(shares));
    }

    PitchBytes unitClear(int ns) {
        return message(start(6, 0x97, ns));
    }

    private static ByteBuffer start(int length, int type, int ns) {
        return little(length).put((byte) length).put((byte) type).putInt(ns);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] padded(String text, int width) {
        return String.format("%-" + width + "s", text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private PitchBytes message(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return message(bytes);
    }

    private PitchBytes message(byte[] bytes) {
        body.writeBytes(bytes);
        count++;
        return this;
    }

    /** A capture of units in the given order, each received 20 us after the open. */
    static byte[] capture(List<byte[]> units) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(little(24).putInt(0xA1B2C3D4).putInt(20, 1).array());
        for (byte[] each : units) {
            // A frame of Ethernet has 60 bytes at least.
            int frame = Math.max(60, 42 + each.length);
            out.writeBytes(little(16)
                    .putInt(1_722_519_000)
                    .putInt(20)
                    .putInt(frame)
                    .putInt(frame)
                    .array());
            out.writeBytes(ByteBuffer.allocate(frame)
                    .putShort(12, (short) 0x0800)
                    .put(14, (byte) 0x45)
                    .put(23, (byte) 17)
                    .putShort(38, (short) (8 + each.length))
                    .put(42, each)
                    .array());
        }
        return out.toByteArray();
    }
}
