package io.slipway.dbn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which symbol an instrument id stands for on a day: ids change from day to day at many venues. A lookup allocates nothing.
 * Not thread-safe.
 */
public final class SymbolMap {

    private static final long DAY_NS = 86_400_000_000_000L;

    private record Stretch(long startNs, long endNs, String symbol) {}

    private final Map<Long, List<Stretch>> stretches = new HashMap<>();
    private long lastId = -1;
    private long lastFromNs;
    private long lastToNs;
    private String lastSymbol = "";

    /** An empty map. */
    public SymbolMap() {}

    /** The mappings of a file's metadata between instrument ids and symbols, in either direction. */
    public static SymbolMap of(DbnMetadata metadata) {
        SymbolMap map = new SymbolMap();
        boolean idsIn = metadata.stypeIn() == DbnMetadata.STYPE_INSTRUMENT_ID;
        for (SymbolMapping mapping : metadata.mappings()) {
            for (SymbolMapping.Interval days : mapping.intervals()) {
                String id = idsIn ? mapping.symbol() : days.symbol();
                String symbol = idsIn ? days.symbol() : mapping.symbol();
                parseId(id)
                        .ifPresent(number -> map.add(
                                number,
                                days.start().toEpochDay() * DAY_NS,
                                days.end().toEpochDay() * DAY_NS,
                                symbol));
            }
        }
        return map;
    }

    /** Adds what an id stands for from {@code startNs} until before {@code endNs}; what is added later counts first. */
    public void add(long instrumentId, long startNs, long endNs, String symbol) {
        stretches.computeIfAbsent(instrumentId, id -> new ArrayList<>()).add(0, new Stretch(startNs, endNs, symbol));
        lastId = -1;
    }

    /** The symbol of an id at a time; empty if it is not known. */
    public String symbolOf(long instrumentId, long timeNs) {
        if (instrumentId == lastId && timeNs >= lastFromNs && timeNs < lastToNs) {
            return lastSymbol;
        }
        return lookUp(instrumentId, timeNs);
    }

    private String lookUp(long instrumentId, long timeNs) {
        for (Stretch stretch : stretches.getOrDefault(instrumentId, List.of())) {
            if (timeNs >= stretch.startNs && timeNs < stretch.endNs) {
                lastId = instrumentId;
                lastFromNs = stretch.startNs;
                lastToNs = stretch.endNs;
                lastSymbol = stretch.symbol;
                return stretch.symbol;
            }
        }
        return "";
    }

    private static OptionalLong parseId(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
