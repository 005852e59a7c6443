package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.slipway.algo.Slices;
import io.slipway.algo.VolumeCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

/** What was due when, for the strategies whose schedule follows from the order alone: {@code [ms, quantity so far]}. */
final class Plan {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> EVEN = Set.of("twap", "rest-then-cross");
    private static final String BY_VOLUME = "vwap";
    private static final int MOST_SLICES = 2_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double NANOS_PER_MS = 1e6;

    private Plan() {}

    /** The steps; null where it is not known. The trial's schedules depend on its snapshots and are not. */
    static JsonNode of(RunDirectory run, String strategy) {
        long sliceNs = run.results().path("slice_ns").asLong();
        boolean known = EVEN.contains(strategy) || strategy.equals(BY_VOLUME);
        if (Headlines.isTrial(run) || !known || sliceNs <= 0) {
            return MAPPER.nullNode();
        }
        Instant start = run.start();
        Instant end = Instant.parse(run.order().path("end").asText());
        long[] durations = durations(Math.max(1, Duration.between(start, end).toNanos()), sliceNs);
        long startNs = Math.addExact(start.getEpochSecond() * NANOS_PER_SECOND, start.getNano());
        long[] weights = strategy.equals(BY_VOLUME) ? VolumeCurve.weights(startNs, sliceNs, durations) : durations;
        return durations.length > MOST_SLICES
                ? MAPPER.nullNode()
                : steps(Slices.proportional(run.order().path("qty").asLong(), weights), sliceNs);
    }

    private static long[] durations(long windowNs, long sliceNs) {
        long[] durations = new long[(int) Math.min(MOST_SLICES + 1L, -Math.floorDiv(-windowNs, sliceNs))];
        Arrays.fill(durations, sliceNs);
        durations[durations.length - 1] = windowNs - (durations.length - 1L) * sliceNs;
        return durations;
    }

    private static ArrayNode steps(long[] slices, long sliceNs) {
        ArrayNode steps = MAPPER.createArrayNode();
        long due = 0;
        for (int i = 0; i < slices.length; i++) {
            due += slices[i];
            steps.addArray().add(i * (sliceNs / NANOS_PER_MS)).add(due);
        }
        return steps;
    }
}
