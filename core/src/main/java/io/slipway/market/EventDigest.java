package io.slipway.market;

import io.slipway.model.Instrument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over events in one canonical 77-byte form, whatever file or stream they came from: {@link MarketTape#sha256()}
 * without the tape. Not thread-safe.
 */
public final class EventDigest {

    private static final int EVENT_BYTES = 77;
    private static final int EVENTS_PER_UPDATE = 512;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(EVENT_BYTES * EVENTS_PER_UPDATE);

    public EventDigest(Instrument instrument) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        sha256.update(instrument.symbol().getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the next event. */
    public void add(MarketEvent event) {
        if (buffer.remaining() < EVENT_BYTES) {
            flush();
        }
        buffer.putLong(event.eventNs).putLong(event.recvNs).putLong(event.sequence);
        buffer.putLong(event.priceE9).putLong(event.size);
        buffer.putLong(event.bidPxE9).putLong(event.bidSize);
        buffer.putLong(event.askPxE9).putLong(event.askSize);
        buffer.putChar((char) event.publisherId);
        buffer.put((byte) event.action.code()).put((byte) event.side.code()).put((byte) event.flags);
    }

    /** The digest of all events added, in lower-case hex; the digest cannot be used any more. */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void flush() {
        sha256.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
