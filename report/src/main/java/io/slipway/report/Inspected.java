package io.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The content of {@code inspection.json} for pictures and pages. */
record Inspected(JsonNode root) {

    static final String FILE = "inspection.json";

    private static final List<String> NEEDED =
            List.of("source", "symbol", "from", "to", "good_for", "mind", "data_quality", "nbbo", "venues", "day");

    /** A venue's name and its share of the time at the best in each bin. */
    record Venue(String name, double share, List<Double> atBest) {}

    /**
     * Reads a directory.
     *
     * @throws ReportException if the file is missing or damaged
     */
    static Inspected read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            for (String key : NEEDED) {
                if (!root.has(key)) {
                    throw new ReportException(FILE + ": a key is missing: key=" + key);
                }
            }
            return new Inspected(root);
        } catch (JsonProcessingException e) {
            throw new ReportException(FILE + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ReportException("cannot read the inspection: file=" + file, e);
        }
    }

    String text(String key) {
        return root.path(key).asText();
    }

    /** {@code AAPL, file:quotes.csv}. */
    String title() {
        return text("symbol") + ", " + text("source");
    }

    /** A series over the day; NaN where there is no value. */
    double[] series(String name) {
        return numbers(root.path("day").path(name));
    }

    int bins() {
        return root.path("day").path("updates").size();
    }

    double binSeconds() {
        return root.path("day").path("bin_ns").asLong() / 1e9;
    }

    /** End of each bin, in seconds since 1970 UTC. */
    double[] times() {
        long startNs = root.path("day").path("start_ns").asLong();
        long binNs = root.path("day").path("bin_ns").asLong();
        double[] times = new double[bins()];
        for (int i = 0; i < times.length; i++) {
            times[i] = (startNs + (i + 1) * binNs) / 1e9;
        }
        return times;
    }

    /** The venues that were at the best at all, the most often first. */
    List<Venue> venues() {
        List<Venue> venues = new ArrayList<>();
        for (JsonNode venue : root.path("venues")) {
            double share =
                    (venue.path("at_nbb").asDouble() + venue.path("at_nbo").asDouble()) / 2;
            List<Double> atBest = Arrays.stream(numbers(root.path("day")
                            .path("at_best")
                            .path(venue.path("publisher_id").asText())))
                    .boxed()
                    .toList();
            if (share > 0) {
                venues.add(new Venue(venue.path("name").asText(), share, atBest));
            }
        }
        venues.sort((a, b) -> Double.compare(b.share(), a.share()));
        return venues;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return numbers;
    }
}
