package io.slipway.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * All of what is added as long as it is little, and of more every second, fourth, eighth and so on: never more than a given number,
 * evenly over the order in which it came. Not thread-safe.
 */
final class EvenSample<T> {

    private final int most;
    private List<T> kept = new ArrayList<>();
    private long step = 1;
    private long count;

    /**
     * An empty one.
     *
     * @param most most that are kept, positive and even
     */
    EvenSample(int most) {
        this.most = most;
    }

    void add(T item) {
        if (count++ % step != 0) {
            return;
        }
        if (kept.size() == most) {
            List<T> half = new ArrayList<>(most);
            for (int i = 0; i < most; i += 2) {
                half.add(kept.get(i));
            }
            kept = half;
            step *= 2;
        }
        kept.add(item);
    }

    /** Those that are kept, in the order in which they came. */
    List<T> kept() {
        return kept;
    }
}
