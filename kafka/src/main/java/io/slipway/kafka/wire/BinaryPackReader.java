package io.slipway.kafka.wire;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads {@link BinaryPack}s. */
final class BinaryPackReader implements PackReader {

    private static final int VARINT_LAST_SHIFT = 63;

    private final CRC32C crc = new CRC32C();
    private RecordPlace place = new RecordPlace("", 0, 0);
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int count;
    private int done;
    private int version;
    private long firstIndex;
    private final Removals left = new Removals();

    private int publisherId;
    private int flags;
    private long eventNs;
    private long recvNs;
    private long sequence;
    private long priceE9;
    private long bidPxE9;
    private long askPxE9;

    @Override
    public void open(byte[] value, RecordPlace newPlace) {
        bytes = value;
        place = newPlace;
        end = value.length - BinaryPack.CRC_BYTES;
        header();
        at = BinaryPack.HEADER_BYTES;
        done = 0;
        publisherId = 0;
        flags = 0;
        eventNs = 0;
        recvNs = 0;
        sequence = 0;
        priceE9 = 0;
        bidPxE9 = 0;
        askPxE9 = 0;
    }

    @Override
    public long firstIndex() {
        return firstIndex;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (done == count) {
            return atEnd();
        }
        int layout = u8();
        if ((layout & ~BinaryPack.layoutBits(version)) != 0) {
            throw damaged("unknown layout=" + layout);
        }
        int kind = u8();
        PrintKind printKind = printKind(kind);
        origin(layout);
        event.times(eventNs, recvNs).origin(publisherId, sequence);
        event.action(action(kind), side(kind), flags).printKind(printKind);
        long unit = (layout & BinaryPack.CENTS) != 0 ? BinaryPack.CENT_E9 : 1;
        prices(event, layout, unit);
        if ((layout & BinaryPack.LEVELS) != 0) {
            levels(event, unit);
        }
        if ((layout & BinaryPack.ORDERS) != 0) {
            removals(event, unit, (kind & BinaryPack.FILLS) != 0);
        }
        done++;
        return true;
    }

    private void header() {
        if (end < BinaryPack.HEADER_BYTES) {
            throw place.problem("damaged record: too short", "bytes=" + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        version = buffer.get();
        count = buffer.getInt();
        firstIndex = buffer.getLong();
        if (!WireVersion.isKnown(version)) {
            throw place.problem("unknown pack version", "version=" + (version & 0xFF) + ", expected=1 to 5");
        }
        crc.reset();
        crc.update(bytes, 0, end);
        if ((int) crc.getValue() != buffer.getInt(end)) {
            throw place.problem("damaged record: wrong checksum", "bytes=" + bytes.length);
        }
        if (count < 1 || count > (end - BinaryPack.HEADER_BYTES) / BinaryPack.MIN_EVENT_BYTES || firstIndex < 0) {
            throw place.problem(
                    "damaged record: impossible count",
                    "events=" + count + ", first=" + firstIndex + ", bytes=" + bytes.length);
        }
    }

    private boolean atEnd() {
        if (at != end) {
            throw damaged("bytes after the last event=" + (end - at));
        }
        return false;
    }

    private void origin(int layout) {
        if ((layout & BinaryPack.FLAGS) != 0) {
            flags = u8();
        }
        if ((layout & BinaryPack.PUBLISHER) != 0) {
            publisherId = (int) within(varint(), EventLimits.MAX_PUBLISHER, "publisherId");
        }
        eventNs += zigzag();
        recvNs += zigzag();
        sequence = within(sequence + zigzag(), EventLimits.MAX_U32, "sequence");
    }

    private void prices(MarketEvent event, int layout, long unit) {
        long size = size("size");
        if ((layout & BinaryPack.PRICE) != 0) {
            priceE9 = price(priceE9, unit);
            event.order(priceE9, size);
        } else {
            event.orderWithoutPrice(size);
        }
        if ((layout & BinaryPack.BID) != 0) {
            bidPxE9 = price(bidPxE9, unit);
            event.bid(bidPxE9, displayed("bidSize"));
        } else {
            event.noBid();
        }
        if ((layout & BinaryPack.ASK) != 0) {
            askPxE9 = price(askPxE9, unit);
            event.ask(askPxE9, displayed("askSize"));
        } else {
            event.noAsk();
        }
    }

    private void levels(MarketEvent event, long unit) {
        int levels = u8();
        int counts = u8();
        if (levels < 2 || levels > MarketEvent.MOST_LEVELS) {
            throw damaged("out of range, levels=" + levels);
        }
        event.levels(levels);
        long pxE9 = bidPxE9;
        for (int i = counts & BinaryPack.COUNT_MASK; i > 0; i--) {
            pxE9 -= varint() * unit;
            checkLevel(event.addBid(pxE9, size("bid size")));
        }
        pxE9 = askPxE9;
        for (int i = counts >> BinaryPack.COUNT_BITS; i > 0; i--) {
            pxE9 += varint() * unit;
            checkLevel(event.addAsk(pxE9, size("ask size")));
        }
    }

    private void removals(MarketEvent event, long unit, boolean hasFills) {
        left.clear();
        long pxE9 = priceE9;
        for (long i = within(varint(), Removals.MOST, "removals"); i > 0; i--) {
            long size = within(varint(), 2 * EventLimits.MAX_SIZE + 1, "removed size");
            pxE9 += zigzag() * unit;
            long ahead = size("shares ahead");
            left.add((size & 1) == 0, pxE9, size >> 1, ahead, hasFills ? size("shares that traded") : 0);
        }
        event.removals(left);
    }

    private void checkLevel(boolean isNext) {
        if (!isNext) {
            throw damaged("levels that are no book");
        }
    }

    private long price(long before, long unit) {
        long priceNow = before + zigzag() * unit;
        if (priceNow == Long.MAX_VALUE) {
            throw damaged("a present price that means no price");
        }
        return priceNow;
    }

    private BookAction action(int kind) {
        int bits = switch (version) {
            case WireVersion.FIRST, WireVersion.DEPTH, WireVersion.ORDERS -> -1;
            case WireVersion.PRINT_KINDS ->
                BinaryPack.ACTION_HIGH_MASK | BinaryPack.FILLS >> BinaryPack.ACTION_HIGH_SHIFT;
            default -> BinaryPack.ACTION_HIGH_MASK;
        };
        int high = kind >> BinaryPack.ACTION_HIGH_SHIFT & bits;
        int number = (kind & BinaryPack.ACTION_MASK) | (high << BinaryPack.ACTION_BITS);
        int known = version == WireVersion.FIRST ? BinaryPack.FIRST_ACTIONS : BinaryPack.ACTIONS.length();
        if (number >= known) {
            throw damaged("unknown action=" + number);
        }
        return BookAction.ofCode(BinaryPack.ACTIONS.charAt(number));
    }

    private PrintKind printKind(int kind) {
        if (version < WireVersion.PRINT_KINDS || (kind & BinaryPack.PRINT_KIND) == 0) {
            return PrintKind.REGULAR;
        }
        int code = u8();
        if (code >= PrintKind.values().length) {
            throw damaged("unknown kind of a print, code=" + code);
        }
        return PrintKind.ofCode(code);
    }

    private BookSide side(int kind) {
        int number = (kind >> BinaryPack.SIDE_SHIFT) & BinaryPack.SIDE_MASK;
        if (number >= BinaryPack.SIDES.length()) {
            throw damaged("unknown side=" + number);
        }
        return BookSide.ofCode(BinaryPack.SIDES.charAt(number));
    }

    private long displayed(String what) {
        long size = size(what);
        if (size == 0) {
            throw damaged("a present quote without size, " + what + "=0");
        }
        return size;
    }

    private long size(String what) {
        return within(varint(), EventLimits.MAX_SIZE, what);
    }

    private long within(long value, long max, String what) {
        if (value < 0 || value > max) {
            throw damaged("out of range, " + what + "=" + value);
        }
        return value;
    }

    private int u8() {
        if (at >= end) {
            throw damaged("it ends within an event");
        }
        return bytes[at++] & 0xFF;
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < VARINT_LAST_SHIFT; shift += 7) {
            int next = u8();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        int last = u8();
        if (last > 1) {
            throw damaged("a number longer than 64 bits");
        }
        return value | (long) last << VARINT_LAST_SHIFT;
    }

    private MarketDataException damaged(String reason) {
        return place.problem("damaged record: " + reason, "event=" + (firstIndex + done));
    }
}
