package io.slipway.data.itch;

import io.slipway.data.source.DataSource;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The messages of a file, one at a time. A last message that is cut off is left out and counted. Not thread-safe. */
final class ItchMessages implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LONGEST = 1 << 16;
    private static final long BYTE_BITS = 8;

    private final String file;
    private final InputStream in;
    private final ItchFraming framing;
    private final IssueLog issues;
    private final boolean lenient;
    private final byte[] message = new byte[LONGEST];
    private final byte[] frame = new byte[3];
    private long number;
    private long position;
    private int length;

    ItchMessages(DataSource source, ItchFraming framing, IssueLog issues, boolean lenient) {
        this.file = source.name();
        this.in = new BufferedInputStream(source.stream(), BUFFER_BYTES);
        this.framing = framing;
        this.issues = issues;
        this.lenient = lenient;
    }

    /**
     * Moves to the next message of a known type and its length.
     *
     * @return {@code false} at the end
     * @throws MarketDataException if it is damaged
     */
    boolean next() {
        try {
            while (readFrame()) {
                number++;
                int expected = ItchLayout.length(message[0]);
                if (expected == length) {
                    return true;
                }
                reject(expected);
            }
            return false;
        } catch (EOFException e) {
            throw new MarketDataException(place() + ": damaged or cut off: reason=" + e.getMessage(), e);
        } catch (IOException e) {
            throw new MarketDataException(place() + ": cannot be read: reason=" + e.getMessage(), e);
        }
    }

    private void reject(int expected) {
        if (expected == 0) {
            issues.note(DataIssue.OTHER_RECORD);
            return;
        }
        String fault = place() + ": wrong length of a message: type=" + type() + ", bytes=" + length + ", expected="
                + expected;
        if (!lenient) {
            throw new MarketDataException(fault);
        }
        issues.skip(DataIssue.BAD_ROW, fault);
    }

    /** Reads a message with what stands before it; {@code false} at the end, also in the middle of a message. */
    private boolean readFrame() throws IOException {
        int head = framing.headBytes();
        do {
            int first = head == 0 ? 1 : head;
            byte[] start = head == 0 ? message : frame;
            int found = in.readNBytes(start, 0, first);
            position += found;
            if (found < first) {
                return cut(found);
            }
            length = head == 0 ? rawLength() : ItchFraming.length16(frame, 0) - (head - 2);
            int from = head == 0 ? 1 : 0;
            if (length < 0) {
                throw new MarketDataException(place() + ": damaged: a packet without a type: byte=" + position);
            }
            found = in.readNBytes(message, from, length - from);
            position += found;
            if (found < length - from) {
                return cut(1);
            }
        } while ((framing == ItchFraming.SOUP && frame[2] != 'S') || length == 0);
        return true;
    }

    private int rawLength() {
        int known = ItchLayout.length(message[0]);
        if (known == 0) {
            throw new MarketDataException(
                    place() + ": unknown type of message: type=" + type() + ", byte=" + (position - 1));
        }
        return known;
    }

    private boolean cut(int found) {
        if (found > 0) {
            issues.note(DataIssue.CUT_LAST_ROW);
        }
        return false;
    }

    private String type() {
        return message[0] > ' ' && message[0] < 127 ? "" + (char) message[0] : Integer.toString(message[0] & 0xFF);
    }

    /** Number of the current message, from 1. */
    long number() {
        return number;
    }

    /** Its place, such as {@code day.itch: message 1042}. */
    String place() {
        return file + ": message " + number;
    }

    String file() {
        return file;
    }

    int letter(int at) {
        return message[at];
    }

    int u16(int at) {
        return ItchFraming.length16(message, at);
    }

    long u32(int at) {
        return bytes(at, 4);
    }

    long u64(int at) {
        return bytes(at, 8);
    }

    /** Time of the message in ns since midnight. */
    long timeNs() {
        return bytes(ItchLayout.TIME, 6);
    }

    String stock(int at) {
        return new String(message, at, ItchLayout.STOCK_BYTES, StandardCharsets.ISO_8859_1).strip();
    }

    private long bytes(int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            value = value << BYTE_BITS | (message[i] & 0xFF);
        }
        return value;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
