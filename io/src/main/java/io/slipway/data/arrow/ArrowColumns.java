package io.slipway.data.arrow;

import io.slipway.data.arrow.ArrowField.Dictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Makes columns of the buffers of a batch. */
final class ArrowColumns {

    private final ArrowBatch batch;
    private final Map<Long, List<ArrowColumn>> dictionaries;
    private final boolean isPlain;

    /**
     * @param dictionaries the parts of each dictionary, by its number
     * @param isPlain the notation of CSV files: {@link io.slipway.data.source.TableFormat#asCsv}
     */
    ArrowColumns(ArrowBatch batch, Map<Long, List<ArrowColumn>> dictionaries, boolean isPlain) {
        this.batch = batch;
        this.dictionaries = dictionaries;
        this.isPlain = isPlain;
    }

    /**
     * The next column of the batch, which must be of this field.
     *
     * @throws IndexOutOfBoundsException if the data is damaged
     * @throws IllegalArgumentException if its values have no text, or its dictionary has not come yet
     */
    ArrowColumn next(ArrowField field) {
        int rows = batch.nextRows();
        return field.dictionary()
                .map(dictionary -> entries(field, dictionary, rows))
                .orElseGet(() -> values(field, rows));
    }

    private ArrowColumn entries(ArrowField field, Dictionary dictionary, int rows) {
        List<ArrowColumn> parts = dictionaries.get(dictionary.id());
        if (parts == null) {
            throw new IllegalArgumentException("column " + field.name()
                    + ": its dictionary comes after it or is missing; late ones can be read from a plain file only");
        }
        LittleEndian valid = valid(rows);
        ArrowType index = dictionary.index();
        return new ArrowColumn.Entries(rows, valid, numbers(rows, index.bits(), index.flag()), parts);
    }

    private ArrowColumn values(ArrowField field, int rows) {
        ArrowType type = field.type();
        if (type.isUnknown()) {
            throw new IllegalArgumentException(
                    "column " + field.name() + ": values of a type that is not read: type=" + type.kind());
        }
        return switch (type.kind()) {
            case NULL -> new ArrowColumn.None(rows);
            case TEXT, BINARY, LARGE_TEXT, LARGE_BINARY -> lengths(type, rows);
            case TEXT_VIEW, BINARY_VIEW -> views(type, rows);
            case FIXED_BINARY -> fixedBytes(type, rows);
            case LIST, MAP, LARGE_LIST -> lists(field, rows);
            case LIST_VIEW, LARGE_LIST_VIEW -> listViews(field, rows);
            case FIXED_LIST -> fixedLists(field, rows);
            case STRUCT -> parts(field, rows);
            case DECIMAL -> type.bits() > Long.SIZE ? wideDecimals(type, rows) : narrow(type, type.bits(), rows);
            case BOOL -> narrow(type, 1, rows);
            default -> narrow(type, type.bits(), rows);
        };
    }

    private LittleEndian valid(int rows) {
        LittleEndian valid = batch.next(0);
        if (valid.bytes().length > 0 && valid.bytes().length < bytes(rows, 1)) {
            throw new IndexOutOfBoundsException("bits of missing values=" + valid.bytes().length);
        }
        return valid;
    }

    /** Bytes of so many values. */
    private static long bytes(long rows, int bits) {
        return (rows * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private IntToLongFunction numbers(int rows, int bits, boolean isSigned) {
        return batch.next(bytes(rows, bits)).numbers(bits, isSigned);
    }

    private ArrowColumn narrow(ArrowType type, int bits, int rows) {
        LittleEndian valid = valid(rows);
        boolean isSigned = type.kind() != ArrowType.Kind.INTEGER || type.flag();
        return new ArrowColumn.Narrow(rows, valid, numbers(rows, bits, isSigned), ArrowValues.of(type, isPlain));
    }

    private ArrowColumn wideDecimals(ArrowType type, int rows) {
        LittleEndian valid = valid(rows);
        int width = type.bits() / Byte.SIZE;
        return new ArrowColumn.WideDecimal(rows, valid, batch.next((long) rows * width), width, type.unit());
    }

    private IntToLongFunction offsets(ArrowType type, int rows) {
        int bits = type.isLarge() ? Long.SIZE : Integer.SIZE;
        // A column without rows may have no offsets at all.
        return rows == 0 ? batch.next(0).numbers(bits, true) : numbers(Math.addExact(rows, 1), bits, true);
    }

    private ArrowColumn lengths(ArrowType type, int rows) {
        LittleEndian valid = valid(rows);
        IntToLongFunction offsets = offsets(type, rows);
        return new ArrowColumn.Lengths(rows, valid, offsets, batch.next(0), type.isText());
    }

    private ArrowColumn views(ArrowType type, int rows) {
        LittleEndian valid = valid(rows);
        LittleEndian views = batch.next(bytes(rows, 2 * Long.SIZE));
        List<LittleEndian> data = new ArrayList<>();
        for (int i = batch.nextViewBuffers(); i > 0; i--) {
            data.add(batch.next(0));
        }
        return new ArrowColumn.Views(rows, valid, views, data, type.isText());
    }

    private ArrowColumn fixedBytes(ArrowType type, int rows) {
        LittleEndian valid = valid(rows);
        int width = type.bits() / Byte.SIZE;
        return new ArrowColumn.FixedBytes(rows, valid, batch.next((long) rows * width), width);
    }

    private ArrowColumn lists(ArrowField field, int rows) {
        LittleEndian valid = valid(rows);
        IntToLongFunction offsets = offsets(field.type(), rows);
        return new ArrowColumn.Lists(rows, valid, offsets, row -> offsets.applyAsLong(row + 1), next(onlyChild(field)));
    }

    private ArrowColumn listViews(ArrowField field, int rows) {
        LittleEndian valid = valid(rows);
        int bits = field.type().isLarge() ? Long.SIZE : Integer.SIZE;
        IntToLongFunction offsets = numbers(rows, bits, true);
        IntToLongFunction sizes = numbers(rows, bits, true);
        IntToLongFunction ends = row -> Math.addExact(offsets.applyAsLong(row), sizes.applyAsLong(row));
        return new ArrowColumn.Lists(rows, valid, offsets, ends, next(onlyChild(field)));
    }

    private ArrowColumn fixedLists(ArrowField field, int rows) {
        LittleEndian valid = valid(rows);
        long size = field.type().bits();
        return new ArrowColumn.Lists(rows, valid, row -> row * size, row -> (row + 1L) * size, next(onlyChild(field)));
    }

    private static ArrowField onlyChild(ArrowField field) {
        if (field.children().size() != 1) {
            throw new IndexOutOfBoundsException(
                    "children of a list=" + field.children().size());
        }
        return field.children().get(0);
    }

    private ArrowColumn parts(ArrowField field, int rows) {
        LittleEndian valid = valid(rows);
        List<String> names = field.children().stream().map(ArrowField::name).toList();
        List<ArrowColumn> parts = new ArrayList<>();
        field.children().forEach(child -> parts.add(next(child)));
        return new ArrowColumn.Parts(rows, valid, names, parts);
    }
}
