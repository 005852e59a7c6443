package io.slipway.data.mapped;

import io.slipway.data.book.LevelChanges;
import io.slipway.data.table.Fields;
import io.slipway.data.text.FieldText;

/**
 * Levels of one side in a field: {@code [["50.01","300"],["50.00","200"]]}, {@code [(50.01, 300)]} or
 * {@code [{"price":50.01,"size":300}]}. The first number of a level is its price, the second its size; others are ignored.
 */
final class LevelArray {

    private final MappedNumbers numbers;
    private final boolean keepsText;

    /** @param keepsText whether changes get the text of each level, for checksums */
    LevelArray(MappedNumbers numbers, boolean keepsText) {
        this.numbers = numbers;
        this.keepsText = keepsText;
    }

    /** Appends the levels of a field; a size of zero removes its level. */
    void read(Fields row, int column, boolean bid, LevelChanges changes) {
        byte[] b = row.buffer();
        int end = row.to(column);
        int p = afterOpening(b, row.from(column), end);
        if (p > end) {
            throw row.fault(column, "not an array of levels", "one such as [[50.01, 300], [50.00, 200]]");
        }
        while (p < end) {
            if (isOpening(b[p])) {
                p = level(row, column, p + 1, bid, changes);
            } else if (isNumber(b[p])) {
                throw row.fault(column, "a number outside of a level", "one such as [[50.01, 300], [50.00, 200]]");
            } else {
                p++;
            }
        }
    }

    private static int afterOpening(byte[] b, int from, int end) {
        return from < end && isOpening(b[from]) && isClosing(b[end - 1]) ? from + 1 : end + 1;
    }

    private int level(Fields row, int column, int start, boolean bid, LevelChanges changes) {
        byte[] b = row.buffer();
        int end = row.to(column);
        long priceE9 = Fields.NO_PRICE;
        String priceText = "";
        int found = 0;
        int p = start;
        while (p < end && !isClosing(b[p])) {
            if (isName(b, p)) {
                p = afterName(b, p, end);
            } else if (isNumber(b[p])) {
                int numberEnd = numberEnd(b, p, end);
                if (found == 0) {
                    priceE9 = price(row, column, p, numberEnd);
                    priceText = keepsText ? FieldText.of(b, p, numberEnd) : "";
                } else if (found == 1) {
                    add(row, column, bid, priceE9, size(row, column, p, numberEnd), changes);
                    if (keepsText) {
                        changes.text(priceText + ":" + FieldText.of(b, p, numberEnd));
                    }
                }
                found++;
                p = numberEnd;
            } else {
                p++;
            }
        }
        if (found < 2) {
            throw row.fault(column, "a level without price and size", "one such as [50.01, 300]");
        }
        return p + 1;
    }

    private static void add(Fields row, int column, boolean bid, long priceE9, long size, LevelChanges changes) {
        if (priceE9 == Fields.NO_PRICE) {
            throw row.fault(column, "a level without a price", "one such as [50.01, 300]");
        }
        changes.add(bid, bid ? priceE9 : -priceE9, size, size == 0, false);
    }

    private long price(Fields row, int column, int from, int to) {
        try {
            return numbers.priceE9(row.buffer(), from, to);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
    }

    private long size(Fields row, int column, int from, int to) {
        try {
            return numbers.size(row.buffer(), from, to);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
    }

    /** True if a letter begins the name of a field of an object. */
    private static boolean isName(byte[] b, int p) {
        return (b[p] >= 'a' && b[p] <= 'z') || (b[p] >= 'A' && b[p] <= 'Z');
    }

    private static int afterName(byte[] b, int from, int end) {
        int p = from;
        while (p < end && b[p] != ':' && b[p] != ',' && !isClosing(b[p])) {
            p++;
        }
        return p;
    }

    private static boolean isNumber(byte c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static int numberEnd(byte[] b, int from, int end) {
        int p = from;
        while (p < end && (isNumber(b[p]) || b[p] == 'e' || b[p] == 'E' || b[p] == '+')) {
            p++;
        }
        return p;
    }

    private static boolean isOpening(byte c) {
        return c == '[' || c == '(' || c == '{';
    }

    private static boolean isClosing(byte c) {
        return c == ']' || c == ')' || c == '}';
    }
}
