package io.slipway.data.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Words for a missing number, without regard to case: those of pandas, R, SQL dumps, spreadsheets, kdb and SAS. They are
 * looked for where a number, a time or a letter is expected, so that a symbol may be called {@code NA}.
 */
public final class NoneWord {

    private static final Set<String> WORDS =
            Set.of("NAN", "-NAN", "<NA>", "NAT", "NA", "N/A", "#N/A", "NULL", "NONE", "NIL", "\\N", "0N", "-", ".");
    private static final int LONGEST = 4;

    private NoneWord() {}

    /** True if the bytes are such a word. */
    public static boolean is(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 1 || length > LONGEST || isDigit(b[to - 1])) {
            return false;
        }
        String text = new String(b, from, length, StandardCharsets.ISO_8859_1);
        return WORDS.contains(text.toUpperCase(Locale.ROOT));
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
