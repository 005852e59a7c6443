package io.slipway.data.venue;

import io.slipway.market.MarketDataException;
import io.slipway.venue.latency.LatencyModel;
import io.slipway.venue.latency.LatencyModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measured latencies of venues, from a table with the columns {@code publisher} (an id, a market identifier code, or
 * {@code *} for all others), {@code entry_ns} and {@code report_ns}. Several rows of one publisher are measurements, each as
 * likely as another. Immutable.
 */
public final class VenueLatencies {

    private static final String OTHERS = "*";

    private record Measurements(List<Long> entryNs, List<Long> reportNs) {}

    private final String file;
    private final Map<String, Measurements> byPublisher;

    private VenueLatencies(String file, Map<String, Measurements> byPublisher) {
        this.file = file;
        this.byPublisher = byPublisher;
    }

    /**
     * Reads a file.
     *
     * @throws MarketDataException if it cannot be read, names an unknown publisher, or holds a latency that is negative
     */
    public static VenueLatencies load(Path path) {
        ReferenceTable table = ReferenceTable.ofFile(path);
        Map<String, Measurements> byPublisher = new TreeMap<>();
        for (ReferenceTable.Row row : table.rows()) {
            Measurements venue = byPublisher.computeIfAbsent(
                    publisher(row), any -> new Measurements(new ArrayList<>(), new ArrayList<>()));
            venue.entryNs().add(latency(row, "entry_ns"));
            venue.reportNs().add(latency(row, "report_ns"));
        }
        return new VenueLatencies(table.file(), byPublisher);
    }

    private static String publisher(ReferenceTable.Row row) {
        String text = row.text("publisher");
        if (text.equals(OTHERS)) {
            return text;
        }
        VenueNames names = VenueNames.load();
        boolean number = text.chars().allMatch(Character::isDigit);
        int id = number ? row.whole("publisher") : names.publisherOf(text).orElse(-1);
        if (id < 0 || id > Character.MAX_VALUE) {
            throw row.fault("publisher", "unknown venue", text, "a publisher id, a market identifier code or *");
        }
        return Integer.toString(id);
    }

    private static long latency(ReferenceTable.Row row, String column) {
        String text = row.text(column);
        try {
            long ns = Long.parseLong(text);
            if (ns >= 0) {
                return ns;
            }
        } catch (NumberFormatException notANumber) {
            throw row.fault(column, "not a whole number", text, "nanoseconds");
        }
        throw row.fault(column, "negative latency", text, "nanoseconds");
    }

    /**
     * The latencies of a market's venues; none where there is no venue.
     *
     * @throws MarketDataException if a venue has none and there is no row for all others
     */
    public LatencyModel model(int[] publisherIds, long seed) {
        List<List<Long>> entryNs = new ArrayList<>();
        List<List<Long>> reportNs = new ArrayList<>();
        for (int id : publisherIds) {
            Measurements others = byPublisher.get(OTHERS);
            Measurements venue = byPublisher.getOrDefault(Integer.toString(id), others);
            if (venue == null) {
                throw new MarketDataException(file + ": no latency for a venue of the data: publisher=" + id
                        + ", expected a row of it or of *");
            }
            entryNs.add(venue.entryNs());
            reportNs.add(venue.reportNs());
        }
        return entryNs.isEmpty() ? LatencyModels.none() : LatencyModels.measured(entryNs, reportNs, seed);
    }
}
