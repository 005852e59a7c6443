package io.slipway.search;

import io.slipway.strategy.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Chooses which points of a space are tried. */
public enum Sampler {
    /** Every combination of the values. */
    GRID {
        @Override
        public List<Parameters> points(ParameterSpace space, int count, long seed) {
            return space.grid();
        }
    },
    /**
     * Points drawn uniformly between the lowest and the highest value of each parameter, in steps of 1e-6. Point i depends
     * on the seed and i alone.
     */
    RANDOM {
        @Override
        public List<Parameters> points(ParameterSpace space, int count, long seed) {
            List<Parameters> points = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                points.add(draw(space, new SplittableRandom(mix(seed, i))));
            }
            return points;
        }
    };

    private static final long STEP_E9 = 1_000;

    /** The points to try; a grid ignores {@code count} and {@code seed}. */
    public abstract List<Parameters> points(ParameterSpace space, int count, long seed);

    /** A seed for each index whose streams do not run into one another; the finaliser of MurmurHash3, 64 bits. */
    private static long mix(long seed, long index) {
        long z = seed * 0xFF51AFD7ED558CCDL + index * 0xC4CEB9FE1A85EC53L + 1;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }

    private static Parameters draw(ParameterSpace space, SplittableRandom random) {
        List<Long> values = new ArrayList<>();
        for (List<Long> range : space.valuesE9()) {
            long low = range.get(0);
            long steps = (range.get(range.size() - 1) - low) / STEP_E9;
            values.add(low + random.nextLong(steps + 1) * STEP_E9);
        }
        return space.point(values);
    }

    /**
     * Further points that show which parameters matter: from each base point, every parameter in turn at its lowest and
     * at its highest value, the others as they are.
     */
    public static List<Parameters> probes(ParameterSpace space, List<Parameters> bases) {
        Set<Parameters> probes = new LinkedHashSet<>(bases);
        for (Parameters base : bases) {
            for (int p = 0; p < space.names().size(); p++) {
                for (long value : space.extremes(p)) {
                    probes.add(base.with(space.names().get(p), value));
                }
            }
        }
        return List.copyOf(probes);
    }
}
