package io.slipway.market;

/** A run of events as columns. */
final class TapeChunk {

    static final int CAPACITY = 4096;

    private final long[] eventNs = new long[CAPACITY];
    private final long[] recvNs = new long[CAPACITY];
    private final long[] bidPxE9 = new long[CAPACITY];
    private final long[] askPxE9 = new long[CAPACITY];
    private final long[] priceE9 = new long[CAPACITY];
    private final int[] bidSize = new int[CAPACITY];
    private final int[] askSize = new int[CAPACITY];
    private final int[] size = new int[CAPACITY];
    private final int[] sequence = new int[CAPACITY];
    private final char[] publisherId = new char[CAPACITY];
    private final byte[] action = new byte[CAPACITY];
    private final byte[] side = new byte[CAPACITY];
    private final byte[] flags = new byte[CAPACITY];

    void write(int i, MarketEvent event) {
        eventNs[i] = event.eventNs;
        recvNs[i] = event.recvNs;
        bidPxE9[i] = event.bidPxE9;
        askPxE9[i] = event.askPxE9;
        priceE9[i] = event.priceE9;
        bidSize[i] = unsigned32(event.bidSize, "bid size");
        askSize[i] = unsigned32(event.askSize, "ask size");
        size[i] = unsigned32(event.size, "size");
        sequence[i] = unsigned32(event.sequence, "sequence");
        publisherId[i] = (char) event.publisherId;
        action[i] = (byte) event.action.code();
        side[i] = (byte) event.side.code();
        flags[i] = (byte) event.flags;
    }

    void read(int i, MarketEvent event) {
        event.eventNs = eventNs[i];
        event.recvNs = recvNs[i];
        event.bidPxE9 = bidPxE9[i];
        event.askPxE9 = askPxE9[i];
        event.priceE9 = priceE9[i];
        event.bidSize = Integer.toUnsignedLong(bidSize[i]);
        event.askSize = Integer.toUnsignedLong(askSize[i]);
        event.size = Integer.toUnsignedLong(size[i]);
        event.sequence = Integer.toUnsignedLong(sequence[i]);
        event.publisherId = publisherId[i];
        event.action = BookAction.ofCode(action[i]);
        event.side = BookSide.ofCode(side[i]);
        event.flags = Byte.toUnsignedInt(flags[i]);
    }

    private static int unsigned32(long value, String what) {
        if (value >>> 32 != 0) {
            throw new MarketDataException(what + " does not fit 32 bits: value=" + value);
        }
        return (int) value;
    }
}
