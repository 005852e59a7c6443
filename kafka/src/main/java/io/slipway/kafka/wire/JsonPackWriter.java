package io.slipway.kafka.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import io.slipway.model.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes events as JSON, one per pack. */
final class JsonPackWriter implements PackWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private long index;
    private int count;
    private int version;

    @Override
    public void begin(long firstIndex) {
        index = firstIndex;
        count = 0;
        version = WireVersion.FIRST;
        bytes.reset();
    }

    @Override
    public void add(MarketEvent event) {
        EventLimits.check(event);
        try (JsonGenerator json = JsonPack.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            origin(json, event);
            prices(json, event);
            if (event.levels() > 1) {
                levels(json, event);
            }
            if (event.namesOrders()) {
                removals(json, event.removals());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory does not fail", e);
        }
        version = WireVersion.of(event);
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
        return count == 1;
    }

    @Override
    public byte[] finish() {
        return bytes.toByteArray();
    }

    private void origin(JsonGenerator json, MarketEvent event) throws IOException {
        json.writeNumberField(JsonPack.INDEX, index);
        json.writeNumberField(JsonPack.EVENT_NS, event.eventNs());
        json.writeNumberField(JsonPack.RECV_NS, event.recvNs());
        json.writeNumberField(JsonPack.PUBLISHER_ID, event.publisherId());
        json.writeNumberField(JsonPack.SEQUENCE, event.sequence());
        json.writeStringField(JsonPack.ACTION, String.valueOf(event.action().code()));
        json.writeStringField(JsonPack.SIDE, String.valueOf(event.side().code()));
        json.writeNumberField(JsonPack.FLAGS, event.flags());
        if (event.printKind() != PrintKind.REGULAR) {
            json.writeStringField(JsonPack.PRINT_KIND, event.printKind().key());
        }
    }

    private static void prices(JsonGenerator json, MarketEvent event) throws IOException {
        if (event.hasPrice()) {
            price(json, JsonPack.PRICE, event.priceE9());
        }
        json.writeNumberField(JsonPack.SIZE, event.size());
        if (event.hasBid()) {
            price(json, JsonPack.BID_PX, event.bidPxE9());
            json.writeNumberField(JsonPack.BID_SIZE, event.bidSize());
        }
        if (event.hasAsk()) {
            price(json, JsonPack.ASK_PX, event.askPxE9());
            json.writeNumberField(JsonPack.ASK_SIZE, event.askSize());
        }
    }

    private static void levels(JsonGenerator json, MarketEvent event) throws IOException {
        json.writeNumberField(JsonPack.LEVELS, event.levels());
        for (int level = 1; level < event.bidDepth(); level++) {
            price(json, JsonPack.ofLevel(JsonPack.BID_PX, level), event.bidPxE9(level));
            json.writeNumberField(JsonPack.ofLevel(JsonPack.BID_SIZE, level), event.bidSize(level));
        }
        for (int level = 1; level < event.askDepth(); level++) {
            price(json, JsonPack.ofLevel(JsonPack.ASK_PX, level), event.askPxE9(level));
            json.writeNumberField(JsonPack.ofLevel(JsonPack.ASK_SIZE, level), event.askSize(level));
        }
    }

    private static void removals(JsonGenerator json, Removals left) throws IOException {
        json.writeNumberField(JsonPack.LEFT, left.count());
        for (int i = 0; i < left.count(); i++) {
            json.writeStringField(JsonPack.LEFT_SIDE + i, left.isBid(i) ? "B" : "A");
            price(json, JsonPack.LEFT_PX + i, left.pxE9(i));
            json.writeNumberField(JsonPack.LEFT_SIZE + i, left.size(i));
            json.writeNumberField(JsonPack.LEFT_AHEAD + i, left.ahead(i));
            if (left.traded(i) > 0) {
                json.writeNumberField(JsonPack.LEFT_TRADED + i, left.traded(i));
            }
        }
    }

    private static void price(JsonGenerator json, String field, long pxE9) throws IOException {
        json.writeStringField(field, Money.toDecimal(pxE9).toPlainString());
    }
}
