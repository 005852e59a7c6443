package io.slipway.app.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.durable.StateRecord;
import io.slipway.market.MarketDataException;
import io.slipway.model.SavedState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A live run on one instrument between two rows.
 *
 * @param head the run
 * @param orders its orders, in the order in which they became known
 */
record SavedLive(Head head, List<Order> orders) {

    /** Writes the components of records alone, not what they answer by a method named isX. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    private static final SavedState NO_STATE = SavedState.of(new byte[0]);

    /** Copies the list. */
    SavedLive {
        orders = List.copyOf(orders);
    }

    /**
     * Facts of the run.
     *
     * @param plan digest of the settings, the given orders and the program
     * @param place where the next start reads on
     * @param rows rows of the stream that it has taken in
     * @param clockNs its time, in nanoseconds since 1970 UTC
     * @param wishes offset of the first wish that it has not followed
     * @param commits commits so far
     * @param finished true if it is at its end
     * @param orders ids of the orders, in the order in which they became known
     */
    record Head(
            String plan,
            Place place,
            long rows,
            long clockNs,
            long wishes,
            long commits,
            boolean finished,
            List<String> orders) {}

    /**
     * The stream, the row from which on the run still needs it, and what it has told before that row.
     *
     * @param stream the stream
     * @param offset offset of the record that holds the row
     * @param row number of the row
     * @param firstNs time of the first row of the stream, in nanoseconds since 1970 UTC
     * @param publishers the publishers of the rows taken in, ascending
     * @param namesOrders true if the rows are order-level
     */
    record Place(
            StreamBegin stream, long offset, long row, long firstNs, List<Integer> publishers, boolean namesOrders) {

        /** Copies the list. */
        Place {
            publishers = List.copyOf(publishers);
        }

        /** The beginning of a stream of which no row is known. */
        static Place first(StreamBegin stream) {
            return new Place(stream, stream.place().offset(), 0, Long.MIN_VALUE, List.of(), false);
        }
    }

    /**
     * An order and its state.
     *
     * @param facts what is known of it besides its state
     * @param state what the replay saved
     */
    record Order(Facts facts, SavedState state) {}

    /**
     * Facts of an order.
     *
     * @param id its name
     * @param settings texts of its settings by name
     * @param cancelled true if it will not trade any more
     * @param market the market since its start
     * @param finished true if its window has passed or all of it is filled
     * @param endRow the row at which its window had passed
     * @param ended true if that row is known
     * @param venues number of the venues that it knows
     */
    record Facts(
            String id,
            Map<String, List<String>> settings,
            boolean cancelled,
            LiveSnapshot.MarketSums market,
            boolean finished,
            long endRow,
            boolean ended,
            int venues) {}

    /** The record of a head. */
    static StateRecord record(String key, Head head) {
        return new StateRecord(key, json(head), NO_STATE);
    }

    /** The record of an order. */
    static StateRecord record(String key, Order order) {
        return new StateRecord(key + "/" + order.facts().id(), json(order.facts()), order.state());
    }

    private static byte[] json(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }

    /**
     * Reads a run back.
     *
     * @param records its records by key
     * @throws MarketDataException if one of them is damaged or missing
     */
    static SavedLive parse(String key, Map<String, StateRecord> records) {
        Head head = parse(key, records, Head.class);
        List<Order> orders = new ArrayList<>();
        for (String id : head.orders()) {
            String own = key + "/" + id;
            Facts facts = parse(own, records, Facts.class);
            StateRecord found = records.get(own);
            orders.add(new Order(facts, found == null ? NO_STATE : found.state()));
        }
        return new SavedLive(head, orders);
    }

    /**
     * The stream of the only run among some records.
     *
     * @param id id of the run
     * @return empty if there is no run, or there are several, each of another instrument
     * @throws MarketDataException if a record is damaged
     */
    static Optional<StreamBegin> stream(String id, Map<String, StateRecord> records) {
        List<StreamBegin> found = new ArrayList<>();
        records.forEach((key, record) -> {
            if (record.state().bytes().length == 0) {
                StreamBegin stream = parse(key, records, Head.class).place().stream();
                if (key.equals(LiveKeeper.Identity.key(id, stream.symbol()))) {
                    found.add(stream);
                }
            }
        });
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static <T> T parse(String key, Map<String, StateRecord> records, Class<T> type) {
        StateRecord found = records.get(key);
        if (found == null) {
            throw new MarketDataException("damaged state of a run: missing=" + key);
        }
        try {
            return MAPPER.readValue(found.head(), type);
        } catch (IOException e) {
            throw new MarketDataException("damaged state of a run: key=" + key + ", reason=" + e.getMessage(), e);
        }
    }
}
