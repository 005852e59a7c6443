package io.slipway.strategy;

import io.slipway.model.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of named parameters, in a fixed order, each in 1e-9 of its unit. Immutable.
 *
 * @param valuesE9 the values by name
 */
public record Parameters(Map<String, Long> valuesE9) {

    /** No parameter at all. */
    public static final Parameters NONE = new Parameters(Map.of());

    /** Copies the map and keeps its order. */
    public Parameters {
        valuesE9 = Collections.unmodifiableMap(new LinkedHashMap<>(valuesE9));
    }

    /** The defaults of all {@code definitions}. */
    public static Parameters defaults(List<ParameterDef> definitions) {
        return NONE.completed(definitions);
    }

    /**
     * The parameters that {@code definitions} name and no other, in their order: this value where there is one, else the default.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public Parameters completed(List<ParameterDef> definitions) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (ParameterDef each : definitions) {
            values.put(each.name(), each.checked(valuesE9.getOrDefault(each.name(), each.defaultE9())));
        }
        return new Parameters(values);
    }

    /** The same with one value set. */
    public Parameters with(String name, long valueE9) {
        return with(new Parameters(Map.of(name, valueE9)));
    }

    /** The same with all values of {@code others} set. */
    public Parameters with(Parameters others) {
        Map<String, Long> values = new LinkedHashMap<>(valuesE9);
        values.putAll(others.valuesE9);
        return new Parameters(values);
    }

    /** The names, in order. */
    public Set<String> names() {
        return valuesE9.keySet();
    }

    /**
     * A value in 1e-9 of its unit; of a duration in seconds that is nanoseconds.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public long valueE9(String name) {
        Long value = valuesE9.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no such parameter: name=" + name + ", known=" + names());
        }
        return value;
    }

    /**
     * A value as a floating-point number.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double value(String name) {
        return valueE9(name) / (double) Money.ONE_E9;
    }

    /**
     * A value as a whole number, rounded down.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public long whole(String name) {
        return Math.floorDiv(valueE9(name), Money.ONE_E9);
    }

    /** Names and exact decimal values. */
    public Map<String, BigDecimal> toMap() {
        Map<String, BigDecimal> map = new LinkedHashMap<>();
        valuesE9.forEach((name, valueE9) -> map.put(name, Money.toDecimal(valueE9)));
        return map;
    }

    /** The values as {@code name=value, ...}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        valuesE9.forEach((name, valueE9) ->
                text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(ParameterDef.plain(valueE9)));
        return text.toString();
    }
}
