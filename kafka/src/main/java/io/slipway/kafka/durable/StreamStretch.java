package io.slipway.kafka.durable;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of a stream: from the first row that happens at its beginning or later, through the first row that is later than its end
 * and so shows that the end has passed, or to a clock that does.
 *
 * @param fromNs its beginning, in nanoseconds since 1970 UTC
 * @param toNs its end, in nanoseconds since 1970 UTC
 */
public record StreamStretch(long fromNs, long toNs) {

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if the end is before the beginning
     */
    public StreamStretch {
        if (toNs < fromNs) {
            throw new IllegalArgumentException("the end is before the beginning: from=" + fromNs + ", to=" + toNs);
        }
    }

    /** The arrivals of a source up to the end of the stretch. */
    RowSource of(RowSource all) {
        boolean[] over = {false};
        return event -> {
            if (over[0]) {
                return RowSource.Arrival.END;
            }
            RowSource.Arrival arrival = all.next(event);
            over[0] = arrival == RowSource.Arrival.END || event.eventNs() > toNs;
            return arrival;
        };
    }

    /**
     * Reads the rows of the stretch, waiting for its end.
     *
     * @throws MarketDataException if it has no row
     * @throws io.slipway.kafka.KafkaProblem if the broker fails, or nothing comes within the idle limit
     */
    public MarketTape read(TopicReader reader, TapeStorage storage) {
        return read(reader, storage, List.of(toNs)).get(0);
    }

    /**
     * Reads the rows of the stretch once, and gives those of the stretches that begin with it and end earlier.
     *
     * @param endsNs ends of the stretches, none after that of this one, in nanoseconds since 1970 UTC
     * @return the stretches in the order of their ends
     * @throws MarketDataException if one of them has no row
     * @throws io.slipway.kafka.KafkaProblem if the broker fails, or nothing comes within the idle limit
     */
    public List<MarketTape> read(TopicReader reader, TapeStorage storage, List<Long> endsNs) {
        MarketTape.Builder tape = new MarketTape.Builder(reader.instrument(), storage);
        RowSource rows = of(reader.arrivals());
        MarketEvent event = new MarketEvent();
        long[] sizes = new long[endsNs.size()];
        Arrays.fill(sizes, -1);
        boolean begun = false;
        for (RowSource.Arrival each = rows.next(event); each != RowSource.Arrival.END; each = rows.next(event)) {
            boolean isRow = each == RowSource.Arrival.ROW;
            begun |= isRow && event.eventNs() >= fromNs;
            if (begun && isRow) {
                tape.add(event);
            }
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = sizes[i] < 0 && event.eventNs() > endsNs.get(i) ? tape.size() : sizes[i];
            }
        }
        if (tape.size() == 0 || Arrays.stream(sizes).anyMatch(size -> size == 0)) {
            throw new MarketDataException(
                    "the stretch has no rows: stream=" + reader.place() + ", from=" + fromNs + ", to=" + toNs);
        }
        MarketTape all = tape.build();
        return Arrays.stream(sizes)
                .mapToObj(size -> all.between(0, size < 0 ? all.size() : size))
                .toList();
    }
}
