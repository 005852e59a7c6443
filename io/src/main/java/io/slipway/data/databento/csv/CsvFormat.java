package io.slipway.data.databento.csv;

import io.slipway.data.databento.RecordFormat;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.LineBlocks;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Databento's CSV. */
public final class CsvFormat implements RecordFormat {

    @Override
    public String name() {
        return "databento-csv";
    }

    @Override
    public boolean recognises(DataSource source) {
        String head = new String(source.head(), StandardCharsets.ISO_8859_1);
        String header = head.lines().findFirst().orElse("");
        return header.contains("ts_event") && header.contains("publisher_id");
    }

    @Override
    public List<String> usualColumns() {
        return List.of(
                "ts_recv",
                "ts_event",
                "rtype",
                "publisher_id",
                "action",
                "side",
                "price",
                "size",
                "bid_px_00",
                "ask_px_00");
    }

    @Override
    public RecordReader records(DataSource source, ReadOptions options, IssueLog issues, boolean allFields) {
        int aheadBytes = source.isLarge() ? LineBlocks.BLOCK_BYTES : 0;
        return CsvRecords.open(source.stream(), source.name(), allFields, options, issues, aheadBytes);
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.matches("(?i).*\\.csv(\\.gz|\\.zst)?");
    }

    @Override
    public RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols) {
        return CsvRecordWriter.create(file, schema, hasSymbols);
    }
}
