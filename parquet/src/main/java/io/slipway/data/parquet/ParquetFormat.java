package io.slipway.data.parquet;

import io.slipway.data.databento.RecordFormat;
import io.slipway.data.databento.RecordReader;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.source.TableFormat;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Parquet: Databento records, and tables of others through a mapping. */
public final class ParquetFormat implements RecordFormat, TableFormat {

    private static final String MAGIC = "PAR1";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public boolean recognises(DataSource source) {
        return new String(source.head(), StandardCharsets.ISO_8859_1).startsWith(MAGIC);
    }

    @Override
    public RecordReader records(DataSource source, ReadOptions options, IssueLog issues, boolean allFields) {
        Optional<String> symbol = allFields || issues.isNamingSymbols() ? Optional.empty() : options.symbol();
        return ParquetRecordReader.open(file(source), source.name(), symbol, issues, allFields);
    }

    @Override
    public DataSource text(DataSource source, List<String> columns) {
        return DataSource.of(source.name(), ParquetText.open(file(source), source.name(), columns, false));
    }

    @Override
    public Part part(DataSource source, List<String> columns, Symbol symbol) {
        ParquetText text = ParquetText.open(file(source), source.name(), columns, symbol);
        return new Part(DataSource.of(source.name(), text), text.others());
    }

    @Override
    public DataSource asCsv(DataSource source) {
        return DataSource.of(source.name(), ParquetText.open(file(source), source.name(), List.of(), true));
    }

    private static Path file(DataSource source) {
        if (source.path().isEmpty() || source.isCompressed()) {
            throw new MarketDataException(source.name() + ": Parquet is read from a plain file only");
        }
        source.close();
        return source.path().get();
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.matches("(?i).*\\.parquet");
    }

    @Override
    public RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols) {
        return ParquetRecordWriter.create(file, schema, dataset);
    }
}
