package io.slipway.report.read;

import io.slipway.result.file.InspectionKeys;
import io.slipway.result.file.SurveyKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings in market data, as pictures and pages need them.
 *
 * @param values {@code inspection.json}
 */
public record Inspected(Values values) {

    private static final List<Key<?>> NEEDED = List.of(
            InspectionKeys.SOURCE,
            InspectionKeys.SYMBOL,
            InspectionKeys.FROM,
            InspectionKeys.TO,
            InspectionKeys.DATA_QUALITY,
            InspectionKeys.CLOCKS,
            InspectionKeys.TRADES,
            InspectionKeys.NBBO,
            InspectionKeys.VENUES,
            InspectionKeys.DAY);

    /** A venue's name and its share of the time at the best in each bin. */
    public record Venue(String name, double share, List<Double> atBest) {}

    /**
     * Reads a directory.
     *
     * @throws ReportException if the file is missing or damaged
     */
    public static Inspected read(Path directory) {
        Values values = ResultReader.object(directory, InspectionKeys.FILE);
        for (Key<?> key : NEEDED) {
            if (values.find(key).isEmpty()) {
                throw new ReportException(InspectionKeys.FILE + ": a key is missing: key=" + key);
            }
        }
        return new Inspected(values);
    }

    /** {@code AAPL on 2024-08-01}. */
    public String title() {
        String from = date(InspectionKeys.FROM);
        String to = date(InspectionKeys.TO);
        return values.get(InspectionKeys.SYMBOL) + " on " + from + (to.equals(from) ? "" : " to " + to);
    }

    private String date(Key<?> time) {
        String text = values.find(time).map(Object::toString).orElse("");
        return text.substring(0, Math.min("2024-08-01".length(), text.length()));
    }

    private Values day() {
        return values.get(InspectionKeys.DAY);
    }

    /** A series over the day; NaN where there is no value. */
    public double[] series(Key<List<Optional<BigDecimal>>> key) {
        return numbers(day().get(key));
    }

    public int bins() {
        return day().get(InspectionKeys.UPDATES).size();
    }

    public double binSeconds() {
        return day().get(InspectionKeys.BIN_NS) / 1e9;
    }

    /** End of each bin, in seconds since 1970 UTC. */
    public double[] times() {
        long startNs = day().get(InspectionKeys.START_NS);
        long binNs = day().get(InspectionKeys.BIN_NS);
        double[] times = new double[bins()];
        for (int i = 0; i < times.length; i++) {
            times[i] = (startNs + (i + 1) * binNs) / 1e9;
        }
        return times;
    }

    /** The parts of the day outside of regular sessions. */
    public DayShades shades() {
        double start = day().get(InspectionKeys.START_NS) / 1e9;
        return DayShades.of(day(), start, start + bins() * binSeconds());
    }

    /** The venues that were at the best at all, the most often first. */
    public List<Venue> venues() {
        Map<String, List<Optional<BigDecimal>>> atBest = day().get(InspectionKeys.AT_BEST);
        List<Venue> venues = new ArrayList<>();
        for (Values venue : values.get(InspectionKeys.VENUES)) {
            double share = (share(venue, SurveyKeys.AT_NBB) + share(venue, SurveyKeys.AT_NBO)) / 2;
            String id = venue.get(SurveyKeys.PUBLISHER_ID).toString();
            if (share > 0) {
                venues.add(new Venue(venue.get(SurveyKeys.NAME), share, numbers(atBest, id)));
            }
        }
        venues.sort((a, b) -> Double.compare(b.share(), a.share()));
        return venues;
    }

    public static double share(Values values, Key<BigDecimal> key) {
        return values.or(key, BigDecimal.ZERO).doubleValue();
    }

    private static List<Double> numbers(Map<String, List<Optional<BigDecimal>>> series, String id) {
        List<Double> numbers = new ArrayList<>();
        for (double number : numbers(series.getOrDefault(id, List.of()))) {
            numbers.add(number);
        }
        return numbers;
    }

    private static double[] numbers(List<Optional<BigDecimal>> series) {
        return series.stream()
                .mapToDouble(value -> value.map(BigDecimal::doubleValue).orElse(Double.NaN))
                .toArray();
    }
}
