package io.slipway.data.executions;

import io.slipway.data.mapped.TimeRule;
import io.slipway.data.mapped.TimeRules;
import io.slipway.data.venue.VenueTexts;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Meaning of the columns of a file of orders or fills. A mapping of fills whose fees are received where they are positive:
 *
 * <pre>
 * columns: {execution: ExecID, order: Parent, time: "Fill Time", venue: Exch, qty: Done, price: Px, fee: Comm}
 * time: {pattern: "%m/%d/%Y %H:%M:%S.%f", zone: America/New_York}
 * venues: {NSDQ: XNAS, ARCA: 43}
 * symbols: {AAPL US: AAPL}
 * sides: {buy: B, sell: [S, SS]}
 * liquidity: {taker: R, maker: A}
 * fee: {sign: received, per: share}
 * price_scale: 0.01
 * lots_per_unit: 1
 * decimal_point: "."
 * </pre>
 *
 * @param columns names of columns by meaning
 * @param time notation of all times
 * @param venues publisher ids by the file's text
 * @param symbols symbols of the market data by the file's text
 * @param sides sides by the file's text in lower case
 * @param liquidity roles by the file's text in lower case
 * @param auctions texts in lower case that say, in the place of a role, that a fill is of an auction
 * @param numbers units and signs
 */
record ExecutionMapping(
        Map<ExecutionColumn, String> columns,
        TimeRule time,
        Map<String, Integer> venues,
        Map<String, String> symbols,
        Map<String, Side> sides,
        Map<String, Liquidity> liquidity,
        Set<String> auctions,
        Numbers numbers) {

    /**
     * Units and signs.
     *
     * @param priceDecimals a price of 1 is 10 to the power of minus this
     * @param lotsPerUnit number of lots in one unit of quantity
     * @param feeReceived true if a positive fee is received, not paid
     * @param feePerShare true if a fee is of one share, not of the fill
     * @param decimalComma true if the decimal point is a comma, and points separate thousands
     */
    record Numbers(
            int priceDecimals, int lotsPerUnit, boolean feeReceived, boolean feePerShare, boolean decimalComma) {}

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "columns",
            "time",
            "venues",
            "symbols",
            "sides",
            "liquidity",
            "fee",
            "price_scale",
            "lots_per_unit",
            "decimal_point"));

    /** Columns by their usual names. */
    static final ExecutionMapping USUAL = new ExecutionMapping(
            Map.of(),
            TimeRule.DEFAULT,
            Map.of(),
            Map.of(),
            ExecutionWords.SIDES,
            ExecutionWords.ROLES,
            OrderWords.AUCTIONS,
            new Numbers(0, 1, false, false, false));

    /**
     * Reads a mapping.
     *
     * @throws ConfigException if it is none
     */
    static ExecutionMapping read(Optional<Path> file) {
        return file.map(path -> of(YamlNode.read(path).allowing(KEYS))).orElse(USUAL);
    }

    private static ExecutionMapping of(YamlNode root) {
        YamlNode fee = root.map("fee").allowing(Set.of("sign", "per"));
        return new ExecutionMapping(
                columns(root),
                TimeRules.of(root, "time"),
                venues(root),
                texts(root.map("symbols")),
                words(
                        root.map("sides").allowing(Set.of("buy", "sell")),
                        Map.of("buy", Side.BUY, "sell", Side.SELL),
                        ExecutionWords.SIDES),
                words(roles(root), Map.of("taker", Liquidity.TAKER, "maker", Liquidity.MAKER), ExecutionWords.ROLES),
                auctions(roles(root)),
                new Numbers(
                        decimals(root),
                        whole(root),
                        choice(fee, "sign", "paid", "received"),
                        choice(fee, "per", "fill", "share"),
                        choice(root, "decimal_point", ".", ",")));
    }

    private static Map<ExecutionColumn, String> columns(YamlNode root) {
        List<String> keys = Arrays.stream(ExecutionColumn.values())
                .map(ExecutionColumn::key)
                .toList();
        YamlNode node = root.map("columns").allowing(new LinkedHashSet<>(keys));
        Map<ExecutionColumn, String> columns = new EnumMap<>(ExecutionColumn.class);
        for (ExecutionColumn column : ExecutionColumn.values()) {
            node.text(column.key()).ifPresent(text -> columns.put(column, text));
        }
        return columns;
    }

    private static Map<String, Integer> venues(YamlNode root) {
        YamlNode node = root.map("venues");
        Map<String, Integer> venues = new HashMap<>();
        for (String key : node.keys()) {
            String text = node.text(key).orElse("");
            OptionalInt id = VenueTexts.load().publisherOf(text);
            if (id.isEmpty()) {
                throw node.faultAt(
                        key,
                        "unknown venue: value=" + text,
                        "expected a market identifier code, an exchange letter or name, or a publisher id");
            }
            venues.put(key, id.getAsInt());
        }
        return venues;
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new HashMap<>();
        node.keys().forEach(key -> texts.put(key, node.text(key).orElse("")));
        return texts;
    }

    private static YamlNode roles(YamlNode root) {
        return root.map("liquidity").allowing(Set.of("taker", "maker", "auction"));
    }

    private static Set<String> auctions(YamlNode node) {
        return node.keys().isEmpty()
                ? OrderWords.AUCTIONS
                : node.text("auction")
                        .map(text -> Set.of(text.toLowerCase(Locale.ROOT)))
                        .orElse(Set.of());
    }

    /** The stated words, each of one meaning; the usual ones where none is stated, since a file's own codes may contradict them. */
    private static <T> Map<String, T> words(YamlNode node, Map<String, T> values, Map<String, T> usual) {
        if (node.keys().isEmpty()) {
            return usual;
        }
        Map<String, T> stated = new HashMap<>();
        values.forEach((name, value) -> {
            if (!node.has(name)) {
                throw node.faultAt(name, "missing", "expected the text of the file, or a list of texts");
            }
            for (String text : node.texts(name)) {
                T other = stated.put(text.toLowerCase(Locale.ROOT), value);
                if (other != null && !other.equals(value)) {
                    throw node.faultAt(name, "one text for two meanings: value=" + text, "expected one meaning");
                }
            }
        });
        return stated;
    }

    private static boolean choice(YamlNode node, String key, String no, String yes) {
        String text = node.text(key).orElse(no);
        if (!text.equals(no) && !text.equals(yes)) {
            throw node.faultAt(key, "unknown: value=" + text, "expected " + no + " or " + yes);
        }
        return text.equals(yes);
    }

    private static int decimals(YamlNode root) {
        String text = root.text("price_scale").orElse("1");
        if (!text.matches("1|0\\.0{0,8}1")) {
            throw root.faultAt("price_scale", "not a power of ten: value=" + text, "expected 1 to 0.000000001");
        }
        return text.equals("1") ? 0 : text.length() - 2;
    }

    private static int whole(YamlNode root) {
        String text = root.text("lots_per_unit").orElse("1");
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw root.faultAt(
                    "lots_per_unit", "not a whole number above zero: value=" + text, "expected 1 to 999999999");
        }
        return Integer.parseInt(text);
    }
}
