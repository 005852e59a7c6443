package io.slipway.data.mapped;

import io.slipway.data.book.LevelChanges;
import io.slipway.data.table.Fields;
import io.slipway.data.text.FieldText;
import io.slipway.market.BookSide;
import io.slipway.text.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Levels of both sides in a field, each with its side: {@code [["buy","50.01","300"]]} or
 * {@code [{"side":"bid","price_level":"50.01","new_quantity":"300"}]}. A size of zero removes its level.
 */
final class ChangeArray {

    private static final String ELEMENTS = "one such as [[\"buy\", \"50.01\", \"300\"]]";
    private static final int SIDE = 0;
    private static final int PRICE = 1;
    private static final int SIZE = 2;

    /**
     * The parts of a level. In a mapping:
     *
     * <pre>
     * columns: {time: timestamp, changes: events.0.updates, level_action: events.0.type}
     * change_fields: [side, price_level, new_quantity]
     * </pre>
     *
     * @param names of side, price and size: places from 1 in an array, names in an object
     */
    record Form(List<String> names) {

        private static final String KEY = "change_fields";
        private static final List<String> USUAL = List.of("1", "2", "3");

        /**
         * The parts that a mapping states; the first three places if it states none.
         *
         * @throws io.slipway.text.ConfigException if they are not three different ones
         */
        static Form of(YamlNode root, Map<MappedColumn, ?> columns) {
            if (!root.has(KEY)) {
                return new Form(USUAL);
            }
            if (!columns.containsKey(MappedColumn.CHANGES)) {
                throw root.faultAt(KEY, "without changes", "expected columns.changes beside it");
            }
            List<String> names = root.texts(KEY);
            if (names.size() != USUAL.size() || names.stream().distinct().count() != names.size()) {
                throw root.faultAt(
                        KEY, "not three names: value=" + names, "expected those of side, price and size of a level");
            }
            return new Form(names);
        }
    }

    private final byte[][] names;
    private final Map<String, BookSide> sides;
    private final MappedNumbers numbers;
    private final int[] from = new int[3];
    private final int[] to = new int[3];
    private byte[] b = {};
    private int p;
    private int end;

    ChangeArray(Form form, Map<String, BookSide> sides, MappedNumbers numbers) {
        this.names = form.names().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.sides = sides;
        this.numbers = numbers;
    }

    /** Appends the levels of a field. */
    void read(Fields row, int column, LevelChanges changes) {
        b = row.buffer();
        p = row.from(column);
        end = row.to(column);
        if (!isOpening() || b[end - 1] != closing(b[p])) {
            throw row.fault(column, "not an array of changes", ELEMENTS);
        }
        end--;
        p++;
        for (blanks(); p < end; blanks()) {
            if (!isOpening()) {
                throw row.fault(column, "a value outside of a level", ELEMENTS);
            }
            level(row, column);
            add(row, column, changes);
            blanks();
            if (p < end && b[p++] != ',') {
                throw row.fault(column, "levels without a comma between them", ELEMENTS);
            }
        }
    }

    private void level(Fields row, int column) {
        Arrays.fill(from, -1);
        byte close = closing(b[p]);
        boolean isObject = b[p++] == '{';
        int place = 0;
        for (blanks(); p < end && b[p] != close; blanks()) {
            int nameFrom = p;
            int nameTo = p;
            if (isObject) {
                value(row, column);
                nameTo = p;
                blanks();
                p++;
                blanks();
            }
            int start = p;
            value(row, column);
            int part = isObject ? part(inside(nameFrom, nameTo), outside(nameFrom, nameTo)) : part(++place);
            if (part >= 0) {
                from[part] = inside(start, p);
                to[part] = outside(start, p);
            }
            blanks();
            p += p < end && b[p] == ',' ? 1 : 0;
        }
        if (p >= end) {
            throw row.fault(column, "a level without its end", ELEMENTS);
        }
        p++;
    }

    private void add(Fields row, int column, LevelChanges changes) {
        if (from[SIDE] < 0 || from[PRICE] < 0 || from[SIZE] < 0) {
            throw row.fault(column, "a level without side, price and size", ELEMENTS + "; change_fields names them");
        }
        BookSide side = sides.get(FieldText.of(b, from[SIDE], to[SIDE]).toLowerCase(Locale.ROOT));
        if (side == null) {
            throw row.fault(column, "unknown side of a level", "one of " + MappedSides.listed(sides.keySet()));
        }
        try {
            long priceE9 = numbers.priceE9(b, from[PRICE], to[PRICE]);
            if (priceE9 == Fields.NO_PRICE) {
                throw row.fault(column, "a level without a price", ELEMENTS);
            }
            long size = numbers.size(b, from[SIZE], to[SIZE]);
            boolean bid = side == BookSide.BID;
            changes.add(bid, bid ? priceE9 : -priceE9, size, size == 0, false);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
    }

    private int part(int place) {
        byte[] digits = Integer.toString(place).getBytes(StandardCharsets.US_ASCII);
        return part(digits, 0, digits.length);
    }

    private int part(int nameFrom, int nameTo) {
        return part(b, nameFrom, nameTo);
    }

    private int part(byte[] name, int nameFrom, int nameTo) {
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(names[i], 0, names[i].length, name, nameFrom, nameTo)) {
                return i;
            }
        }
        return -1;
    }

    /** Passes over a string, a word, or a list or object. */
    private void value(Fields row, int column) {
        int start = p;
        int depth = 0;
        do {
            if (p >= end) {
                throw row.fault(column, "a level without its end", ELEMENTS);
            }
            byte c = b[p];
            if (c == '"' || c == '\'') {
                string(row, column, c);
            } else if (isOpening()) {
                depth++;
                p++;
            } else if (depth > 0 && isClosing(c)) {
                depth--;
                p++;
            } else if (depth > 0) {
                p++;
            } else {
                word();
            }
        } while (depth > 0);
        if (p == start) {
            throw row.fault(column, "a level without a value between commas", ELEMENTS);
        }
    }

    private void string(Fields row, int column, byte quote) {
        p++;
        while (p < end && b[p] != quote) {
            p += b[p] == '\\' ? 2 : 1;
        }
        if (p >= end) {
            throw row.fault(column, "an unclosed quote", ELEMENTS);
        }
        p++;
    }

    private void word() {
        while (p < end && b[p] != ',' && b[p] != ':' && b[p] != ' ' && !isClosing(b[p])) {
            p++;
        }
    }

    private boolean isQuoted(int start, int stop) {
        return stop - start >= 2 && (b[start] == '"' || b[start] == '\'') && b[stop - 1] == b[start];
    }

    private int inside(int start, int stop) {
        return isQuoted(start, stop) ? start + 1 : start;
    }

    private int outside(int start, int stop) {
        return isQuoted(start, stop) ? stop - 1 : stop;
    }

    private void blanks() {
        while (p < end && b[p] == ' ') {
            p++;
        }
    }

    private boolean isOpening() {
        return p < end && (b[p] == '[' || b[p] == '{' || b[p] == '(');
    }

    private static boolean isClosing(byte c) {
        return c == ']' || c == '}' || c == ')';
    }

    private static byte closing(byte open) {
        return (byte) (open == '[' ? ']' : open == '{' ? '}' : ')');
    }
}
