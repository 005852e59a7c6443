package io.slipway.data.text;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Words for a missing number, without regard to case: those of pandas, R, SQL dumps, spreadsheets, kdb and SAS. They are
 * looked for where a number, a time or a letter is expected, so that a symbol may be called {@code NA}.
 */
public final class NoneWord {

    private static final byte[][] WORDS = Stream.of(
                    "NAN", "-NAN", "<NA>", "NAT", "NA", "N/A", "#N/A", "NULL", "(NULL)", "NONE", "NIL", "\\N", "0N",
                    "-", ".")
            .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
            .toArray(byte[][]::new);
    private static final int LONGEST = 6;

    private NoneWord() {}

    /** True if the bytes are such a word. Allocates nothing, as it is asked of each letter of each row. */
    public static boolean is(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 1 || length > LONGEST || isDigit(b[to - 1])) {
            return false;
        }
        for (byte[] word : WORDS) {
            if (word.length == length && matches(word, b, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] word, byte[] b, int from) {
        for (int i = 0; i < word.length; i++) {
            int c = b[from + i];
            if (word[i] != (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
