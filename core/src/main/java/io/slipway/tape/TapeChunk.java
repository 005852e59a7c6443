package io.slipway.tape;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A run of events, each in {@value #EVENT_BYTES} bytes of a buffer, so that reading one touches one place in memory. Deeper
 * levels, and what left the queues, stand beside it.
 */
final class TapeChunk {

    /** Events of a chunk: 256 kB, so that a short tape wastes little and a long one has few chunks. */
    static final int CAPACITY = 4096;

    static final int EVENT_BYTES = 64;

    /** Before the events of an image: their number and the lengths of what follows them; events then begin at a multiple of 64. */
    private static final int IMAGE_HEAD_BYTES = 64;

    private static final int EVENT_NS = 0;
    private static final int RECV_NS = 8;
    private static final int BID_PX = 16;
    private static final int ASK_PX = 24;
    private static final int PRICE = 32;

    /** The size of the bid, then that of the offer in the upper half. */
    private static final int BID_SIZE = 40;

    /** The size of the order or trade, then the sequence number. */
    private static final int SIZE = 48;

    /** The publisher, action and side, then flags and shape. */
    private static final int PUBLISHER = 56;

    /** Bits by which action and side follow the publisher in one word. */
    static final int ACTION_SHIFT = 16;

    static final int SIDE_SHIFT = 24;

    /** Above the flags: the levels that could be shown less one, and how many bids and offers are beyond the best. */
    private static final int SHAPE_SHIFT = 8;

    private static final int FLAGS_MASK = 0xFF;

    private static final long LOW_MASK = 0xFFFF_FFFFL;

    private static final int SHAPE_MASK = 0xFFFF;

    /** Above the shape: the code of the print's kind. */
    private static final int KIND_SHIFT = 24;

    /** Stands for an absent price in the buffer. */
    private static final long NO_PRICE = Long.MAX_VALUE;

    /** Bits of the shape that the number of levels leaves free: the data names orders, and some left the queues. */
    private static final int NAMES_ORDERS = 0x80;

    private static final int HAS_REMOVALS = 0x40;

    /** Another such bit: a size needs more than 32 bits, and all sizes of the event stand beside it in 64. */
    private static final int WIDE = 0x20;

    private final ByteBuffer bytes;
    private final TapeDepth depth;
    private final TapeRemovals removals;
    private final TapeWideSizes wide;

    TapeChunk(TapeStorage storage) {
        bytes = storage.allocate(CAPACITY * EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        depth = new TapeDepth(new TapeParts(storage, CAPACITY));
        removals = new TapeRemovals(new TapeParts(storage, CAPACITY));
        wide = new TapeWideSizes(new TapeParts(storage, CAPACITY));
    }

    /**
     * The chunk that {@link #writeTo} wrote.
     *
     * @param rows its rows
     * @throws MarketDataException if it is of other rows or other lengths
     */
    TapeChunk(ByteBuffer image, int rows) {
        ByteBuffer rest = image.slice().order(ByteOrder.LITTLE_ENDIAN);
        requireBytes(rest, IMAGE_HEAD_BYTES);
        int depthBytes = rest.getInt(Integer.BYTES);
        int removalBytes = rest.getInt(2 * Integer.BYTES);
        int wideBytes = rest.getInt(3 * Integer.BYTES);
        if (rest.getInt(0) != rows) {
            throw new MarketDataException("a block of another tape: rows=" + rest.getInt(0) + ", expected=" + rows);
        }
        rest.position(IMAGE_HEAD_BYTES);
        requireBytes(rest, rows * EVENT_BYTES);
        bytes = rest.slice(rest.position(), rows * EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        rest.position(rest.position() + rows * EVENT_BYTES);
        depth = new TapeDepth(new TapeParts(rest, rows, depthBytes));
        removals = new TapeRemovals(new TapeParts(rest, rows, removalBytes));
        wide = new TapeWideSizes(new TapeParts(rest, rows, wideBytes));
        if (rest.hasRemaining()) {
            throw new MarketDataException("a block of a tape goes on after its end: bytes=" + rest.remaining());
        }
    }

    private static void requireBytes(ByteBuffer rest, int bytes) {
        if (rest.remaining() < bytes) {
            throw new MarketDataException("a block of a tape is cut short: bytes=" + rest.capacity());
        }
    }

    /** Bytes of its first {@code rows} rows as an image. */
    int imageBytes(int rows) {
        return IMAGE_HEAD_BYTES
                + rows * EVENT_BYTES
                + depth.parts().imageBytes(rows)
                + removals.parts().imageBytes(rows)
                + wide.parts().imageBytes(rows);
    }

    /** Writes its first {@code rows} rows, which must be all, in one form for every machine. */
    void writeTo(ByteBuffer image, int rows) {
        image.order(ByteOrder.LITTLE_ENDIAN);
        int start = image.position();
        image.putInt(rows)
                .putInt(depth.parts().bytes())
                .putInt(removals.parts().bytes())
                .putInt(wide.parts().bytes())
                .position(start + IMAGE_HEAD_BYTES);
        image.put(bytes.slice(0, rows * EVENT_BYTES));
        depth.parts().writeTo(image, rows);
        removals.parts().writeTo(image, rows);
        wide.parts().writeTo(image, rows);
    }

    /** Writes whole words, as {@link #read} reads them. */
    void write(int i, MarketEvent event) {
        int at = i * EVENT_BYTES;
        bytes.putLong(at + EVENT_NS, event.eventNs());
        bytes.putLong(at + RECV_NS, event.recvNs());
        bytes.putLong(at + BID_PX, event.hasBid() ? event.bidPxE9() : NO_PRICE);
        bytes.putLong(at + ASK_PX, event.hasAsk() ? event.askPxE9() : NO_PRICE);
        bytes.putLong(at + PRICE, event.hasPrice() ? event.priceE9() : NO_PRICE);
        bytes.putLong(at + BID_SIZE, (event.bidSize() & LOW_MASK) | event.askSize() << Integer.SIZE);
        long sequence = unsigned32(event.sequence(), "sequence");
        bytes.putLong(at + SIZE, (event.size() & LOW_MASK) | sequence << Integer.SIZE);
        bytes.putLong(at + PUBLISHER, origin(event) | (long) flagsAndShape(i, event) << Integer.SIZE);
    }

    private static long origin(MarketEvent event) {
        return (char) event.publisherId()
                | event.action().code() << ACTION_SHIFT
                | event.side().code() << SIDE_SHIFT;
    }

    /** As {@link #glance(int)} of an event that is not in a chunk. */
    static long glance(MarketEvent event) {
        boolean isMore =
                event.levels() != 1 || event.namesOrders() || TapeWideSizes.bitsOf(event) >>> Integer.SIZE != 0;
        return origin(event) | (isMore ? (long) WIDE << (Integer.SIZE + SHAPE_SHIFT) : 0);
    }

    private int flagsAndShape(int i, MarketEvent event) {
        int shape = event.levels() == 1 ? 0 : depth.write(i, event);
        shape |= event.namesOrders() ? writeRemovals(i, event.removals()) : 0;
        long most = TapeWideSizes.bitsOf(event);
        if (most >>> Integer.SIZE != 0) {
            if (most < 0 || most > MarketEvent.MOST_SIZE) {
                throw new MarketDataException(
                        "a size is out of range: time=" + event.eventNs() + ", most=" + MarketEvent.MOST_SIZE);
            }
            wide.write(i, event);
            shape |= WIDE;
        }
        int kind = event.printKind().code() << KIND_SHIFT;
        return (event.flags() & FLAGS_MASK) | (shape << SHAPE_SHIFT) | kind;
    }

    long eventNs(int i) {
        return bytes.getLong(i * EVENT_BYTES + EVENT_NS);
    }

    /** The word that has the publisher, action and side of an event. */
    long glance(int i) {
        return bytes.getLong(i * EVENT_BYTES + PUBLISHER);
    }

    /** True if there is more of an event than its 64 bytes. */
    static boolean isMore(long glance) {
        return ((glance >>> (Integer.SIZE + SHAPE_SHIFT)) & SHAPE_MASK) != 0;
    }

    /** Reads whole words, of which the neighbours of less than eight bytes are cut: each call of the buffer costs as much as a word. */
    void read(int i, MarketEvent event) {
        int at = i * EVENT_BYTES;
        long tail = bytes.getLong(at + PUBLISHER);
        long sizeAndSequence = bytes.getLong(at + SIZE);
        long quoteSizes = bytes.getLong(at + BID_SIZE);
        int flagsAndShape = (int) (tail >>> Integer.SIZE);
        event.times(bytes.getLong(at + EVENT_NS), bytes.getLong(at + RECV_NS));
        event.origin((char) tail, sizeAndSequence >>> Integer.SIZE);
        event.action(
                BookAction.ofCode((byte) (tail >>> ACTION_SHIFT)),
                BookSide.ofCode((byte) (tail >>> SIDE_SHIFT)),
                flagsAndShape & FLAGS_MASK);
        long priceE9 = bytes.getLong(at + PRICE);
        long size = sizeAndSequence & LOW_MASK;
        if (priceE9 == NO_PRICE) {
            event.orderWithoutPrice(size);
        } else {
            event.order(priceE9, size);
        }
        event.bid(bytes.getLong(at + BID_PX), quoteSizes & LOW_MASK);
        event.ask(bytes.getLong(at + ASK_PX), quoteSizes >>> Integer.SIZE);
        int beside = flagsAndShape >>> SHAPE_SHIFT;
        if (beside != 0) {
            event.printKind(PrintKind.ofCode(flagsAndShape >>> KIND_SHIFT));
            readBeside(i, beside & SHAPE_MASK, event);
        }
    }

    private int writeRemovals(int i, Removals left) {
        if (left.count() == 0) {
            return NAMES_ORDERS;
        }
        removals.write(i, left);
        return NAMES_ORDERS | HAS_REMOVALS;
    }

    private void readBeside(int i, int shape, MarketEvent event) {
        int levels = shape & ~(NAMES_ORDERS | HAS_REMOVALS | WIDE);
        if (levels != 0) {
            depth.read(i, levels, event);
        }
        if ((shape & NAMES_ORDERS) != 0) {
            event.noRemovals();
            if ((shape & HAS_REMOVALS) != 0) {
                removals.read(i, event.removals());
            }
        }
        if ((shape & WIDE) != 0) {
            readWide(i, levels, event);
        }
    }

    /** Reads an event again that was read with the lower halves of its sizes. */
    private void readWide(int i, int levels, MarketEvent event) {
        int at = i * EVENT_BYTES;
        wide.readEvent(i, bytes.getLong(at + BID_PX), bytes.getLong(at + ASK_PX), bytes.getLong(at + PRICE), event);
        int next = TapeWideSizes.EVENT_SIZES;
        if (levels != 0) {
            next += depth.readWide(i, levels, event, wide, next);
        }
        if (event.namesOrders()) {
            wide.readRemovals(i, next, event.removals());
        }
    }

    static int unsigned32(long value, String what) {
        if (value >>> 32 != 0) {
            throw new MarketDataException(what + " does not fit 32 bits: value=" + value);
        }
        return (int) value;
    }
}
