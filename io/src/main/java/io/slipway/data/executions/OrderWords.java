package io.slipway.data.executions;

import io.slipway.executions.OrderTags;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Words of files for types of orders, in lower case; the digits are those of FIX. */
final class OrderWords {

    /** Types of orders. */
    static final Map<String, String> TYPES = sorted(Map.ofEntries(
            Map.entry("market", OrderTags.MARKET),
            Map.entry("mkt", OrderTags.MARKET),
            Map.entry("1", OrderTags.MARKET),
            Map.entry("limit", OrderTags.LIMIT),
            Map.entry("lmt", OrderTags.LIMIT),
            Map.entry("2", OrderTags.LIMIT),
            Map.entry("stop", OrderTags.STOP),
            Map.entry("stp", OrderTags.STOP),
            Map.entry("3", OrderTags.STOP),
            Map.entry("stop_limit", OrderTags.STOP_LIMIT),
            Map.entry("4", OrderTags.STOP_LIMIT)));

    /** Words for a venue named by the client. */
    static final Map<String, String> DIRECTED = sorted(Map.ofEntries(
            Map.entry("yes", OrderTags.YES),
            Map.entry("y", OrderTags.YES),
            Map.entry("true", OrderTags.YES),
            Map.entry("1", OrderTags.YES),
            Map.entry("no", OrderTags.NO),
            Map.entry("n", OrderTags.NO),
            Map.entry("false", OrderTags.NO),
            Map.entry("0", OrderTags.NO)));

    /** Times in force of orders that do not rest. */
    static final Set<String> IOC = Set.of("ioc", "3", "fok", "4", "immediate or cancel", "fill or kill");

    private OrderWords() {}

    private static Map<String, String> sorted(Map<String, String> words) {
        return Collections.unmodifiableMap(new TreeMap<>(words));
    }
}
