package io.slipway.data.databento.dbn;

import io.slipway.data.databento.PartFile;
import io.slipway.data.databento.RecordWriter;
import io.slipway.dbn.DbnException;
import io.slipway.dbn.DbnMetadata;
import io.slipway.dbn.DbnWriter;
import io.slipway.dbn.MappingInterval;
import io.slipway.dbn.SymbolMapping;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes records as DBN version 3. The metadata lists the symbols, which are known only at the end, so the records wait in
 * a file beside it. A send time at the end of records is left out.
 */
final class DbnRecordWriter implements RecordWriter {

    private static final long DAY_NS = 86_400_000_000_000L;

    private final PartFile file;
    private final Path recordsPath;
    private final OutputStream out;
    private final DbnWriter records;
    private final Schema schema;
    private final String dataset;
    private final Field time;
    private final Field instrumentId;
    private final ByteBuffer record;
    private final Map<String, Map<LocalDate, Long>> idsBySymbol = new TreeMap<>();
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private String lastSymbol = "";
    private long lastId = -1;
    private long lastDay = Long.MIN_VALUE;

    private DbnRecordWriter(PartFile file, Schema schema, String dataset) throws IOException {
        this.file = file;
        this.schema = schema;
        this.dataset = dataset;
        this.time = schema.field("ts_recv").or(() -> schema.field("ts_event")).orElseThrow();
        this.instrumentId = schema.field("instrument_id").orElseThrow();
        this.record = schema.newRecord();
        this.out = file.create();
        this.recordsPath = file.file().resolveSibling(file.file().getFileName() + ".records");
        this.records = DbnWriter.withoutMetadata(file.compressed(Files.newOutputStream(recordsPath)));
    }

    static DbnRecordWriter create(Path path, Schema schema, String dataset) {
        PartFile file = new PartFile(path);
        try {
            return new DbnRecordWriter(file, schema, dataset);
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public void write(ByteBuffer buffer, int offset, String symbol) {
        record.put(
                1,
                buffer,
                offset + 1,
                schema.recordBytes() - 1); // its own length stays: that of a record without a send time
        note(symbol);
        try {
            records.write(record, 0, schema.recordBytes());
        } catch (DbnException e) {
            discard();
            throw file.failed(e);
        }
    }

    private void note(String symbol) {
        long ns = time.get(record, 0);
        if (ns == Field.UNDEFINED_TIME) {
            return;
        }
        firstNs = Math.min(firstNs, ns);
        lastNs = Math.max(lastNs, ns);
        long id = instrumentId.get(record, 0);
        long day = Math.floorDiv(ns, DAY_NS);
        if (id != lastId || day != lastDay || !symbol.equals(lastSymbol)) {
            lastId = id;
            lastDay = day;
            lastSymbol = symbol;
            if (!symbol.isEmpty()) {
                idsBySymbol.computeIfAbsent(symbol, name -> new TreeMap<>()).put(LocalDate.ofEpochDay(day), id);
            }
        }
    }

    @Override
    public void close() {
        if (!file.isOpen()) {
            return;
        }
        try {
            records.close();
            out.write(metadata().toBytes());
            out.close();
            append();
            file.publish();
        } catch (IOException | DbnException e) {
            throw file.failed(e);
        } finally {
            discard();
        }
    }

    /** Puts the records after the metadata: two zstd frames, or plain bytes, one after the other are one file. */
    private void append() throws IOException {
        try (OutputStream end = Files.newOutputStream(file.part(), StandardOpenOption.APPEND)) {
            Files.copy(recordsPath, end);
        }
    }

    private DbnMetadata metadata() {
        List<SymbolMapping> mappings = new ArrayList<>();
        idsBySymbol.forEach((symbol, days) -> mappings.add(new SymbolMapping(symbol, intervals(days))));
        long start = firstNs == Long.MAX_VALUE ? 0 : firstNs;
        long end = firstNs == Long.MAX_VALUE ? Field.UNDEFINED_TIME : lastNs + 1;
        return DbnMetadata.of(dataset, schema, start, end, mappings);
    }

    private static List<MappingInterval> intervals(Map<LocalDate, Long> days) {
        List<MappingInterval> intervals = new ArrayList<>();
        days.forEach((day, id) -> {
            MappingInterval last = intervals.isEmpty() ? null : intervals.get(intervals.size() - 1);
            String text = Long.toString(id);
            if (last != null && last.end().equals(day) && last.symbol().equals(text)) {
                intervals.set(intervals.size() - 1, new MappingInterval(last.start(), day.plusDays(1), text));
            } else {
                intervals.add(new MappingInterval(day, day.plusDays(1), text));
            }
        });
        return intervals;
    }

    @Override
    public void discard() {
        boolean wasOpen = file.isOpen();
        file.discard(out);
        try {
            if (wasOpen) {
                records.close();
            }
            Files.deleteIfExists(recordsPath);
        } catch (IOException | DbnException e) {
            // A leftover temporary file does no harm, and the cause of giving up is what matters.
        }
    }
}
