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

    /** Times in force; other words are of orders that rest. */
    static final Map<String, String> TIMES_IN_FORCE = sorted(Map.ofEntries(
            Map.entry("ioc", OrderTags.IOC),
            Map.entry("3", OrderTags.IOC),
            Map.entry("immediate or cancel", OrderTags.IOC),
            Map.entry("fok", OrderTags.FOK),
            Map.entry("4", OrderTags.FOK),
            Map.entry("fill or kill", OrderTags.FOK),
            Map.entry("opg", OrderTags.AT_AUCTION),
            Map.entry("2", OrderTags.AT_AUCTION),
            Map.entry("at the opening", OrderTags.AT_AUCTION),
            Map.entry("cls", OrderTags.AT_AUCTION),
            Map.entry("7", OrderTags.AT_AUCTION),
            Map.entry("at the close", OrderTags.AT_AUCTION)));

    /** Roles of fills in an auction. */
    static final Set<String> AUCTIONS = Set.of("auction", "cross", "4");

    private OrderWords() {}

    private static Map<String, String> sorted(Map<String, String> words) {
        return Collections.unmodifiableMap(new TreeMap<>(words));
    }
}
