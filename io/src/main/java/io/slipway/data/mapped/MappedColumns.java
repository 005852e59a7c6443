package io.slipway.data.mapped;

import io.slipway.text.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The columns of a mapping.
 *
 * @param names by meaning, the name or the number of each level's column
 * @param constants sizes of columns that the file does not have
 */
record MappedColumns(Map<MappedColumn, List<String>> names, Map<MappedColumn, Long> constants) {

    private static final List<MappedColumn> QUOTE =
            List.of(MappedColumn.BID, MappedColumn.BID_SIZE, MappedColumn.ASK, MappedColumn.ASK_SIZE);
    private static final Set<MappedColumn> SIZES =
            Set.of(MappedColumn.BID_SIZE, MappedColumn.ASK_SIZE, MappedColumn.SIZE);
    /** Meanings whose column may have another name in a snapshot than in an update. */
    private static final Set<MappedColumn> ALTERNATIVES =
            Set.of(MappedColumn.TIME, MappedColumn.BIDS, MappedColumn.ASKS, MappedColumn.LAST_SEQUENCE);

    private static final int MOST_ALTERNATIVES = 4;
    private static final Pattern RANGE = Pattern.compile("\\{([0-9]{1,3})\\.\\.([0-9]{1,3})}");
    private static final int MOST_LEVELS = 1000;

    /**
     * Reads and checks the columns of a mapping.
     *
     * @throws io.slipway.text.ConfigException if they do not make up quotes, trades or a book
     */
    static MappedColumns read(YamlNode root, boolean hasHeader) {
        Set<String> keys = Arrays.stream(MappedColumn.values())
                .map(MappedColumn::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        YamlNode node = root.map("columns").allowing(keys);
        Map<MappedColumn, List<String>> names = new EnumMap<>(MappedColumn.class);
        Map<MappedColumn, Long> constants = new EnumMap<>(MappedColumn.class);
        for (MappedColumn column : MappedColumn.values()) {
            if (node.isMap(column.key())) {
                constants.put(column, constant(node, column));
            } else if (node.has(column.key())) {
                names.put(column, expanded(node, column));
            }
        }
        if (!hasHeader) {
            checkNumbers(root, node, names);
        }
        MappedColumns columns = new MappedColumns(names, constants);
        columns.check(root, node);
        return columns;
    }

    private static long constant(YamlNode node, MappedColumn column) {
        if (!SIZES.contains(column)) {
            throw node.faultAt(column.key(), "no constant here", "expected the name of a column");
        }
        return node.map(column.key())
                .allowing(Set.of("constant"))
                .required("constant", MappedColumns::size, "a size such as 100");
    }

    private static long size(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "not a whole number above zero: value=" + text + ", expected 1 to 999999999");
        }
        return Long.parseLong(text);
    }

    /** The columns of all levels: a list, or a name with a range such as {@code bid_px_{1..5}}. */
    private static List<String> expanded(YamlNode node, MappedColumn column) {
        List<String> names = new ArrayList<>();
        for (String text : node.texts(column.key())) {
            Matcher range = RANGE.matcher(text);
            if (range.find()) {
                int first = Integer.parseInt(range.group(1));
                int last = Integer.parseInt(range.group(2));
                for (int level = first; level <= last; level++) {
                    String number =
                            range.group(1).startsWith("0") && range.group(1).length() > 1
                                    ? String.format("%0" + range.group(1).length() + "d", level)
                                    : Integer.toString(level);
                    names.add(text.substring(0, range.start()) + number + text.substring(range.end()));
                }
            } else {
                names.add(text);
            }
        }
        boolean hasLevels = QUOTE.contains(column);
        int most = hasLevels ? MOST_LEVELS : ALTERNATIVES.contains(column) ? MOST_ALTERNATIVES : 1;
        if (names.isEmpty() || names.size() > most) {
            throw node.faultAt(
                    column.key(),
                    "columns=" + names.size(),
                    "expected one column" + (hasLevels ? " for each level" : ""));
        }
        return List.copyOf(names);
    }

    private static void checkNumbers(YamlNode root, YamlNode node, Map<MappedColumn, List<String>> names) {
        names.forEach((column, texts) -> texts.forEach(text -> checkNumber(node, column.key(), text)));
        for (String key : List.of("conditions", "keep", "drop")) {
            root.map(key).keys().forEach(text -> checkNumber(root, key, text));
        }
    }

    private static void checkNumber(YamlNode node, String key, String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw node.faultAt(key, "not a number of a column: value=" + text, "expected 1 or more without a header");
        }
    }

    private void check(YamlNode root, YamlNode node) {
        if (!names.containsKey(MappedColumn.TIME)) {
            throw node.faultAt("time", "missing", "expected the column of times");
        }
        boolean quotes = QUOTE.stream().anyMatch(names::containsKey);
        boolean trades = names.containsKey(MappedColumn.PRICE) || names.containsKey(MappedColumn.SIZE);
        boolean levels = hasAny(MappedColumn.LEVEL_PRICE, MappedColumn.LEVEL_SIDE, MappedColumn.LEVEL_SIZE);
        boolean arrays = hasAny(MappedColumn.BIDS, MappedColumn.ASKS, MappedColumn.CHANGES);
        boolean events = names.containsKey(MappedColumn.EVENT);
        if (events && (quotes || levels || arrays)) {
            throw node.faultAt(
                    "event", "beside a book", "expected price and size alone, of which the event tells the kind");
        }
        if (quotes || (!trades && !levels && !arrays && !events)) {
            require(node, "bid, bid_size, ask and ask_size, or price and size", QUOTE);
            checkDepth(root, node);
        }
        if (trades || events) {
            require(
                    node,
                    events ? "price and size of the event" : "price and size of trades",
                    List.of(MappedColumn.PRICE, MappedColumn.SIZE));
        }
        if (levels) {
            require(
                    node,
                    "level_side, level_price and level_size",
                    List.of(MappedColumn.LEVEL_SIDE, MappedColumn.LEVEL_PRICE, MappedColumn.LEVEL_SIZE));
        }
        if (hasAny(MappedColumn.BIDS, MappedColumn.ASKS)) {
            require(node, "bids and asks", List.of(MappedColumn.BIDS, MappedColumn.ASKS));
        }
        if (names.containsKey(MappedColumn.CHANGES)) {
            require(node, "level_action, which tells snapshots from changes", List.of(MappedColumn.LEVEL_ACTION));
        }
        checkSequence(node, levels || arrays);
        if ((quotes ? 1 : 0) + (levels ? 1 : 0) + (arrays ? 1 : 0) > 1) {
            throw node.fault("the book is told in two ways", "expected one of bid, level_price, and bids or changes");
        }
        checkVenue(root, node, quotes || events, trades);
    }

    /** Numbers tell that updates are missing; only snapshots that an action tells can mend that. */
    private void checkSequence(YamlNode node, boolean hasBooks) {
        for (MappedColumn column :
                List.of(MappedColumn.FIRST_SEQUENCE, MappedColumn.PREVIOUS_SEQUENCE, MappedColumn.CHECKSUM)) {
            if (names.containsKey(column)) {
                require(node, "last_sequence beside " + column.key(), List.of(MappedColumn.LAST_SEQUENCE));
            }
        }
        if (names.containsKey(MappedColumn.CHECKSUM)) {
            require(node, "bids and asks beside checksum", List.of(MappedColumn.BIDS));
            if (names.containsKey(MappedColumn.CHANGES)) {
                throw node.faultAt("checksum", "beside changes", "expected changes as bids and asks");
            }
        }
        if (names.containsKey(MappedColumn.LAST_SEQUENCE)) {
            if (!hasBooks) {
                throw node.faultAt("last_sequence", "without a book", "expected bids and asks, or level_price");
            }
            require(node, "level_action, which tells snapshots", List.of(MappedColumn.LEVEL_ACTION));
        }
    }

    private boolean hasAny(MappedColumn... wanted) {
        return Arrays.stream(wanted).anyMatch(names::containsKey);
    }

    private void require(YamlNode node, String expected, List<MappedColumn> wanted) {
        for (MappedColumn column : wanted) {
            if (!names.containsKey(column) && !constants.containsKey(column)) {
                String remedy = SIZES.contains(column)
                        ? ", or " + column.key() + ": {constant: 1} if the file has no sizes"
                        : "";
                throw node.faultAt(column.key(), "missing", "expected " + expected + remedy);
            }
        }
    }

    private void checkDepth(YamlNode root, YamlNode node) {
        int levels = names.getOrDefault(MappedColumn.BID, List.of("")).size();
        for (MappedColumn column : QUOTE) {
            int own = names.getOrDefault(column, List.of("")).size();
            if (own != levels) {
                throw node.faultAt(column.key(), "levels=" + own, "expected " + levels + ", as many as bid has");
            }
        }
        List<String> bids = names.getOrDefault(MappedColumn.BID, List.of());
        if (bids.equals(names.getOrDefault(MappedColumn.ASK, List.of()))) {
            throw node.faultAt("ask", "the column of bid: name=" + String.join(", ", bids), "expected another column");
        }
        if (levels > 1 && (root.flag("one_side_per_row", false) || names.containsKey(MappedColumn.BID_VENUE))) {
            throw node.faultAt("bid", "several levels", "expected one with one_side_per_row or bid_venue");
        }
    }

    private void checkVenue(YamlNode root, YamlNode node, boolean quotes, boolean trades) {
        boolean national = hasAny(MappedColumn.BID_VENUE, MappedColumn.ASK_VENUE);
        if (national) {
            require(node, "bid_venue and ask_venue", List.of(MappedColumn.BID_VENUE, MappedColumn.ASK_VENUE));
        }
        if (national && !quotes) {
            throw node.faultAt("bid_venue", "without quotes", "expected bid, bid_size, ask and ask_size");
        }
        boolean column = names.containsKey(MappedColumn.VENUE);
        boolean needed = !national || trades;
        if ((column && root.has("venue")) || (needed && !column && !root.has("venue"))) {
            throw root.fault("venue and columns.venue", "expected one of them: one venue for all rows, or a column");
        }
    }
}
