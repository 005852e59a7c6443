package io.slipway.data.mapped;

import io.slipway.data.mapped.Mapping.LevelAction;
import io.slipway.data.mapped.Mapping.RowEvent;
import io.slipway.data.venue.Currencies;
import io.slipway.market.BookSide;
import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a mapping. Every fault, an unknown key among them, is a {@link ConfigException} that names file and path. */
final class MappingFile {

    private static final String FILES = "files";
    private static final Set<String> KEYS = keys(
            "delimiter header columns symbol time receive_time venue venues price_scale price_step size_scale"
                    + " lots_per_unit thousands decimal_point sides actions events level_rows first_level book_levels change_fields currency one_side_per_row conditions keep drop");
    private static final Map<String, BookSide> USUAL_SIDES = Map.ofEntries(
            Map.entry("b", BookSide.BID),
            Map.entry("buy", BookSide.BID),
            Map.entry("bid", BookSide.BID),
            Map.entry("s", BookSide.ASK),
            Map.entry("sell", BookSide.ASK),
            Map.entry("ask", BookSide.ASK),
            Map.entry("a", BookSide.ASK),
            Map.entry("offer", BookSide.ASK));
    private static final Map<String, LevelAction> USUAL_ACTIONS = Map.ofEntries(
            Map.entry("delete", LevelAction.DELETE),
            Map.entry("remove", LevelAction.DELETE),
            Map.entry("d", LevelAction.DELETE),
            Map.entry("clear", LevelAction.CLEAR),
            Map.entry("r", LevelAction.CLEAR),
            Map.entry("snapshot", LevelAction.SNAPSHOT),
            Map.entry("partial", LevelAction.SNAPSHOT),
            Map.entry("snap", LevelAction.SNAPSHOT),
            Map.entry("update", LevelAction.UPDATE),
            Map.entry("depthupdate", LevelAction.UPDATE),
            Map.entry("l2update", LevelAction.UPDATE),
            Map.entry("set", LevelAction.UPDATE),
            Map.entry("change", LevelAction.UPDATE),
            Map.entry("new", LevelAction.INSERT),
            Map.entry("insert", LevelAction.INSERT),
            Map.entry("add", LevelAction.INSERT),
            Map.entry("modify", LevelAction.UPDATE),
            Map.entry("delta", LevelAction.UPDATE),
            Map.entry("a", LevelAction.INSERT),
            Map.entry("m", LevelAction.UPDATE),
            Map.entry("u", LevelAction.UPDATE));
    private static final int LARGEST_ID = 0xFFFF;

    private static volatile @Nullable Known last;

    private final YamlNode root;

    private MappingFile(YamlNode root) {
        this.root = root;
    }

    /**
     * The mapping of a data file.
     *
     * @param data name of the data file
     * @return empty if the mapping is for files of other names
     * @throws ConfigException if it cannot be read or is no mapping
     */
    static Optional<Mapping> read(Path file, String data) {
        byte[] bytes = YamlNode.bytes(file);
        Known known = last;
        if (known == null
                || !known.file.equals(file)
                || !known.data.equals(data)
                || !known.bytes.equals(ByteBuffer.wrap(bytes))) {
            known = new Known(file, data, ByteBuffer.wrap(bytes), mapping(file, bytes, data));
            last = known;
        }
        return known.mapping;
    }

    private static Optional<Mapping> mapping(Path file, byte[] bytes, String data) {
        YamlNode root = YamlNode.parse(String.valueOf(file.getFileName()), bytes);
        if (!root.has(FILES)) {
            return Optional.of(new MappingFile(root.allowing(KEYS)).mapping());
        }
        YamlNode files = root.allowing(Set.of(FILES)).map(FILES);
        Optional<Mapping> found = Optional.empty();
        for (String pattern : files.keys()) {
            if (!files.isMap(pattern)) {
                throw files.faultAt(pattern, "no mapping", "expected columns and the other keys of a mapping");
            }
            Mapping mapping = new MappingFile(files.map(pattern).allowing(KEYS)).mapping();
            found = found.isEmpty() && matches(files, pattern, data) ? Optional.of(mapping) : found;
        }
        return found;
    }

    /** The mapping that was read last: it is asked for when a file's format is told, and again when the file is opened. */
    private record Known(Path file, String data, ByteBuffer bytes, Optional<Mapping> mapping) {}

    private static boolean matches(YamlNode files, String pattern, String data) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(data));
        } catch (PatternSyntaxException | InvalidPathException e) {
            throw files.faultAt(pattern, "not a pattern of file names", "expected one such as *_quotes.csv", e);
        }
    }

    private Mapping mapping() {
        boolean hasHeader = root.flag("header", true);
        MappedColumns columns = MappedColumns.read(root, hasHeader);
        return new Mapping(
                new Mapping.Layout(
                        root.text("delimiter").map(this::delimiter), hasHeader, SymbolRule.of(root), events(columns)),
                columns.names(),
                TimeRules.of(root, "time"),
                TimeRules.of(root, "receive_time"),
                new Mapping.Venues(venues(), root.text("venue").map(text -> venue(root, "venue", text))),
                NumberRule.of(root),
                new Mapping.Values(
                        sides(),
                        columns.constants(),
                        ConditionRule.list(root.map("conditions")),
                        actions(),
                        LevelRows.Form.of(root, columns.names()),
                        ChangeArray.Form.of(root, columns.names()),
                        root.text("currency").map(this::currency).orElse(""),
                        root.flag("one_side_per_row", false)),
                RowFilter.list(root));
    }

    private String currency(String text) {
        try {
            return Currencies.code(text);
        } catch (IllegalArgumentException e) {
            throw root.faultAt("currency", String.valueOf(e.getMessage()), "such as EUR or USDT", e);
        }
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
        OptionalInt id = MappedVenue.publisherId(text);
        if (id.isEmpty() || id.getAsInt() > LARGEST_ID) {
            throw node.faultAt(
                    key,
                    "unknown venue: value=" + text,
                    "expected a market identifier code, the name of a crypto exchange or a publisher id");
        }
        return id.getAsInt();
    }

    /** The sides by their text in lower case, the usual words if there are none. */
    private Map<String, BookSide> sides() {
        YamlNode node = root.map("sides").allowing(keys("buy sell"));
        if (node.keys().isEmpty()) {
            return USUAL_SIDES;
        }
        Map<String, BookSide> sides = new HashMap<>();
        add(node, "buy", BookSide.BID, sides);
        add(node, "sell", BookSide.ASK, sides);
        return sides;
    }

    private static void add(YamlNode node, String key, BookSide side, Map<String, BookSide> sides) {
        if (node.texts(key).stream().allMatch(String::isEmpty)) {
            throw node.fault("one of the sides is missing", "expected buy and sell");
        }
        for (String text : node.texts(key)) {
            if (sides.put(text.toLowerCase(Locale.ROOT), side) != null) {
                throw node.fault("both sides have one text but for the case", "expected two texts");
            }
        }
    }

    private Map<String, LevelAction> actions() {
        Map<String, LevelAction> actions = words("actions", LevelAction.class);
        return actions.isEmpty() ? USUAL_ACTIONS : actions;
    }

    private Map<String, RowEvent> events(MappedColumns columns) {
        Map<String, RowEvent> events = words("events", RowEvent.class);
        boolean hasColumn = columns.names().containsKey(MappedColumn.EVENT);
        if (hasColumn == events.isEmpty()) {
            throw root.fault(
                    "events and columns.event",
                    "expected both or none: a column of words, and the words for trade, bid, ask and leave_out");
        }
        if (hasColumn && Set.of(RowEvent.LEAVE_OUT).containsAll(events.values())) {
            throw root.faultAt("events", "all left out", "expected words for trade, or for bid and ask");
        }
        return events;
    }

    /** Meanings by their words in lower case, as the mapping lists them under a key. */
    private <E extends Enum<E>> Map<String, E> words(String key, Class<E> meanings) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E meaning : meanings.getEnumConstants()) {
            byName.put(meaning.name().toLowerCase(Locale.ROOT), meaning);
        }
        YamlNode node = root.map(key).allowing(byName.keySet());
        Map<String, E> words = new HashMap<>();
        for (Map.Entry<String, E> each : byName.entrySet()) {
            for (String text : node.has(each.getKey()) ? node.texts(each.getKey()) : List.<String>of()) {
                if (words.put(text.toLowerCase(Locale.ROOT), each.getValue()) != null) {
                    throw node.faultAt(each.getKey(), "twice: value=" + text, "expected one meaning for a text");
                }
            }
        }
        return words;
    }

    private static Set<String> keys(String text) {
        return new LinkedHashSet<>(List.of(text.split(" ", -1)));
    }
}
