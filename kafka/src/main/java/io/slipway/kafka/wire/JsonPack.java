package io.slipway.kafka.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The field names of an event in JSON. {@code WIRE_FORMAT.md} has an example. */
final class JsonPack {

    static final String INDEX = "index";
    static final String EVENT_NS = "eventNs";
    static final String RECV_NS = "recvNs";
    static final String PUBLISHER_ID = "publisherId";
    static final String SEQUENCE = "sequence";
    static final String ACTION = "action";
    static final String SIDE = "side";
    static final String FLAGS = "flags";
    static final String PRINT_KIND = "printKind";
    static final String PRICE = "price";
    static final String SIZE = "size";
    static final String BID_PX = "bidPx";
    static final String BID_SIZE = "bidSize";
    static final String ASK_PX = "askPx";
    static final String ASK_SIZE = "askSize";
    static final String LEVELS = "levels";
    static final String LEFT = "left";
    static final String LEFT_SIDE = "leftSide";
    static final String LEFT_PX = "leftPx";
    static final String LEFT_SIZE = "leftSize";
    static final String LEFT_AHEAD = "leftAhead";
    static final String LEFT_TRADED = "leftTraded";

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(64 * 1024)
                    .maxStringLength(4 * 1024)
                    .maxNumberLength(24)
                    .maxNestingDepth(4)
                    .build())
            .build();

    private JsonPack() {}

    /** The name of a field at {@code level}; level 0 is the best. */
    static String ofLevel(String field, int level) {
        return level == 0 ? field : field + level;
    }
}
