package io.slipway.outflow;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The form of samples in a saved state. Orders begin at all venues at once, so most times are those of a sample at every venue: each is
 * written once, and a sample names its place among them.
 */
final class SavedSamples {

    private SavedSamples() {}

    /** Writes the samples of all venues. */
    static void save(StateWriter state, List<? extends Deque<OutflowSample>> samples) {
        long[] timesNs = samples.stream()
                .flatMap(Deque::stream)
                .mapToLong(OutflowSample::endNs)
                .sorted()
                .distinct()
                .toArray();
        state.put((long) timesNs.length);
        long beforeNs = 0;
        for (long timeNs : timesNs) {
            state.put(timeNs - beforeNs);
            beforeNs = timeNs;
        }
        for (Deque<OutflowSample> own : samples) {
            state.put((long) own.size());
            int before = 0;
            for (OutflowSample sample : own) {
                int place = Arrays.binarySearch(timesNs, sample.endNs());
                sample.save(state, place - before);
                before = place;
            }
        }
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param samples the samples of each venue, which it replaces
     * @throws IllegalArgumentException if the bytes are damaged
     */
    static void restore(StateReader state, List<ArrayDeque<OutflowSample>> samples) {
        long[] timesNs = new long[state.takeCount()];
        long beforeNs = 0;
        for (int i = 0; i < timesNs.length; i++) {
            timesNs[i] = beforeNs + state.takeLong();
            beforeNs = timesNs[i];
        }
        for (ArrayDeque<OutflowSample> own : samples) {
            own.clear();
            long place = 0;
            for (int left = state.takeCount(); left > 0; left--) {
                long step = state.takeLong();
                place += step >> 1;
                if (place < 0 || place >= timesNs.length) {
                    throw new IllegalArgumentException("a sample in the state has no time: place=" + place);
                }
                own.addLast(OutflowSample.restored(state, timesNs[(int) place], (step & 1) != 0));
            }
        }
    }
}
