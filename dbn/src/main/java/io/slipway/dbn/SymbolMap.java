package io.slipway.dbn;

import io.slipway.dbn.record.SymbolMappingRecord;
import io.slipway.dbn.record.SymbolType;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Map from an instrument id and a time to a symbol. It combines the mappings of a file's metadata, in either direction, with
 * the symbol-mapping records of a live stream. Lookups allocate nothing. Not thread-safe.
 *
 * <pre>{@code
 * SymbolMap symbols = SymbolMap.of(reader.metadata());
 * String symbol = symbols.symbol(mbp.instrumentId(), mbp.tsRecvNs());
 * }</pre>
 */
public final class SymbolMap {

    private static final int FIRST_SLOTS = 16;

    private Instrument[] slots = new Instrument[FIRST_SLOTS];
    private int count;

    private SymbolMap() {
        Arrays.fill(slots, Instrument.NONE);
    }

    /** A map of the mappings in a file's metadata. Mappings without an instrument id are ignored. */
    public static SymbolMap of(DbnMetadata metadata) {
        SymbolMap map = new SymbolMap();
        boolean toNumber = metadata.request().stypeOut() == SymbolType.INSTRUMENT_ID;
        if (!toNumber && metadata.request().stypeIn() != SymbolType.INSTRUMENT_ID) {
            return map;
        }
        for (SymbolMapping mapping : metadata.symbols().mappings()) {
            for (MappingInterval interval : mapping.intervals()) {
                String number = toNumber ? interval.symbol() : mapping.rawSymbol();
                String symbol = toNumber ? mapping.rawSymbol() : interval.symbol();
                map.add(number, symbol, interval.start(), interval.end());
            }
        }
        return map;
    }

    /** An empty map, for a stream that sends its symbols as records. */
    public static SymbolMap empty() {
        return new SymbolMap();
    }

    /**
     * The symbol of an instrument at a given time.
     *
     * @param instrumentId instrument id from a record's header
     * @param timeNs the record's receive time, or its event time if it has no other, in nanoseconds since 1970 UTC
     * @return the symbol; an empty text if it is not known
     */
    public String symbol(long instrumentId, long timeNs) {
        return slots[slot(instrumentId)].symbol(timeNs);
    }

    /** Adds a symbol-mapping record of a live stream. Its symbol replaces any earlier symbol of the instrument. */
    public void apply(SymbolMappingRecord mapping) {
        instrument(mapping.instrumentId()).setStreamed(mapping.stypeOutSymbol());
    }

    /** Adds a reader's current record if it is a symbol mapping. Returns true if it is one. */
    public boolean apply(DbnReader reader) {
        if (reader.rtype() != SymbolMappingRecord.RTYPE) {
            return false;
        }
        SymbolMappingRecord mapping = new SymbolMappingRecord();
        mapping.wrap(reader);
        apply(mapping);
        return true;
    }

    private void add(String number, String symbol, LocalDate start, LocalDate end) {
        if (symbol.isEmpty()
                || number.isEmpty()
                || number.length() > 10
                || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        instrument(Long.parseLong(number)).add(symbol, start, end);
    }

    private Instrument instrument(long id) {
        if (slots[slot(id)] == Instrument.NONE) {
            if (2 * count >= slots.length) {
                grow();
            }
            slots[slot(id)] = new Instrument(id);
            count++;
        }
        return slots[slot(id)];
    }

    private int slot(long id) {
        int mask = slots.length - 1;
        int slot = (int) ((id * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
        while (slots[slot] != Instrument.NONE && slots[slot].id != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        Instrument[] old = slots;
        slots = new Instrument[2 * old.length];
        Arrays.fill(slots, Instrument.NONE);
        for (Instrument instrument : old) {
            if (instrument != Instrument.NONE) {
                slots[slot(instrument.id)] = instrument;
            }
        }
    }

    /** The symbols of one instrument over time. */
    private static final class Instrument {

        static final Instrument NONE = new Instrument(-1);

        private static final long DAY_NS = 86_400_000_000_000L;

        final long id;
        private String streamed = "";
        private String[] symbols = new String[0];
        private long[] starts = new long[0];
        private long[] ends = new long[0];
        private int last;

        Instrument(long id) {
            this.id = id;
        }

        void setStreamed(String symbol) {
            streamed = symbol;
        }

        void add(String symbol, LocalDate start, LocalDate end) {
            int size = symbols.length;
            symbols = Arrays.copyOf(symbols, size + 1);
            starts = Arrays.copyOf(starts, size + 1);
            ends = Arrays.copyOf(ends, size + 1);
            symbols[size] = symbol;
            starts[size] = startNs(start);
            ends[size] = startNs(end);
        }

        String symbol(long timeNs) {
            if (!streamed.isEmpty()) {
                return streamed;
            }
            if (last < symbols.length && starts[last] <= timeNs && timeNs < ends[last]) {
                return symbols[last];
            }
            for (int i = 0; i < symbols.length; i++) {
                if (starts[i] <= timeNs && timeNs < ends[i]) {
                    last = i;
                    return symbols[i];
                }
            }
            return "";
        }

        /** Midnight UTC of {@code date}, in nanoseconds; {@link Long#MAX_VALUE} for days beyond the range of nanoseconds. */
        private static long startNs(LocalDate date) {
            long day = date.toEpochDay();
            return Math.abs(day) < Long.MAX_VALUE / DAY_NS ? day * DAY_NS : Long.MAX_VALUE;
        }
    }
}
