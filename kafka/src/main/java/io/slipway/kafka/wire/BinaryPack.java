package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;

/**
 * The layout of a binary pack. {@code WIRE_FORMAT.md} describes every byte.
 *
 * <pre>
 * u8   version: 5 if any has FILLS, 4 if any event is a print of another kind than regular, 3 if any has ORDERS, 2 if any has LEVELS or is a halt or its end, else 1
 * u32  number of events, big-endian
 * u64  number of the first event in its stream, big-endian
 * per event:
 *   u8      layout: bits below
 *   u8      kind: action mod 8 + 8 * side + 32 * (action div 8) + 64 if FILLS + 128 if a kind of print follows
 *   u8      code of the kind of the print, if the bit above says so; else regular
 *   u8      flags, if FLAGS; else as the event before
 *   varint  publisher, if PUBLISHER; else as the event before
 *   zigzag  eventNs, zigzag recvNs, zigzag sequence   (difference from the event before)
 *   varint  size
 *   zigzag  price, if PRICE                           (difference from the last price in the pack)
 *   zigzag  bid price, varint bid size, if BID
 *   zigzag  ask price, varint ask size, if ASK
 *   if LEVELS:
 *     u8      levels that the event could show, the best one included
 *     u8      bids beyond the best + 16 * asks beyond the best
 *     varint  price, varint size of each of those bids    (how much lower than the one before)
 *     varint  price, varint size of each of those asks    (how much higher than the one before)
 *   if ORDERS:
 *     varint  number of removals
 *     varint  size * 2 + (1 if an offer), zigzag price, varint shares ahead, of each   (price: difference from the one before,
 *             the first from the last price in the pack); with FILLS then varint shares that traded
 * u32  CRC-32C of all bytes before, big-endian
 * </pre>
 */
final class BinaryPack {

    static final int HEADER_BYTES = 1 + Integer.BYTES + Long.BYTES;
    static final int CRC_BYTES = Integer.BYTES;
    static final int MIN_EVENT_BYTES = 6;
    static final int MAX_EVENT_BYTES = 92 + 2 * (MarketEvent.MOST_LEVELS - 1) * 18 + 2 + Removals.MOST * 34;

    /** Size at which a pack is full: with its last event it stays below Kafka's default record limit of 1 MiB. */
    static final int FULL_BYTES = 1 << 19;

    static final int BID = 1;
    static final int ASK = 2;
    static final int PRICE = 4;
    static final int PUBLISHER = 8;
    static final int FLAGS = 16;
    /** The event's price differences are whole cents and are written in cents. */
    static final int CENTS = 32;

    /** Deeper levels follow. */
    static final int LEVELS = 64;

    /** Removals from the queues follow; order-level (L3) data only. */
    static final int ORDERS = 128;

    static final long CENT_E9 = 10_000_000L;

    /** Codes of the actions; the number on the wire is the index here. */
    static final String ACTIONS = "ACMRTFNHO";

    /** Number of actions that version 1 has. */
    static final int FIRST_ACTIONS = 7;

    static final String SIDES = "ABN";
    static final int SIDE_SHIFT = 3;
    static final int SIDE_MASK = 3;
    static final int ACTION_BITS = 3;
    static final int ACTION_MASK = 7;
    static final int ACTION_HIGH_SHIFT = 5;
    static final int ACTION_HIGH_MASK = 1;

    /** Bit of the kind: the code of the print's kind follows. Version 4 only. */
    static final int PRINT_KIND = 128;

    /** Bit of the kind: each removal has the shares that traded. Version 5 only. */
    static final int FILLS = 64;

    static final int COUNT_BITS = 4;
    static final int COUNT_MASK = 15;

    private BinaryPack() {}

    /** The layout bits that are valid in {@code version}. */
    static int layoutBits(int version) {
        return switch (version) {
            case WireVersion.FIRST -> LEVELS - 1;
            case WireVersion.DEPTH -> ORDERS - 1;
            default -> 2 * ORDERS - 1;
        };
    }
}
