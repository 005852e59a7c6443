package io.slipway.kafka.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** The JSON object of a begin or end marker, with checked access to its fields. */
record MarkerJson(JsonNode object, RecordPlace place) {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonPack.FACTORY);

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static byte[] write(ObjectNode object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    static MarkerJson parse(byte[] value, RecordPlace place) {
        try {
            JsonNode object = MAPPER.readTree(value);
            if (object != null && object.isObject()) {
                return new MarkerJson(object, place);
            }
        } catch (IOException e) {
            throw new MarketDataException("damaged marker: not JSON: " + place + ", reason=" + e.getMessage(), e);
        }
        throw place.problem("damaged marker: not a JSON object");
    }

    String text(String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw place.problem("damaged marker: a text is missing", "field=" + field);
        }
        return value.textValue();
    }

    long number(String field) {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw place.problem("damaged marker: an integer is missing", "field=" + field);
        }
        return value.longValue();
    }

    /** Counts by {@link DataIssue}; empty if the field is absent. */
    Map<DataIssue, Long> issues(String field) {
        Map<DataIssue, Long> counts = new EnumMap<>(DataIssue.class);
        for (Map.Entry<String, JsonNode> entry : object.path(field).properties()) {
            DataIssue issue = DataIssue.ofKey(entry.getKey())
                    .orElseThrow(() -> place.problem("damaged marker: unknown issue", "key=" + entry.getKey()));
            if (!entry.getValue().canConvertToLong() || entry.getValue().longValue() <= 0) {
                throw place.problem("damaged marker: not a count", "key=" + entry.getKey());
            }
            counts.put(issue, entry.getValue().longValue());
        }
        return counts;
    }
}
