package io.slipway.data.mapped;

import io.slipway.data.venue.VenueNames;
import io.slipway.market.BookSide;
import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a mapping. Every fault, an unknown key among them, is a {@link ConfigException} that names file and path. */
final class MappingFile {

    private static final Set<String> KEYS = keys(
            "delimiter header columns time receive_time venue venues price_scale lots_per_unit sides one_side_per_row"
                    + " conditions");
    private static final List<MappedColumn> QUOTE =
            List.of(MappedColumn.BID, MappedColumn.BID_SIZE, MappedColumn.ASK, MappedColumn.ASK_SIZE);
    private static final Set<MappedColumn> SIZES =
            Set.of(MappedColumn.BID_SIZE, MappedColumn.ASK_SIZE, MappedColumn.SIZE);
    private static final Map<String, BookSide> USUAL_SIDES =
            Map.of("b", BookSide.BID, "buy", BookSide.BID, "s", BookSide.ASK, "sell", BookSide.ASK);
    private static final int MOST_DECIMALS = 9;
    private static final int LARGEST_ID = 0xFFFF;

    private final YamlNode root;
    private final VenueNames names = VenueNames.load();
    private final Map<MappedColumn, Long> constants = new EnumMap<>(MappedColumn.class);

    private MappingFile(YamlNode root) {
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException if it cannot be read or is no mapping
     */
    static Mapping read(Path file) {
        return new MappingFile(YamlNode.read(file).allowing(KEYS)).mapping();
    }

    private Mapping mapping() {
        boolean hasHeader = root.flag("header", true);
        Map<MappedColumn, String> columns = columns(hasHeader);
        if (columns.containsKey(MappedColumn.VENUE) == root.has("venue")) {
            throw root.fault("venue and columns.venue", "expected one of them: one venue for all rows, or a column");
        }
        return new Mapping(
                root.file(),
                root.text("delimiter").map(this::delimiter),
                hasHeader,
                columns,
                TimeRules.of(root, "time"),
                TimeRules.of(root, "receive_time"),
                new Mapping.Venues(venues(), root.text("venue").map(text -> venue(root, "venue", text))),
                new Mapping.Values(
                        priceDecimals(),
                        whole("lots_per_unit"),
                        sides(),
                        constants,
                        ConditionRule.list(root.map("conditions")),
                        root.flag("one_side_per_row", false)));
    }

    private Map<MappedColumn, String> columns(boolean hasHeader) {
        YamlNode node = root.map("columns")
                .allowing(keys(String.join(
                        " ",
                        Arrays.stream(MappedColumn.values())
                                .map(MappedColumn::key)
                                .toList())));
        Map<MappedColumn, String> columns = new EnumMap<>(MappedColumn.class);
        for (MappedColumn column : MappedColumn.values()) {
            if (node.isMap(column.key())) {
                constants.put(column, constant(node, column));
            } else {
                node.text(column.key()).ifPresent(text -> columns.put(column, text));
            }
        }
        if (!hasHeader) {
            columns.forEach((column, text) -> checkNumber(node, column.key(), text));
            root.map("conditions").keys().forEach(text -> checkNumber(root, "conditions", text));
        }
        checkComplete(node, columns);
        return columns;
    }

    /** The size of {@code bid_size: {constant: 100}}. */
    private static long constant(YamlNode node, MappedColumn column) {
        YamlNode rule = node.map(column.key()).allowing(keys("constant"));
        String text = rule.text("constant").orElse("");
        if (!SIZES.contains(column)) {
            throw node.faultAt(column.key(), "no constant here", "expected the name of a column");
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw rule.faultAt("constant", "not a whole number above zero: value=" + text, "expected 1 to 999999999");
        }
        return Long.parseLong(text);
    }

    private static void checkNumber(YamlNode node, String key, String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw node.faultAt(key, "not a number of a column: value=" + text, "expected 1 or more without a header");
        }
    }

    private void checkComplete(YamlNode node, Map<MappedColumn, String> columns) {
        if (!columns.containsKey(MappedColumn.TIME)) {
            throw node.faultAt("time", "missing", "expected the column of times");
        }
        boolean quotes = QUOTE.stream().anyMatch(columns::containsKey);
        boolean trades = columns.containsKey(MappedColumn.PRICE) || columns.containsKey(MappedColumn.SIZE);
        for (MappedColumn column : QUOTE) {
            if ((quotes || !trades) && lacks(columns, column)) {
                throw node.faultAt(
                        column.key(), "missing", "expected bid, bid_size, ask and ask_size, or price and size");
            }
        }
        for (MappedColumn column : List.of(MappedColumn.PRICE, MappedColumn.SIZE)) {
            if (trades && lacks(columns, column)) {
                throw node.faultAt(column.key(), "missing", "expected price and size of trades");
            }
        }
    }

    private boolean lacks(Map<MappedColumn, String> columns, MappedColumn column) {
        return !columns.containsKey(column) && !constants.containsKey(column);
    }

    private char delimiter(String text) {
        String character = text.equals("tab") ? "\t" : text;
        if (character.length() != 1 || character.charAt(0) > '~' || Character.isLetterOrDigit(character.charAt(0))) {
            throw root.faultAt("delimiter", "not a delimiter: value=" + text, "expected one character, or tab");
        }
        return character.charAt(0);
    }

    private Map<String, Integer> venues() {
        YamlNode node = root.map("venues");
        Map<String, Integer> venues = new LinkedHashMap<>();
        for (String key : node.keys()) {
            venues.put(key, venue(node, key, node.text(key).orElse("")));
        }
        return venues;
    }

    private int venue(YamlNode node, String key, String text) {
        OptionalInt id = MappedVenue.publisherId(names, text);
        if (id.isEmpty() || id.getAsInt() > LARGEST_ID) {
            throw node.faultAt(
                    key,
                    "unknown venue: value=" + text,
                    "expected a market identifier code, the name of a crypto exchange or a publisher id");
        }
        return id.getAsInt();
    }

    private int priceDecimals() {
        String text = root.text("price_scale").orElse("1");
        try {
            BigDecimal scale = new BigDecimal(text).stripTrailingZeros();
            boolean powerOfTen = scale.unscaledValue().bitLength() == 1 && scale.signum() > 0;
            if (powerOfTen && scale.scale() >= 0 && scale.scale() <= MOST_DECIMALS) {
                return scale.scale();
            }
        } catch (NumberFormatException e) {
            throw root.faultAt("price_scale", "not a number: value=" + text, "expected one such as 0.0001");
        }
        throw root.faultAt("price_scale", "not a power of ten: value=" + text, "expected 1 to 0.000000001");
    }

    private int whole(String key) {
        String text = root.text(key).orElse("1");
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw root.faultAt(key, "not a whole number above zero: value=" + text, "expected 1 to 999999999");
        }
        return Integer.parseInt(text);
    }

    /** The sides by their text in lower case, the usual words if there are none. */
    private Map<String, BookSide> sides() {
        YamlNode node = root.map("sides").allowing(keys("buy sell"));
        if (node.keys().isEmpty()) {
            return USUAL_SIDES;
        }
        String buy = node.text("buy").orElse("").toLowerCase(Locale.ROOT);
        String sell = node.text("sell").orElse("").toLowerCase(Locale.ROOT);
        if (buy.isEmpty() || sell.isEmpty()) {
            throw node.fault("one of the sides is missing", "expected buy and sell");
        }
        if (buy.equals(sell)) {
            throw node.fault("both sides have one text but for the case", "expected two texts");
        }
        return Map.of(buy, BookSide.BID, sell, BookSide.ASK);
    }

    private static Set<String> keys(String text) {
        return new LinkedHashSet<>(List.of(text.split(" ", -1)));
    }
}
