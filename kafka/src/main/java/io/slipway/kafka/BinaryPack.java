package io.slipway.kafka;

/**
 * The binary pack, version 1; {@code WIRE_FORMAT.md} describes it byte by byte.
 *
 * <pre>
 * u8   version, 1
 * u32  number of events, big-endian
 * u64  number of the first event in its run, big-endian
 * per event:
 *   u8      layout: bits below
 *   u8      kind: action + 8 * side
 *   u8      flags, if FLAGS; else as the event before
 *   varint  publisher, if PUBLISHER; else as the event before
 *   zigzag  eventNs, zigzag recvNs, zigzag sequence   (difference from the event before)
 *   varint  size
 *   zigzag  price, if PRICE                           (difference from the last price in the pack)
 *   zigzag  bid price, varint bid size, if BID
 *   zigzag  ask price, varint ask size, if ASK
 * u32  CRC-32C of all bytes before, big-endian
 * </pre>
 */
final class BinaryPack {

    static final int VERSION = 1;
    static final int HEADER_BYTES = 1 + Integer.BYTES + Long.BYTES;
    static final int CRC_BYTES = Integer.BYTES;
    static final int MIN_EVENT_BYTES = 6;
    static final int MAX_EVENT_BYTES = 80;

    static final int BID = 1;
    static final int ASK = 2;
    static final int PRICE = 4;
    static final int PUBLISHER = 8;
    static final int FLAGS = 16;
    /** The differences of all prices of the event are whole cents and are written in cents. */
    static final int CENTS = 32;

    static final int LAYOUT_BITS = 63;
    static final long CENT_E9 = 10_000_000L;

    /** Codes of actions and sides; their numbers on the wire are their places here. */
    static final String ACTIONS = "ACMRTFN";

    static final String SIDES = "ABN";
    static final int SIDE_SHIFT = 3;
    static final int ACTION_MASK = 7;

    private BinaryPack() {}
}
