package io.slipway.data.databento.csv;

import io.slipway.data.databento.PartFile;
import io.slipway.data.databento.RecordWriter;
import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Writes records as Databento's own encoder writes CSV: the columns of the schema in its order and then the symbol, prices
 * with nine decimals, ISO times with nine digits, nothing where there is no price or time.
 */
final class CsvRecordWriter implements RecordWriter {

    private static final int FLUSH_BYTES = 1 << 16;
    private static final int LONGEST_ROW_BYTES = 1 << 13;
    private static final int LONGEST_SYMBOL_BYTES = 1 << 8;

    private final PartFile file;
    private final OutputStream out;
    private final Field[] fields;
    private final boolean hasSymbols;
    private final RowBytes row = new RowBytes(FLUSH_BYTES + LONGEST_ROW_BYTES);
    private String symbol = "";
    private byte[] symbolBytes = new byte[0];

    private CsvRecordWriter(PartFile file, OutputStream out, Schema schema, boolean hasSymbols) {
        this.file = file;
        this.out = out;
        this.fields = schema.fields().toArray(Field[]::new);
        this.hasSymbols = hasSymbols;
        row.ascii(schema.fields().stream().map(Field::name).collect(Collectors.joining(",")));
        row.ascii(hasSymbols ? ",symbol\n" : "\n");
    }

    static CsvRecordWriter create(Path path, Schema schema, boolean hasSymbols) {
        PartFile file = new PartFile(path);
        return new CsvRecordWriter(file, file.create(), schema, hasSymbols);
    }

    @Override
    public void write(ByteBuffer buffer, int offset, String newSymbol) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                row.comma();
            }
            field(fields[i], fields[i].get(buffer, offset));
        }
        if (hasSymbols) {
            symbol(newSymbol);
        }
        row.letter('\n');
        if (row.length() >= FLUSH_BYTES) {
            flush();
        }
    }

    private void field(Field field, long value) {
        switch (field.type()) {
            case CHAR -> row.letter(value == 0 ? 'N' : (char) value);
            case PRICE -> {
                if (value != Field.UNDEFINED_PRICE) {
                    row.price(value);
                }
            }
            case TIME -> {
                if (value != Field.UNDEFINED_TIME) {
                    row.time(value);
                }
            }
            default -> number(field, value);
        }
    }

    private void number(Field field, long value) {
        if (field.type() == FieldType.U64 && value < 0) {
            row.ascii(Long.toUnsignedString(value));
        } else {
            row.number(value);
        }
    }

    private void symbol(String newSymbol) {
        if (!newSymbol.equals(symbol)) {
            boolean plain = newSymbol.chars().allMatch(c -> c >= ' ' && c != ',' && c != '"')
                    && newSymbol.equals(newSymbol.strip());
            if (!plain || newSymbol.length() > LONGEST_SYMBOL_BYTES / 4) {
                discard();
                throw new MarketDataException("symbol not fit for CSV: symbol=\"" + newSymbol + "\"");
            }
            symbol = newSymbol;
            symbolBytes = newSymbol.getBytes(StandardCharsets.UTF_8);
        }
        row.comma().bytes(symbolBytes);
    }

    @Override
    public void close() {
        if (file.isOpen()) {
            flush();
            file.publish(out);
        }
    }

    @Override
    public void discard() {
        file.discard(out);
    }

    private void flush() {
        try {
            row.writeTo(out);
        } catch (IOException e) {
            discard();
            throw file.failed(e);
        }
    }
}
