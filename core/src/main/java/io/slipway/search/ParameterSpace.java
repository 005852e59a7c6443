package io.slipway.search;

import io.slipway.strategy.Parameters;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values that each named parameter may take.
 *
 * @param names names of the parameters, in the order in which the grid varies them; the last one varies fastest
 * @param valuesE9 values of each parameter in 1e-9, ascending
 */
public record ParameterSpace(List<String> names, List<List<Long>> valuesE9) {

    /** The largest grid that is enumerated. */
    public static final int MAX_POINTS = 1_000_000;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a parameter has no value or the lengths differ
     */
    public ParameterSpace {
        names = List.copyOf(names);
        valuesE9 = valuesE9.stream().map(List::copyOf).toList();
        if (names.size() != valuesE9.size() || valuesE9.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("values for every parameter: names=" + names + ", values=" + valuesE9);
        }
    }

    /** A space of the given values, sorted and without repeats. */
    public static ParameterSpace of(Map<String, List<Long>> valuesE9) {
        List<List<Long>> sorted = valuesE9.values().stream()
                .map(values -> List.copyOf(new TreeSet<>(values)))
                .toList();
        return new ParameterSpace(List.copyOf(valuesE9.keySet()), sorted);
    }

    /**
     * All combinations.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_POINTS}
     */
    public List<Parameters> grid() {
        int count = gridPoints();
        List<Parameters> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(gridPoint(i));
        }
        return points;
    }

    /**
     * The number of all combinations.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_POINTS}
     */
    public int gridPoints() {
        BigInteger count = valuesE9.stream()
                .map(values -> BigInteger.valueOf(values.size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        if (count.compareTo(BigInteger.valueOf(MAX_POINTS)) > 0) {
            throw new IllegalArgumentException("too many grid points: points=" + count + ", limit=" + MAX_POINTS);
        }
        return count.intValueExact();
    }

    /** The point of the first value of each parameter. */
    public Parameters first() {
        return gridPoint(0);
    }

    private Parameters gridPoint(int index) {
        Long[] point = new Long[names.size()];
        int rest = index;
        for (int p = names.size() - 1; p >= 0; p--) {
            List<Long> values = valuesE9.get(p);
            point[p] = values.get(rest % values.size());
            rest /= values.size();
        }
        return point(List.of(point));
    }

    /** The point with these values in 1e-9, one a name. */
    Parameters point(List<Long> values) {
        Map<String, Long> point = new LinkedHashMap<>();
        for (int p = 0; p < names.size(); p++) {
            point.put(names.get(p), values.get(p));
        }
        return new Parameters(point);
    }

    /** The lowest and the highest value of a parameter; one entry if they are the same. */
    SortedSet<Long> extremes(int parameter) {
        List<Long> values = valuesE9.get(parameter);
        SortedSet<Long> extremes = new TreeSet<>();
        extremes.add(values.get(0));
        extremes.add(values.get(values.size() - 1));
        return extremes;
    }
}
