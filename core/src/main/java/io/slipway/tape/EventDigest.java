package io.slipway.tape;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import io.slipway.model.Instrument;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over events in one canonical form, whatever file or stream they came from: {@link MarketTape#sha256()}
 * without the tape. An event takes 77 bytes; a print that is not regular has bit 5 of its action set, and the code of its kind
 * follows; one that could show more than the best level has bit 7 of its action set, and
 * its levels follow; one of data that names orders has bit 7 of its side set, and what left the queues follows. Not thread-safe.
 */
public final class EventDigest {

    private static final int EVENT_BYTES = 77;
    private static final int REMOVAL_BYTES = 1 + 4 * Long.BYTES;
    private static final int MOST_DEPTH_BYTES =
            EVENT_BYTES + 1 + 3 + 2 * (MarketEvent.MOST_LEVELS - 1) * 2 * Long.BYTES;
    private static final int MOST_REMOVALS_BYTES = Short.BYTES + Removals.MOST * REMOVAL_BYTES;
    private static final int DEEP = 0x80;
    private static final int NAMES_ORDERS = 0x80;

    /** A bit that no code of an action has, since all are capital letters. */
    private static final int HAS_KIND = 0x20;

    /** The same bit of the side of a removal: what traded of it follows. */
    private static final int HAS_TRADED = 0x20;

    /** Stands for an absent price in the canonical form. */
    private static final long NO_PRICE = Long.MAX_VALUE;

    /** Some 40 kB at a time: the digest works fastest on more than a few kB, and a processor cache holds them. */
    private static final int EVENTS_PER_UPDATE = 512;

    private final MessageDigest sha256 = newSha256();
    private final Hashing hashing;
    private ByteBuffer buffer = ByteBuffer.allocate(EVENT_BYTES * EVENTS_PER_UPDATE);

    /** A digest that is worked out as events are added. */
    public EventDigest(Instrument instrument) {
        this(instrument, (filled, digest) -> {
            digest.update(filled.flip());
            return filled.clear();
        });
    }

    /** A digest whose hashing is done by {@code hashing}, on another core for instance. */
    public EventDigest(Instrument instrument, Hashing hashing) {
        this.hashing = hashing;
        sha256.update(instrument.symbol().getBytes(StandardCharsets.UTF_8));
        if (instrument.qtyStep().compareTo(BigDecimal.ONE) != 0) {
            // Steps of different size are different sizes; in whole shares nothing is added to the symbol.
            String step = "\0step=" + instrument.qtyStep().toPlainString();
            sha256.update(step.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A way to hash the canonical bytes, buffer by buffer and in their order. */
    @FunctionalInterface
    public interface Hashing {

        /**
         * Takes a buffer to be added to a digest, up to its position.
         *
         * @return an empty buffer of the heap with the same capacity, to be filled next
         */
        ByteBuffer add(ByteBuffer filled, MessageDigest digest);

        /** Waits until all buffers have been added. */
        default void finish() {}
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds the next event. */
    public void add(MarketEvent event) {
        reserve(MOST_DEPTH_BYTES);
        buffer.putLong(event.eventNs()).putLong(event.recvNs()).putLong(event.sequence());
        buffer.putLong(event.hasPrice() ? event.priceE9() : NO_PRICE).putLong(event.size());
        buffer.putLong(event.hasBid() ? event.bidPxE9() : NO_PRICE).putLong(event.bidSize());
        buffer.putLong(event.hasAsk() ? event.askPxE9() : NO_PRICE).putLong(event.askSize());
        buffer.putChar((char) event.publisherId());
        int deep = event.levels() == 1 ? 0 : DEEP;
        int named = event.namesOrders() ? NAMES_ORDERS : 0;
        int kind = event.printKind() == PrintKind.REGULAR ? 0 : HAS_KIND;
        buffer.put((byte) (event.action().code() | deep | kind))
                .put((byte) (event.side().code() | named));
        buffer.put((byte) event.flags());
        if (kind != 0) {
            buffer.put((byte) event.printKind().code());
        }
        if (deep != 0) {
            addLevels(event);
        }
        if (named != 0) {
            reserve(MOST_REMOVALS_BYTES);
            addRemovals(event.removals());
        }
    }

    private void addRemovals(Removals removals) {
        buffer.putShort((short) removals.count());
        for (int i = 0; i < removals.count(); i++) {
            int traded = removals.traded(i) == 0 ? 0 : HAS_TRADED;
            buffer.put((byte) ((removals.isBid(i) ? BookSide.BID : BookSide.ASK).code() | traded));
            buffer.putLong(removals.pxE9(i)).putLong(removals.size(i)).putLong(removals.ahead(i));
            if (traded != 0) {
                buffer.putLong(removals.traded(i));
            }
        }
    }

    private void addLevels(MarketEvent event) {
        int bids = Math.max(0, event.bidDepth() - 1);
        int asks = Math.max(0, event.askDepth() - 1);
        buffer.put((byte) event.levels()).put((byte) bids).put((byte) asks);
        for (int level = 1; level <= bids; level++) {
            buffer.putLong(event.bidPxE9(level)).putLong(event.bidSize(level));
        }
        for (int level = 1; level <= asks; level++) {
            buffer.putLong(event.askPxE9(level)).putLong(event.askSize(level));
        }
    }

    /** The digest of all events added, in lower-case hex; the digest cannot be used any more. */
    public String hex() {
        flush();
        hashing.finish();
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void reserve(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        buffer = hashing.add(buffer, sha256);
    }
}
