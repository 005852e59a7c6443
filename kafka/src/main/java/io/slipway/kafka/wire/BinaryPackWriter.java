package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes {@link BinaryPack}s. */
final class BinaryPackWriter implements PackWriter {

    private static final byte[] ACTION_NUMBERS = numbers(BinaryPack.ACTIONS);
    private static final byte[] SIDE_NUMBERS = numbers(BinaryPack.SIDES);

    private final int capacity;
    private final byte[] bytes;
    private final CRC32C crc = new CRC32C();
    private int at;
    private int count;
    private int version;
    private long firstIndex;

    private int publisherId;
    private int flags;
    private long eventNs;
    private long recvNs;
    private long sequence;
    private long priceE9;
    private long bidPxE9;
    private long askPxE9;

    BinaryPackWriter(int capacity) {
        this.capacity = capacity;
        int most = Math.min(capacity * BinaryPack.MAX_EVENT_BYTES, BinaryPack.FULL_BYTES + BinaryPack.MAX_EVENT_BYTES);
        this.bytes = new byte[BinaryPack.HEADER_BYTES + most + BinaryPack.CRC_BYTES];
    }

    /** Numbers on the wire by the code, which is a capital letter. */
    private static byte[] numbers(String codes) {
        byte[] numbers = new byte['Z' + 1];
        for (int i = 0; i < codes.length(); i++) {
            numbers[codes.charAt(i)] = (byte) i;
        }
        return numbers;
    }

    @Override
    public void begin(long newFirstIndex) {
        firstIndex = newFirstIndex;
        at = BinaryPack.HEADER_BYTES;
        count = 0;
        version = WireVersion.FIRST;
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
    public void add(MarketEvent event) {
        EventLimits.check(event);
        int layout = layout(event);
        u8(layout);
        boolean hasFills = WireVersion.hasFills(event.removals());
        kind(event, hasFills);
        origin(event, layout);
        long unit = (layout & BinaryPack.CENTS) != 0 ? BinaryPack.CENT_E9 : 1;
        prices(event, layout, unit);
        if ((layout & BinaryPack.LEVELS) != 0) {
            levels(event, unit);
        }
        if ((layout & BinaryPack.ORDERS) != 0) {
            removals(event.removals(), unit, hasFills);
        }
        version = Math.max(version, WireVersion.of(event));
        count++;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean isFull() {
        return count == capacity || at >= BinaryPack.FULL_BYTES;
    }

    @Override
    public byte[] finish() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.put((byte) version).putInt(count).putLong(firstIndex);
        crc.reset();
        crc.update(bytes, 0, at);
        buffer.putInt(at, (int) crc.getValue());
        return Arrays.copyOf(bytes, at + BinaryPack.CRC_BYTES);
    }

    private void kind(MarketEvent event, boolean hasFills) {
        int action = ACTION_NUMBERS[event.action().code()];
        int side = SIDE_NUMBERS[event.side().code()];
        int kind = (action & BinaryPack.ACTION_MASK)
                | (side << BinaryPack.SIDE_SHIFT)
                | ((action >> BinaryPack.ACTION_BITS) << BinaryPack.ACTION_HIGH_SHIFT)
                | (hasFills ? BinaryPack.FILLS : 0);
        if (event.printKind() == PrintKind.REGULAR) {
            u8(kind);
        } else {
            u8(kind | BinaryPack.PRINT_KIND);
            u8(event.printKind().code());
        }
    }

    private int layout(MarketEvent event) {
        long notCents = event.levels() > 1 ? levelsNotCents(event) : 0;
        int layout = event.levels() > 1 ? BinaryPack.LEVELS : 0;
        if (event.hasBid()) {
            layout |= BinaryPack.BID;
            notCents |= (event.bidPxE9() - bidPxE9) % BinaryPack.CENT_E9;
        }
        if (event.hasAsk()) {
            layout |= BinaryPack.ASK;
            notCents |= (event.askPxE9() - askPxE9) % BinaryPack.CENT_E9;
        }
        if (event.hasPrice()) {
            layout |= BinaryPack.PRICE;
            notCents |= (event.priceE9() - priceE9) % BinaryPack.CENT_E9;
        }
        layout |= event.publisherId() == publisherId ? 0 : BinaryPack.PUBLISHER;
        layout |= event.flags() == flags ? 0 : BinaryPack.FLAGS;
        if (event.namesOrders()) {
            layout |= BinaryPack.ORDERS;
            notCents |= removalsNotCents(event);
        }
        return notCents == 0 ? layout | BinaryPack.CENTS : layout;
    }

    private static long levelsNotCents(MarketEvent event) {
        long notCents = 0;
        for (int level = 1; level < event.bidDepth(); level++) {
            notCents |= (event.bidPxE9(level - 1) - event.bidPxE9(level)) % BinaryPack.CENT_E9;
        }
        for (int level = 1; level < event.askDepth(); level++) {
            notCents |= (event.askPxE9(level) - event.askPxE9(level - 1)) % BinaryPack.CENT_E9;
        }
        return notCents;
    }

    private long removalsNotCents(MarketEvent event) {
        Removals left = event.removals();
        long notCents = 0;
        long before = event.hasPrice() ? event.priceE9() : priceE9;
        for (int i = 0; i < left.count(); i++) {
            notCents |= (left.pxE9(i) - before) % BinaryPack.CENT_E9;
            before = left.pxE9(i);
        }
        return notCents;
    }

    private void origin(MarketEvent event, int layout) {
        if ((layout & BinaryPack.FLAGS) != 0) {
            flags = event.flags();
            u8(flags);
        }
        if ((layout & BinaryPack.PUBLISHER) != 0) {
            publisherId = event.publisherId();
            varint(publisherId);
        }
        zigzag(event.eventNs() - eventNs);
        zigzag(event.recvNs() - recvNs);
        zigzag(event.sequence() - sequence);
        eventNs = event.eventNs();
        recvNs = event.recvNs();
        sequence = event.sequence();
    }

    private void prices(MarketEvent event, int layout, long unit) {
        varint(event.size());
        if ((layout & BinaryPack.PRICE) != 0) {
            zigzag((event.priceE9() - priceE9) / unit);
            priceE9 = event.priceE9();
        }
        if ((layout & BinaryPack.BID) != 0) {
            zigzag((event.bidPxE9() - bidPxE9) / unit);
            varint(event.bidSize());
            bidPxE9 = event.bidPxE9();
        }
        if ((layout & BinaryPack.ASK) != 0) {
            zigzag((event.askPxE9() - askPxE9) / unit);
            varint(event.askSize());
            askPxE9 = event.askPxE9();
        }
    }

    private void levels(MarketEvent event, long unit) {
        int bids = Math.max(0, event.bidDepth() - 1);
        int asks = Math.max(0, event.askDepth() - 1);
        u8(event.levels());
        u8(bids | (asks << BinaryPack.COUNT_BITS));
        for (int level = 1; level <= bids; level++) {
            varint((event.bidPxE9(level - 1) - event.bidPxE9(level)) / unit);
            varint(event.bidSize(level));
        }
        for (int level = 1; level <= asks; level++) {
            varint((event.askPxE9(level) - event.askPxE9(level - 1)) / unit);
            varint(event.askSize(level));
        }
    }

    private void removals(Removals left, long unit, boolean hasFills) {
        varint(left.count());
        long before = priceE9;
        for (int i = 0; i < left.count(); i++) {
            varint((left.size(i) << 1) | (left.isBid(i) ? 0 : 1));
            zigzag((left.pxE9(i) - before) / unit);
            varint(left.ahead(i));
            if (hasFills) {
                varint(left.traded(i));
            }
            before = left.pxE9(i);
        }
    }

    private void u8(int value) {
        bytes[at++] = (byte) value;
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }
}
