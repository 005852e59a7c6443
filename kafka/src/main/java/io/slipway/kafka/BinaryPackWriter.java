package io.slipway.kafka;

import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes {@link BinaryPack}s. */
final class BinaryPackWriter implements PackWriter {

    private final int capacity;
    private final byte[] bytes;
    private final CRC32C crc = new CRC32C();
    private int at;
    private int count;
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
        this.bytes = new byte[BinaryPack.HEADER_BYTES + capacity * BinaryPack.MAX_EVENT_BYTES + BinaryPack.CRC_BYTES];
    }

    @Override
    public void begin(long newFirstIndex) {
        firstIndex = newFirstIndex;
        at = BinaryPack.HEADER_BYTES;
        count = 0;
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
        u8(BinaryPack.ACTIONS.indexOf(event.action().code())
                + (BinaryPack.SIDES.indexOf(event.side().code()) << BinaryPack.SIDE_SHIFT));
        origin(event, layout);
        prices(event, layout, (layout & BinaryPack.CENTS) != 0 ? BinaryPack.CENT_E9 : 1);
        count++;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean isFull() {
        return count == capacity;
    }

    @Override
    public byte[] finish() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.put((byte) BinaryPack.VERSION).putInt(count).putLong(firstIndex);
        crc.reset();
        crc.update(bytes, 0, at);
        buffer.putInt(at, (int) crc.getValue());
        return Arrays.copyOf(bytes, at + BinaryPack.CRC_BYTES);
    }

    private int layout(MarketEvent event) {
        long notCents = 0;
        int layout = 0;
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
        return notCents == 0 ? layout | BinaryPack.CENTS : layout;
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
