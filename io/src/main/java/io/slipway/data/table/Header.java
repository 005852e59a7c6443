package io.slipway.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.data.text.LineBlocks;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The columns of a table: their names, found without regard to case, to blanks and quotes around them, and to the difference
 * between a blank, a slash and an underscore. Immutable.
 */
public final class Header {

    /** Result of {@link #find} for a column that is not there. */
    public static final int ABSENT = -1;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String DELIMITERS = ",|\t;";
    /** Instead of a delimiter: the fields are those of a JSON object. */
    private static final char JSON = '{';

    private static final int NAMES_SHOWN = 12;

    /** Name of a first column without one, which pandas writes for an index. */
    public static final String UNNAMED = "unnamed";

    private final String[] names;
    private final char delimiter;
    private final String place;

    /** Bytes that a line of names may begin with, which those of most rows do not. */
    private final boolean[] starts = new boolean[256];

    private Header(String[] names, char delimiter, LineBlocks lines) {
        this.names = names;
        this.delimiter = delimiter;
        this.place = lines.file() + ":" + (lines.linesPassed() + 1) + ": ";
        for (String name : names) {
            if (!name.isEmpty() && delimiter != JSON) {
                starts[name.charAt(0) & 0xFF] = true;
                starts['"'] = true;
                starts[BYTE_ORDER_MARK.getBytes(UTF_8)[0] & 0xFF] = true;
            }
        }
    }

    static Header parse(String line, LineBlocks lines) {
        return parse(line, delimiterOf(line), lines);
    }

    static Header parse(String line, char delimiter, LineBlocks lines) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        return new Header(names(text, delimiter), delimiter, lines);
    }

    static Header unnamed(int width, char delimiter, LineBlocks lines) {
        String[] names = new String[width];
        Arrays.fill(names, "");
        return new Header(names, delimiter, lines);
    }

    /** The columns of JSON objects, of which each line has one. */
    static Header ofJson(List<String> names, LineBlocks lines) {
        return new Header(names.toArray(String[]::new), JSON, lines);
    }

    /** The names of the columns of a header line. */
    public static List<String> names(String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        return List.of(names(text, delimiterOf(text)));
    }

    private static String[] names(String text, char delimiter) {
        String[] names = Arrays.stream(text.split(Pattern.quote(String.valueOf(delimiter)), -1))
                .map(Header::nameOf)
                .toArray(String[]::new);
        if (names.length > 1 && names[0].isEmpty()) {
            names[0] = UNNAMED;
        }
        return names;
    }

    /** The names of the columns in their order; empty texts if the table has no header. */
    public List<String> names() {
        return List.of(names);
    }

    /** True if a line that begins with this byte may have names of columns. */
    boolean mayBegin(byte first) {
        return starts[first & 0xFF];
    }

    /** True if a line has names of several columns, and little else. */
    boolean isLike(String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        List<String> fields = List.of(names(text, delimiter));
        long known = fields.stream()
                .filter(field -> !field.isEmpty() && Arrays.asList(names).contains(field))
                .count();
        return known > 1 && known >= fields.size() / 2;
    }

    byte delimiter() {
        return (byte) delimiter;
    }

    /** Number of columns. */
    public int width() {
        return names.length;
    }

    Fields fields(IssueLog issues) {
        return delimiter == JSON ? new JsonFields(names, issues) : new Fields(names, delimiter(), issues);
    }

    /**
     * The column of the first of these names that is there, or {@link #ABSENT}.
     *
     * @throws MarketDataException if it is there twice
     */
    public int find(String... wanted) {
        for (String name : wanted) {
            for (Likeness likeness : Likeness.values()) {
                int index = indexOf(name, likeness);
                if (index != ABSENT) {
                    return index;
                }
            }
        }
        return ABSENT;
    }

    /** Likeness of two names, the closest first. */
    private enum Likeness {
        EQUAL,
        BUT_FOR_CASE,
        BUT_FOR_CASE_AND_BLANKS
    }

    private int indexOf(String name, Likeness likeness) {
        int index = ABSENT;
        for (int i = 0; i < names.length; i++) {
            if (isLike(names[i], name, likeness)) {
                if (index != ABSENT) {
                    throw fault("duplicate column: name=" + name);
                }
                index = i;
            }
        }
        return index;
    }

    private static boolean isLike(String own, String name, Likeness likeness) {
        return switch (likeness) {
            case EQUAL -> own.equals(name);
            case BUT_FOR_CASE -> own.equalsIgnoreCase(name);
            case BUT_FOR_CASE_AND_BLANKS -> plain(own).equalsIgnoreCase(name);
        };
    }

    /**
     * The column of the first of these names that is there.
     *
     * @throws MarketDataException if none is there, or one is there twice
     */
    public int require(String... wanted) {
        int index = find(wanted);
        if (index == ABSENT) {
            throw fault("missing column: name=" + String.join(" or ", wanted) + ", found=" + shown());
        }
        return index;
    }

    /** A fault in the header line. */
    public MarketDataException fault(String what) {
        return new MarketDataException(place + what);
    }

    private String shown() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(names.length, NAMES_SHOWN); i++) {
            shown.add(printable(names[i]));
        }
        return String.join(", ", shown) + (names.length > NAMES_SHOWN ? ", ..." : "");
    }

    private static String printable(String name) {
        String text = name.length() > 40 ? name.substring(0, 40) + "..." : name;
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The likeliest delimiter of a header line: the most frequent of comma, bar, tab and semicolon. */
    public static char delimiterOf(String line) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** A name as formats spell it: {@code Bid Price} is {@code Bid_Price}. */
    static String plain(String name) {
        return name.replace(' ', '_').replace('/', '_');
    }

    private static String nameOf(String field) {
        String name = field.strip();
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }
}
