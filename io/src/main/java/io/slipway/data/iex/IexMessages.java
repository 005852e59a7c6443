package io.slipway.data.iex;

import io.slipway.data.packet.PacketFile;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The messages of the IEX-TP segments in a capture, one at a time. Segments that were captured twice are taken once; numbers that
 * are missing are counted.
 */
final class IexMessages {

    static final int TOPS = 0x8003;
    static final int DEEP = 0x8004;

    private static final int SEGMENT_HEAD = 40;
    private static final int SYMBOL = 10;
    private static final int SYMBOL_BYTES = 8;
    private static final int TIME = 2;

    private final PacketFile packets;
    private final IssueLog issues;
    private final ByteBuffer segment;
    private long expected;
    private long number;
    private int left;
    private int at;
    private int end;
    private int length;
    private int protocol;

    IexMessages(PacketFile packets, IssueLog issues) {
        this.packets = packets;
        this.issues = issues;
        this.segment = ByteBuffer.wrap(packets.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next message; {@code false} at the end. */
    boolean next() {
        while (left == 0) {
            if (!packets.next()) {
                return false;
            }
            open();
        }
        left--;
        at += length;
        length = at + 2 <= end ? segment.getShort(at) & 0xFFFF : 0;
        at += 2;
        if (length == 0 || at + length > end) {
            throw packets.fault("damaged: a message reaches beyond its segment: message=" + number);
        }
        number++;
        return true;
    }

    /** Opens the segment of a packet; packets of anything else are passed over and counted. */
    private void open() {
        boolean isDatagram = packets.isDatagram();
        int start = packets.payload();
        int limit = packets.payloadEnd();
        boolean isSegment = isDatagram && start + SEGMENT_HEAD <= limit && segment.get(start) == 1;
        int found = isSegment ? segment.getShort(start + 2) & 0xFFFF : 0;
        if (found != TOPS && found != DEEP) {
            issues.note(DataIssue.OTHER_RECORD);
            return;
        }
        protocol = found;
        int size = segment.getShort(start + 12) & 0xFFFF;
        int count = segment.getShort(start + 14) & 0xFFFF;
        long first = segment.getLong(start + 24);
        end = start + SEGMENT_HEAD + size;
        if (end > limit) {
            throw packets.fault("damaged: a segment reaches beyond its packet: bytes=" + size);
        }
        if (count > 0 && first < expected) {
            issues.note(DataIssue.DUPLICATE_ROW);
            return;
        }
        if (count > 0) {
            if (expected > 0 && first > expected) {
                issues.note(
                        DataIssue.SEQUENCE_GAP,
                        packets.place() + ": " + (first - expected) + " messages are missing before this packet");
            }
            expected = first + count;
            number = first - 1;
        }
        left = count;
        at = start + SEGMENT_HEAD;
        length = 0;
    }

    /** True if the segment is one of DEEP. */
    boolean isDeep() {
        return protocol == DEEP;
    }

    /** Sequence number of the message. */
    long number() {
        return number;
    }

    int length() {
        return length;
    }

    int type() {
        return segment.get(at);
    }

    int flags() {
        return segment.get(at + 1) & 0xFF;
    }

    long timeNs() {
        return segment.getLong(at + TIME);
    }

    /** True if the message is about a symbol; system events are not. */
    boolean hasSymbol() {
        return length >= SYMBOL + SYMBOL_BYTES;
    }

    String symbol() {
        return new String(packets.bytes(), at + SYMBOL, SYMBOL_BYTES, StandardCharsets.ISO_8859_1).strip();
    }

    long u32(int field) {
        return Integer.toUnsignedLong(segment.getInt(at + field));
    }

    long i64(int field) {
        return segment.getLong(at + field);
    }
}
