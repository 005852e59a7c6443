package io.slipway.data.pitch;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The messages of all units of a feed, one at a time, with their times. Each unit numbers its messages: those that were captured
 * twice, as where two lines are recorded, are taken once; numbers that are missing are counted. Not thread-safe.
 */
final class PitchMessages implements AutoCloseable {

    private static final int UNITS = 256;
    private static final long SEQUENCES = 0xFFFF_FFFFL;
    private static final long HALF = 1L << 31;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long UNKNOWN = -1;

    private final PitchBlocks blocks;
    private final IssueLog issues;
    private final ByteBuffer buffer;
    private final long[] expected = new long[UNITS];
    private final boolean[] lost = new boolean[UNITS];
    private final long[] seconds = new long[UNITS];
    private final long[] midnights = new long[UNITS];
    private long number;
    private int unit;
    private int left;
    private int skipped;
    private int at;
    private int length;

    /** Messages of blocks that they then own. */
    PitchMessages(PitchBlocks blocks, IssueLog issues) {
        this.blocks = blocks;
        this.issues = issues;
        this.buffer = ByteBuffer.wrap(blocks.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(seconds, UNKNOWN);
        Arrays.fill(midnights, UNKNOWN);
    }

    /**
     * Moves to the next message that is no time.
     *
     * @return {@code false} at the end
     * @throws MarketDataException if it is damaged
     */
    boolean next() {
        while (true) {
            while (left == 0) {
                if (!blocks.next()) {
                    return false;
                }
                open();
            }
            left--;
            step();
            if (skipped > 0) {
                skipped--;
            } else if (type() == PitchLayout.TIME) {
                seconds[unit] = u32(PitchLayout.OFFSET);
            } else if (type() == PitchLayout.TIME_REFERENCE) {
                midnights[unit] = u32(PitchLayout.OFFSET);
                seconds[unit] = u32(PitchLayout.REFERENCE_SECONDS);
            } else {
                return true;
            }
        }
    }

    private void step() {
        at += length;
        length = at + 2 <= blocks.end() ? u8(0) : 0;
        number++;
        if (length < 2 || at + length > blocks.end()) {
            throw blocks.fault("damaged: a message reaches beyond its unit: message=" + number);
        }
        int least = PitchLayout.length(type());
        if (length < least) {
            throw blocks.fault("damaged: a message is too short: type=0x" + Integer.toHexString(type()) + ", bytes="
                    + length + ", expected=" + least);
        }
    }

    /** Opens a unit's block. A block of messages without numbers, such as of a connection, has number 0. */
    private void open() {
        int start = blocks.start();
        int count = buffer.get(start + PitchLayout.COUNT) & 0xFF;
        long first = Integer.toUnsignedLong(buffer.getInt(start + PitchLayout.SEQUENCE));
        unit = buffer.get(start + PitchLayout.UNIT) & 0xFF;
        at = start + PitchLayout.HEADER;
        length = 0;
        number = first - 1;
        left = count;
        skipped = 0;
        if (count == 0 || first == 0) {
            return;
        }
        long ahead = expected[unit] == 0 ? 0 : (first - expected[unit]) & SEQUENCES;
        if (ahead >= HALF) {
            skipped = (int) Math.min(count, SEQUENCES + 1 - ahead);
            if (skipped == count) {
                issues.note(DataIssue.DUPLICATE_ROW);
                left = 0;
                return;
            }
        } else if (ahead > 0) {
            lost[unit] = true;
            issues.note(
                    DataIssue.SEQUENCE_GAP,
                    blocks.place() + ": " + ahead + " messages of unit " + unit + " are missing before this place");
        }
        long next = first + count;
        expected[unit] = next > SEQUENCES ? next - SEQUENCES : next;
    }

    /** True if messages of the current unit were missing, and its books have not been cleared since. */
    boolean isLossy() {
        return lost[unit];
    }

    /** Says that all orders of the current unit were removed. */
    void cleared() {
        lost[unit] = false;
    }

    /**
     * Time of the message in ns since midnight. Before the first time of its unit, a capture tells the second.
     *
     * @throws MarketDataException if nothing tells it
     */
    long sinceMidnightNs(long captureSinceMidnightNs) {
        long second = seconds[unit];
        if (second == UNKNOWN) {
            if (captureNs() == 0) {
                throw blocks.fault("a message before the first time of its unit: unit=" + unit);
            }
            second = captureSinceMidnightNs / SECOND_NS;
        }
        return second * SECOND_NS + u32(PitchLayout.OFFSET);
    }

    /** Midnight of the unit's day in ns since 1970 UTC, if the feed has told it; negative else. */
    long midnightNs() {
        return midnights[unit] == UNKNOWN ? UNKNOWN : midnights[unit] * SECOND_NS;
    }

    long captureNs() {
        return blocks.captureNs();
    }

    /** Sequence number of the message in its unit; 0 or less if it has none. */
    long number() {
        return number;
    }

    int unit() {
        return unit;
    }

    int type() {
        return u8(1);
    }

    int u8(int field) {
        return buffer.get(at + field) & 0xFF;
    }

    int u16(int field) {
        return buffer.getShort(at + field) & 0xFFFF;
    }

    long u32(int field) {
        return Integer.toUnsignedLong(buffer.getInt(at + field));
    }

    long i64(int field) {
        return buffer.getLong(at + field);
    }

    /** Place of the symbol of the message; 0 if it has none. */
    private int symbolField() {
        return switch (type()) {
            case PitchLayout.ADD_LONG, PitchLayout.TRADE_LONG, PitchLayout.ADD_EXPANDED, PitchLayout.TRADE_EXPANDED ->
                PitchLayout.LONG_SYMBOL;
            case PitchLayout.ADD_SHORT, PitchLayout.TRADE_SHORT -> PitchLayout.SHORT_SYMBOL;
            case PitchLayout.TRADING_STATUS,
                    PitchLayout.AUCTION_UPDATE,
                    PitchLayout.AUCTION_SUMMARY,
                    PitchLayout.RETAIL_INTEREST -> PitchLayout.SYMBOL;
            default -> 0;
        };
    }

    private int symbolBytes() {
        return switch (type()) {
            case PitchLayout.ADD_LONG, PitchLayout.ADD_SHORT, PitchLayout.TRADE_LONG, PitchLayout.TRADE_SHORT ->
                PitchLayout.SYMBOL_BYTES;
            default -> PitchLayout.EXPANDED_BYTES;
        };
    }

    boolean hasSymbol() {
        return symbolField() > 0;
    }

    String symbol() {
        return new String(blocks.bytes(), at + symbolField(), symbolBytes(), StandardCharsets.ISO_8859_1).strip();
    }

    /** True if the symbol of the message, without the blanks that fill it up, is this one. */
    boolean isSymbol(byte[] symbol) {
        int field = at + symbolField();
        int bytes = symbolBytes();
        if (symbol.length > bytes) {
            return false;
        }
        for (int i = 0; i < bytes; i++) {
            if (buffer.get(field + i) != (i < symbol.length ? symbol[i] : ' ')) {
                return false;
            }
        }
        return true;
    }

    String place() {
        return blocks.place();
    }

    MarketDataException fault(String what) {
        return blocks.fault(what);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
