package io.slipway.kafka.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A wish of a person about a parent order, which takes effect at the clock of the row at which it becomes known.
 *
 * @param kind kind of the wish
 * @param id the order that is meant, or the name of a new one
 * @param terms settings of a new order by name, such as {@code qty}; empty for other kinds
 */
public record OrderWish(Kind kind, String id, Map<String, String> terms) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Version of the form of the values. */
    private static final int VERSION = 1;

    /** Kind of a wish. */
    public enum Kind {
        /** Begin an order. */
        NEW,
        /** Stop trading until {@link #RESUME}. */
        PAUSE,
        /** Trade again. */
        RESUME,
        /** Stop trading for good. */
        CANCEL,
        /** Cancel, and begin an order of what is left with other terms. */
        REPLACE;

        /** Name in JSON and on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a label.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind parse(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "unknown: action=" + label + ", expected new, pause, resume, cancel or replace"));
        }
    }

    /**
     * Copies the terms.
     *
     * @throws IllegalArgumentException if the id names no order
     */
    public OrderWish {
        if (!id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}")) {
            throw new IllegalArgumentException("not an id of an order: value=" + id
                    + ", expected 1 to 80 letters, digits, dots, dashes and underscores");
        }
        terms = Map.copyOf(terms);
    }

    /** The value of its record. */
    public byte[] toBytes() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("v", VERSION).put("action", kind.label()).put("id", id);
        if (!terms.isEmpty()) {
            ObjectNode object = json.putObject("terms");
            new TreeMap<>(terms).forEach(object::put);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static OrderWish parse(byte[] value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            if (!json.isObject() || json.path("v").asInt() != VERSION) {
                throw new IllegalArgumentException("not a wish of version " + VERSION);
            }
            Map<String, String> terms = new TreeMap<>();
            json.path("terms")
                    .properties()
                    .forEach(each -> terms.put(each.getKey(), each.getValue().asText()));
            return new OrderWish(
                    Kind.parse(json.path("action").asText()), json.path("id").asText(), terms);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
