package io.slipway.kafka.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers of every record that Slipway writes.
 *
 * @param version the lowest {@link WireVersion} that can hold the record
 * @param kind begin marker, data, clock or end marker
 * @param runId id of the stream
 * @param encoding encoding of the stream's data records
 */
public record WireHeaders(int version, RecordKind kind, String runId, Encoding encoding) {

    private static final String VERSIONS = "1 to 6";
    private static final char FIRST = '1';
    private static final char LAST = '6';

    public static final String SCHEMA = "slipway-schema";
    static final String KIND = "slipway-kind";
    static final String RUN = "slipway-run";
    static final String ENCODING = "slipway-encoding";

    /**
     * Parses the headers of a record.
     *
     * @throws io.slipway.market.MarketDataException if Slipway did not write the record, or if its version is not known
     */
    public static WireHeaders parse(Headers headers, RecordPlace place) {
        if (headers.lastHeader(SCHEMA) == null) {
            throw place.problem("not a Slipway record", "header " + SCHEMA + "=missing, expected=" + VERSIONS);
        }
        String schema = text(headers, SCHEMA, place);
        if (schema.length() != 1 || schema.charAt(0) < FIRST || schema.charAt(0) > LAST) {
            throw place.problem("unknown schema version", SCHEMA + "=" + schema + ", expected=" + VERSIONS);
        }
        try {
            return new WireHeaders(
                    Integer.parseInt(schema),
                    RecordKind.parse(text(headers, KIND, place)),
                    text(headers, RUN, place),
                    Encoding.parse(text(headers, ENCODING, place)));
        } catch (IllegalArgumentException e) {
            throw place.problem("damaged record", "reason=" + e.getMessage());
        }
    }

    public List<Header> toHeaders() {
        return List.of(
                header(SCHEMA, Integer.toString(version)),
                header(KIND, kind.label()),
                header(RUN, runId),
                header(ENCODING, encoding.label()));
    }

    private static String text(Headers headers, String name, RecordPlace place) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw place.problem("a header is missing", "header=" + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
