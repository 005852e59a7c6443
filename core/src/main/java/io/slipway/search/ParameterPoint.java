package io.slipway.search;

import io.slipway.model.Money;
import io.slipway.strategy.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of named parameters, in the order of their space.
 *
 * @param names the parameters
 * @param valuesE9 their values in 1e-9, one a name
 */
public record ParameterPoint(List<String> names, List<Long> valuesE9) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public ParameterPoint {
        names = List.copyOf(names);
        valuesE9 = List.copyOf(valuesE9);
        if (names.size() != valuesE9.size()) {
            throw new IllegalArgumentException("one value a parameter: names=" + names + ", values=" + valuesE9);
        }
    }

    /**
     * The value of a parameter in 1e-9.
     *
     * @throws IllegalArgumentException if the point has no such parameter
     */
    public long valueE9(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no such parameter: name=" + name + ", known=" + names);
        }
        return valuesE9.get(index);
    }

    /** Names and exact decimal values. */
    public Map<String, BigDecimal> toMap() {
        Map<String, BigDecimal> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), Money.toDecimal(valuesE9.get(i)));
        }
        return map;
    }

    /** The values as parameters of a strategy. */
    public Parameters toParameters() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), valuesE9.get(i));
        }
        return new Parameters(values);
    }

    ParameterPoint with(int index, long valueE9) {
        List<Long> values = new ArrayList<>(valuesE9);
        values.set(index, valueE9);
        return new ParameterPoint(names, values);
    }
}
