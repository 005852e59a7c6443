package io.slipway.strategies.schedule;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.strategy.VolumeCurve;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Volumes that were traded on some days, by time of day in New York. As a curve, only days before the one that is traded count,
 * all alike; within a row the volume is spread evenly.
 *
 * @param rows by day and time
 */
public record DailyVolumes(List<Row> rows) implements VolumeCurve {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** All weights together. */
    private static final double SCALE = 1e15;

    /**
     * The volume traded in a part of a day.
     *
     * @param day day in New York
     * @param from start, as ns of the day
     * @param to end, exclusive, as ns of the day
     * @param volume shares, coins or contracts, so that days of different quantity steps add up
     */
    public record Row(LocalDate day, long from, long to, BigDecimal volume) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the part is empty or outside the day, or the volume negative
         */
        public Row {
            if (from < 0 || to <= from || to > LocalTime.MAX.toNanoOfDay() + 1 || volume.signum() < 0) {
                throw new IllegalArgumentException(
                        "no part of a day with a volume: from=" + from + ", to=" + to + ", volume=" + volume);
            }
        }

        private double within(long start, long end) {
            long overlap = Math.min(to, end) - Math.max(from, start);
            return overlap <= 0 ? 0 : volume.doubleValue() * overlap / (to - from);
        }
    }

    /** Copies the list. */
    public DailyVolumes {
        rows = List.copyOf(rows);
    }

    /** Adds up the trades of continuous trading of a tape in buckets of {@code bucketNs} from midnight on; buckets without a trade are left out. */
    public static DailyVolumes of(MarketTape tape, long bucketNs) {
        long dayNs = LocalTime.MAX.toNanoOfDay() + 1;
        Map<LocalDate, Map<Long, Long>> days = new TreeMap<>();
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            if (event.action() == BookAction.TRADE && event.printKind().inVwap() && event.size() > 0) {
                ZonedDateTime time = newYork(event.eventNs());
                long bucket = time.toLocalTime().toNanoOfDay() / bucketNs;
                days.computeIfAbsent(time.toLocalDate(), day -> new TreeMap<>())
                        .merge(bucket, event.size(), Math::addExact);
            }
        }
        List<Row> rows = new ArrayList<>();
        days.forEach((day, buckets) -> buckets.forEach((bucket, volume) -> rows.add(new Row(
                day,
                bucket * bucketNs,
                Math.min(dayNs, (bucket + 1) * bucketNs),
                tape.instrument().qty(volume)))));
        return new DailyVolumes(rows);
    }

    private static ZonedDateTime newYork(long timeNs) {
        return Instant.ofEpochSecond(0, timeNs).atZone(NEW_YORK);
    }

    /**
     * Weights of the days before that of {@code startNs}.
     *
     * @throws IllegalArgumentException if there is no earlier day, or none with volume at these times
     */
    @Override
    public long[] weights(long startNs, long bucketNs, long[] durationsNs) {
        ZonedDateTime start = newYork(startNs);
        LocalDate day = start.toLocalDate();
        if (rows.stream().noneMatch(row -> row.day().isBefore(day))) {
            throw new IllegalArgumentException(
                    "no volumes of an earlier day, and those of the day itself would look ahead:"
                            + " day=" + day + ", days="
                            + rows.stream().map(Row::day).distinct().toList());
        }
        long from = start.toLocalTime().toNanoOfDay();
        double[] volumes = new double[durationsNs.length];
        double sum = 0;
        for (int i = 0; i < volumes.length; i++) {
            long at = from + i * bucketNs;
            for (Row row : rows) {
                volumes[i] += row.day().isBefore(day) ? row.within(at, at + durationsNs[i]) : 0;
            }
            sum += volumes[i];
        }
        if (sum == 0) {
            throw new IllegalArgumentException(
                    "no volume of earlier days at this time: day=" + day + ", from=" + start.toLocalTime());
        }
        double all = sum;
        return Arrays.stream(volumes)
                .mapToLong(volume -> Math.round(volume / all * SCALE))
                .toArray();
    }
}
