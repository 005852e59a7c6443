package io.slipway.data.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Comments before a table: lines at the beginning of a text that begin with {@code #}.
 *
 * <p>The last of them may be the heading itself, as in {@code #RIC,Date-Time,Bid}. It is one if it has two fields or more, and the line
 * after it has as many, or values, which no heading has.
 */
final class CommentLines {

    private static final String DELIMITERS = ",|\t;";

    /** A field that begins with a digit. */
    private static final Pattern VALUE = Pattern.compile("(^|[,|\\t;])[ \"]*[-+.]?[0-9]");

    private CommentLines() {}

    /** Bytes of the comments with their line ends; 0 if there are none, or no line after them. */
    static int length(byte[] head) {
        int from =
                head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
        int last = from;
        int p = from;
        while (p < head.length && head[p] == '#') {
            int next = afterLine(head, p);
            if (next < 0) {
                return 0;
            }
            last = p;
            p = next;
        }
        boolean hasHeading = p > from && p < head.length && isHeading(head, last, p);
        int end = p == head.length ? from : hasHeading ? last : p;
        return end == from ? 0 : end;
    }

    /** Blank lines in place of comments, so that the numbers of lines stay. */
    static byte[] blank(byte[] head, int length) {
        int lines = 0;
        for (int p = 0; p < length; p++) {
            lines += head[p] == '\n' ? 1 : 0;
        }
        byte[] blank = new byte[lines];
        Arrays.fill(blank, (byte) '\n');
        return blank;
    }

    private static int afterLine(byte[] head, int from) {
        for (int p = from; p < head.length; p++) {
            if (head[p] == 0) {
                return -1;
            }
            if (head[p] == '\n') {
                return p + 1;
            }
        }
        return -1;
    }

    /** True if the last line that begins with {@code #} names the columns of the line after it. */
    private static boolean isHeading(byte[] head, int comment, int line) {
        int end = afterLine(head, line);
        String after = new String(head, line, (end < 0 ? head.length : end) - line, StandardCharsets.UTF_8);
        String before = new String(head, comment, line - comment, StandardCharsets.UTF_8);
        return DELIMITERS
                .chars()
                .filter(delimiter -> before.indexOf(delimiter) >= 0)
                .anyMatch(delimiter -> count(before, delimiter) == count(after, delimiter)
                        || VALUE.matcher(after).find());
    }

    private static long count(String text, int delimiter) {
        return text.chars().filter(c -> c == delimiter).count();
    }
}
