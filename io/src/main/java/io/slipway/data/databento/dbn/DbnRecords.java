package io.slipway.data.databento.dbn;

import io.slipway.data.databento.RecordReader;
import io.slipway.data.source.DataSource;
import io.slipway.dbn.DbnException;
import io.slipway.dbn.DbnReader;
import io.slipway.dbn.SymbolMap;
import io.slipway.dbn.record.DefinitionRecord;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.RecordLengths;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.StatisticsRecord;
import io.slipway.dbn.record.StatusRecord;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.nio.ByteBuffer;

/**
 * The records of one schema in a DBN file, with the changes of trading status and the statistics if asked for; others are counted
 * and passed over.
 */
final class DbnRecords implements RecordReader {

    private final DbnReader reader;
    private final String name;
    private final IssueLog issues;
    private final SymbolMap symbols;
    private final boolean hasSymbols;
    private final Schema schema;
    private final Field time;
    private final boolean withStatus;
    private final StatusRecord status = new StatusRecord();
    private final DefinitionRecord definition = new DefinitionRecord();
    private boolean isHeld;

    private DbnRecords(DbnReader reader, String name, boolean withStatus, IssueLog issues) {
        this.reader = reader;
        this.name = name;
        this.withStatus = withStatus;
        this.issues = issues;
        this.symbols = SymbolMap.of(reader.metadata());
        boolean mapped = !reader.metadata().symbols().mappings().isEmpty();
        schema = reader.metadata().schema().orElseGet(this::schemaOfRecords);
        hasSymbols = mapped || isHeld;
        time = schema.field("ts_recv").or(() -> schema.field("ts_event")).orElseThrow();
    }

    /**
     * Opens a file, mapped into memory when it is plain, or a stream.
     *
     * @param withStatus whether changes of trading status come too, where the file has them among its records
     * @throws MarketDataException if it is not DBN, damaged, or holds no market data
     */
    static DbnRecords open(DataSource source, boolean withStatus, IssueLog issues) {
        try {
            boolean isPlainFile = source.path().isPresent() && !source.isCompressed();
            DbnReader reader =
                    isPlainFile ? DbnReader.open(source.path().get()) : DbnReader.open(source.stream(), source.name());
            try {
                return new DbnRecords(reader, source.name(), withStatus, issues);
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (DbnException e) {
            throw new MarketDataException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * For a file of several schemas: that of its first record of market data, which then waits to be read. A file of statistics
     * alone has official prices, which are prints.
     */
    private Schema schemaOfRecords() {
        if (withStatus && reader.metadata().schemaCode() == StatisticsRecord.SCHEMA_CODE) {
            return Schema.TRADES;
        }
        while (reader.next()) {
            Schema found = Schema.ofRtype(reader.rtype()).orElse(null);
            if (found != null && found != Schema.STATUS) {
                isHeld = true;
                return found;
            }
            passOver();
        }
        throw new MarketDataException(name + ": no records of market data: dataset="
                + reader.metadata().dataset() + ", " + passedOver());
    }

    /** The records that the file has in place of market data. */
    private String passedOver() {
        String neither = ", which are neither quotes nor trades, so nothing can be replayed";
        String definition = issues.examples().getOrDefault(DataIssue.DEFINITION, "");
        if (!definition.isEmpty()) {
            return "definitions alone" + neither + "; such as " + definition;
        }
        boolean isImbalance = issues.counts().containsKey(DataIssue.IMBALANCE);
        return isImbalance
                ? "imbalances alone" + neither
                : "schema code=" + reader.metadata().schemaCode();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean next() {
        try {
            while (isHeld || reader.next()) {
                isHeld = false;
                if (reader.rtype() == schema.rtype()) {
                    checkLength();
                    return true;
                }
                if (withStatus && (isStatus() || isStatistic())) {
                    return true;
                }
                passOver();
            }
            return false;
        } catch (DbnException e) {
            throw new MarketDataException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean isStatus() {
        return reader.rtype() == StatusRecord.RTYPE;
    }

    @Override
    public boolean isStatistic() {
        return reader.rtype() == StatisticsRecord.RTYPE;
    }

    private void passOver() {
        if (reader.rtype() == DefinitionRecord.RTYPE) {
            definition.wrap(reader);
            issues.note(
                    DataIssue.DEFINITION, InstrumentDefinition.of(definition).sentence());
        } else if (reader.rtype() == RecordLengths.IMBALANCE) {
            issues.note(DataIssue.IMBALANCE);
        } else if (!symbols.apply(reader)) {
            issues.note(DataIssue.OTHER_RECORD);
        }
    }

    private void checkLength() {
        if (reader.length() < schema.recordBytes()) {
            throw new MarketDataException(place() + ": record too short for schema " + schema.label() + ": bytes="
                    + reader.length() + ", expected=" + schema.recordBytes());
        }
    }

    @Override
    public ByteBuffer buffer() {
        return reader.buffer();
    }

    @Override
    public int offset() {
        return reader.offset();
    }

    @Override
    public String symbol() {
        status.wrap(reader);
        long timeNs = isStatus() || isStatistic() ? status.tsRecvNs() : time.get(reader.buffer(), reader.offset());
        return symbols.symbol(status.instrumentId(), timeNs);
    }

    @Override
    public boolean hasSymbols() {
        return hasSymbols;
    }

    @Override
    public String dataset() {
        return reader.metadata().dataset();
    }

    @Override
    public String place() {
        return name + ": byte " + reader.byteOffset() + ", record " + reader.recordNumber();
    }

    @Override
    public IssueLog issues() {
        return issues;
    }

    @Override
    public void close() {
        reader.close();
    }
}
