package io.slipway.report.text;

import java.util.Map;

/** The names of benchmark prices for people. */
public final class BenchmarkWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("arrival_mid", "mid at the start"),
            Map.entry("decision", "decision price"),
            Map.entry("twap_mid", "TWAP of the mid"),
            Map.entry("print_vwap", "market VWAP"),
            Map.entry("participation_weighted", "price at the participation"),
            Map.entry("size_weighted_quote", "size-weighted quote"),
            Map.entry("official_open", "official open"),
            Map.entry("official_close", "official close"),
            Map.entry("first_trade", "first trade"),
            Map.entry("last_trade", "last trade"),
            Map.entry("previous_close", "previous close"),
            Map.entry("arrival_far_touch", "far touch at the start"),
            Map.entry("end_far_touch", "far touch at the end"));

    private BenchmarkWords() {}

    /** The name of a benchmark's key. */
    public static String name(String key) {
        return WORDS.getOrDefault(key, key.replace('_', ' '));
    }
}
