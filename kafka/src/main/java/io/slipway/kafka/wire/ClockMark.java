package io.slipway.kafka.wire;

/**
 * The value of a record that says that time has passed without an event.
 *
 * @param timeNs the time: events that follow are not earlier; in nanoseconds since 1970 UTC
 * @param events number of events of the stream before it
 */
public record ClockMark(long timeNs, long events) {

    public byte[] toBytes() {
        return MarkerJson.write(MarkerJson.newObject().put("time_ns", timeNs).put("events", events));
    }

    /**
     * Parses a mark.
     *
     * @throws io.slipway.market.MarketDataException if the mark is damaged
     */
    public static ClockMark parse(byte[] value, RecordPlace place) {
        MarkerJson json = MarkerJson.parse(value, place);
        return new ClockMark(json.number("time_ns"), json.number("events"));
    }
}
