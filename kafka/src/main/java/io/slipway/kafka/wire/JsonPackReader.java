package io.slipway.kafka.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;
import io.slipway.model.Money;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON events from {@link JsonPackWriter} or another program. */
final class JsonPackReader implements PackReader {

    // Limits the digits before they reach Money.parseE9, and excludes exponents, which the format does not allow.
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,10}(\\.\\d{1,9})?");

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Removals left = new Removals();
    private RecordPlace place = new RecordPlace("", 0, 0);
    private long index;
    private boolean done;

    @Override
    public void open(byte[] value, RecordPlace newPlace) {
        place = newPlace;
        done = false;
        numbers.clear();
        texts.clear();
        try (JsonParser json = JsonPack.FACTORY.createParser(value)) {
            fields(json);
        } catch (IOException e) {
            throw new MarketDataException("damaged record: not JSON: " + place + ", reason=" + e.getMessage(), e);
        }
        index = number(JsonPack.INDEX, Long.MAX_VALUE);
    }

    @Override
    public long firstIndex() {
        return index;
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public boolean next(MarketEvent event) {
        if (done) {
            return false;
        }
        done = true;
        event.times(anyNumber(JsonPack.EVENT_NS), anyNumber(JsonPack.RECV_NS))
                .origin(
                        (int) number(JsonPack.PUBLISHER_ID, EventLimits.MAX_PUBLISHER),
                        number(JsonPack.SEQUENCE, EventLimits.MAX_U32))
                .action(action(), side(JsonPack.SIDE), (int) number(JsonPack.FLAGS, EventLimits.MAX_FLAGS))
                .printKind(printKind());
        prices(event);
        if (numbers.containsKey(JsonPack.LEVELS)) {
            levels(event);
        }
        if (numbers.containsKey(JsonPack.LEFT)) {
            removals(event);
        }
        nothingElse();
        return true;
    }

    private void fields(JsonParser json) throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            switch (json.nextToken()) {
                case VALUE_NUMBER_INT -> numbers.put(field, json.getLongValue());
                case VALUE_STRING -> texts.put(field, json.getText());
                default -> throw damaged("neither an integer nor a text", field);
            }
        }
        expect(json.currentToken() == JsonToken.END_OBJECT, "not a JSON object");
        expect(json.nextToken() == null, "more than one JSON object");
    }

    private void prices(MarketEvent event) {
        if (texts.containsKey(JsonPack.PRICE)) {
            event.order(price(JsonPack.PRICE), size(JsonPack.SIZE));
        } else {
            event.orderWithoutPrice(size(JsonPack.SIZE));
        }
        if (texts.containsKey(JsonPack.BID_PX)) {
            event.bid(price(JsonPack.BID_PX), displayed(JsonPack.BID_SIZE));
        } else {
            event.noBid();
        }
        if (texts.containsKey(JsonPack.ASK_PX)) {
            event.ask(price(JsonPack.ASK_PX), displayed(JsonPack.ASK_SIZE));
        } else {
            event.noAsk();
        }
    }

    private void levels(MarketEvent event) {
        long levels = number(JsonPack.LEVELS, MarketEvent.MOST_LEVELS);
        if (levels < 2) {
            throw damaged("out of range, value=" + levels, JsonPack.LEVELS);
        }
        event.levels((int) levels);
        for (int level = 1; texts.containsKey(JsonPack.ofLevel(JsonPack.BID_PX, level)); level++) {
            String size = JsonPack.ofLevel(JsonPack.BID_SIZE, level);
            checkLevel(event.addBid(price(JsonPack.ofLevel(JsonPack.BID_PX, level)), size(size)), size);
        }
        for (int level = 1; texts.containsKey(JsonPack.ofLevel(JsonPack.ASK_PX, level)); level++) {
            String size = JsonPack.ofLevel(JsonPack.ASK_SIZE, level);
            checkLevel(event.addAsk(price(JsonPack.ofLevel(JsonPack.ASK_PX, level)), size(size)), size);
        }
    }

    private void removals(MarketEvent event) {
        left.clear();
        long count = number(JsonPack.LEFT, Removals.MOST);
        for (int i = 0; i < count; i++) {
            boolean bid = side(JsonPack.LEFT_SIDE + i) == BookSide.BID;
            long pxE9 = price(JsonPack.LEFT_PX + i);
            long size = size(JsonPack.LEFT_SIZE + i);
            long ahead = size(JsonPack.LEFT_AHEAD + i);
            boolean hasTraded = numbers.containsKey(JsonPack.LEFT_TRADED + i);
            left.add(bid, pxE9, size, ahead, hasTraded ? size(JsonPack.LEFT_TRADED + i) : 0);
        }
        event.removals(left);
    }

    private void checkLevel(boolean isNext, String field) {
        if (!isNext) {
            throw damaged("levels that are no book", field);
        }
    }

    private BookAction action() {
        try {
            return BookAction.ofCode(code(JsonPack.ACTION));
        } catch (IllegalArgumentException e) {
            throw damaged("unknown action, expected one of A C M R T F N H O", JsonPack.ACTION);
        }
    }

    private PrintKind printKind() {
        if (!texts.containsKey(JsonPack.PRINT_KIND)) {
            return PrintKind.REGULAR;
        }
        return PrintKind.ofKey(text(JsonPack.PRINT_KIND))
                .orElseThrow(() -> damaged("unknown kind of a print", JsonPack.PRINT_KIND));
    }

    private BookSide side(String field) {
        try {
            return BookSide.ofCode(code(field));
        } catch (IllegalArgumentException e) {
            throw damaged("unknown side, expected one of A B N", field);
        }
    }

    private char code(String field) {
        String text = text(field);
        if (text.length() != 1) {
            throw damaged("not a one-letter code", field);
        }
        return text.charAt(0);
    }

    private long price(String field) {
        String text = text(field);
        if (!DECIMAL.matcher(text).matches()) {
            throw damaged("not a decimal price", field);
        }
        try {
            long priceE9 = Money.parseE9(text);
            expect(priceE9 != Long.MAX_VALUE, "a present price that means no price");
            return priceE9;
        } catch (IllegalArgumentException e) {
            throw damaged("a price that does not fit 64 bits", field);
        }
    }

    private long displayed(String field) {
        long size = size(field);
        if (size == 0) {
            throw damaged("a present quote without size", field);
        }
        return size;
    }

    private long size(String field) {
        return number(field, EventLimits.MAX_SIZE);
    }

    private long number(String field, long max) {
        long value = anyNumber(field);
        if (value < 0 || value > max) {
            throw damaged("out of range, value=" + value, field);
        }
        return value;
    }

    private long anyNumber(String field) {
        Long value = numbers.remove(field);
        if (value == null) {
            throw damaged("an integer is missing", field);
        }
        return value;
    }

    private String text(String field) {
        String value = texts.remove(field);
        if (value == null) {
            throw damaged("a text is missing", field);
        }
        return value;
    }

    private void nothingElse() {
        numbers.keySet().stream().findFirst().ifPresent(field -> {
            throw damaged("unknown or misplaced field", field);
        });
        texts.keySet().stream().findFirst().ifPresent(field -> {
            throw damaged("unknown or misplaced field", field);
        });
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw place.problem("damaged record: " + otherwise);
        }
    }

    private MarketDataException damaged(String reason, String field) {
        return place.problem("damaged record: " + reason, "field=" + field);
    }
}
