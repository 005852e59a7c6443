package io.slipway.synthetic.dirty;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.FieldType;
import io.slipway.dbn.record.Schema;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Records as lines of Databento's CSV, with decimal prices, ISO times and the symbol last. */
final class CsvLines {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NINE_DIGITS = 1_000_000_000L;

    private final List<Field> fields;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    CsvLines(Schema schema) {
        this.fields = schema.fields();
    }

    /** The names of the columns. */
    String header() {
        return fields.stream().map(Field::name).collect(Collectors.joining(",")) + ",symbol";
    }

    String line(ByteBuffer record, int offset, String symbol) {
        StringBuilder line = new StringBuilder();
        for (Field field : fields) {
            line.append(text(field.type(), field.get(record, offset))).append(',');
        }
        return line.append(symbol).toString();
    }

    /** The fields of a line, to be changed. */
    List<String> split(ByteBuffer record, String symbol) {
        return new ArrayList<>(List.of(line(record, 0, symbol).split(",", -1)));
    }

    /** Index of a column. */
    int column(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such column: name=" + name);
    }

    String time(long timeNs) {
        long wanted = Math.floorDiv(timeNs, SECOND_NS);
        if (wanted != second) {
            second = wanted;
            String text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).toString();
            secondText = text.length() == 16 ? text + ":00" : text;
        }
        return secondText + '.' + nineDigits(timeNs - second * SECOND_NS) + 'Z';
    }

    static String price(long priceE9) {
        return priceE9 / NINE_DIGITS + "." + nineDigits(priceE9 % NINE_DIGITS);
    }

    private String text(FieldType type, long value) {
        return switch (type) {
            case CHAR -> String.valueOf((char) value);
            case TIME -> time(value);
            case PRICE -> value == Field.UNDEFINED_PRICE ? "" : price(value);
            default -> Long.toString(value);
        };
    }

    private static String nineDigits(long value) {
        return Long.toString(value + NINE_DIGITS).substring(1);
    }
}
