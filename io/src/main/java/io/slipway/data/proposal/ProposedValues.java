package io.slipway.data.proposal;

import io.slipway.data.venue.CryptoExchange;
import io.slipway.data.venue.CryptoExchanges;
import io.slipway.data.venue.ExchangeLetters;
import io.slipway.data.venue.VenueTexts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The meanings of words in columns of venues, sides, actions and conditions. */
final class ProposedValues {

    /** Exchange numbers of Polygon, now Massive, from its reference data. */
    static final String POLYGON_VENUES = "{1: XASE, 2: XBOS, 3: XCIS, 4: FINN, 7: EDGA, 8: EDGX, 9: XCHI, 10: XNYS,"
            + " 11: ARCX, 12: XNAS, 14: LTSE, 15: IEXG, 16: BATS, 17: XPSX, 18: BATY, 19: BATS, 20: EPRL, 21: MEMX}";

    private static final Set<String> SIDES = Set.of("b", "s", "buy", "sell", "bid", "ask", "a", "offer");
    private static final Set<String> ACTIONS = Set.of(
            "delete",
            "remove",
            "d",
            "clear",
            "r",
            "snapshot",
            "snap",
            "partial",
            "set",
            "depthupdate",
            "update",
            "change",
            "new",
            "insert",
            "add",
            "modify",
            "delta",
            "a",
            "m",
            "u");
    private static final Set<String> MAKERS = Set.of("isbuyermaker", "buyermaker", "buyerismaker", "ismaker", "m");
    private static final List<List<String>> TRUTHS = List.of(
            List.of("false", "true"), List.of("0", "1"), List.of("f", "t"), List.of("no", "yes"), List.of("n", "y"));
    /** Parts of names of files, and the exchange of each; the longer ones first. */
    private static final Map<String, String> NAMES = Map.of("okx", "okex", "htx", "huobi", "gdax", "coinbase");

    static final List<String> PRICES = List.of("bid", "ask", "price", "level_price");
    static final String LEAN_PRICES =
            "prices are whole numbers, as Lean writes them in ten-thousandths: taken as price_scale: 0.0001";
    static final String WHOLE_PRICES =
            "prices are whole numbers: if they count cents or other parts, write price_scale, such as 0.01";

    private ProposedValues() {}

    /** True if all prices are whole numbers and written without a point, which they seldom are unless they count parts. */
    static boolean areWhole(List<SampledColumn> prices) {
        return prices.stream()
                        .allMatch(column -> column.form() == SampledColumn.Form.NUMBER
                                && column.values().stream().allMatch(text -> text.matches("-?[0-9]+")))
                && prices.stream().anyMatch(column -> column.mean() != 0);
    }

    static boolean areSides(SampledColumn column) {
        return SIDES.containsAll(column.words()) || isTruth(column);
    }

    /** True if the column says that the buyer was the maker, in words or as 0 and 1. */
    static boolean areMakers(SampledColumn column) {
        return MAKERS.contains(ColumnNames.plain(column.name()))
                && !truths(column).isEmpty();
    }

    /** True if all values are true or false; other words for these, such as 1, count in columns of makers alone. */
    static boolean isTruth(SampledColumn column) {
        return column.form() == SampledColumn.Form.TRUTH || areMakers(column);
    }

    /** The words for false and for true of a column; empty if its values are none. */
    static List<String> truths(SampledColumn column) {
        return TRUTHS.stream()
                .filter(pair -> !column.words().isEmpty() && pair.containsAll(column.words()))
                .findFirst()
                .orElse(List.of());
    }

    static boolean areActions(SampledColumn column) {
        return ACTIONS.containsAll(column.words());
    }

    /** True if one of the actions tells a whole book. */
    static boolean hasSnapshot(SampledColumn column) {
        return column.words().stream().anyMatch(Set.of("snapshot", "snap", "partial")::contains);
    }

    /** True if all texts are venues that a mapping knows without being told. */
    static boolean areVenues(SampledColumn column) {
        return column.form() == SampledColumn.Form.TEXT
                && column.values().stream().allMatch(ProposedValues::isVenue);
    }

    /** True if a text is a venue that a mapping knows without being told. */
    static boolean isVenue(String text) {
        boolean isLetter = text.length() == 1 && ExchangeLetters.load().isKnown(text.charAt(0));
        return isLetter || VenueTexts.load().publisherOf(text).isPresent();
    }

    /** The crypto exchange that the name of a file or columns of its own tell. */
    static Optional<String> exchange(String file, List<SampledColumn> columns) {
        String name = file.toLowerCase(Locale.ROOT);
        Optional<String> named = StreamSupport.stream(
                        CryptoExchanges.load().all().spliterator(), false)
                .map(CryptoExchange::name)
                .filter(name::contains)
                .max(Comparator.comparingInt(String::length));
        if (named.isPresent()) {
            return named;
        }
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            if (name.contains(each.getKey())) {
                return Optional.of(each.getValue());
            }
        }
        return byColumns(name, columns);
    }

    private static Optional<String> byColumns(String file, List<SampledColumn> columns) {
        if (has(columns, "tickdirection") && has(columns, "trdmatchid")) {
            return Optional.of("bybit");
        }
        boolean futures = has(columns, "transactiontime") && has(columns, "bestbidqty");
        if (futures) {
            return Optional.of("binance-futures");
        }
        boolean binance = has(columns, "isbuyermaker")
                || file.matches(".*(aggtrades|bookticker|bookdepth).*")
                || file.matches("[a-z0-9]+-trades-20.*");
        return binance ? Optional.of("binance") : Optional.empty();
    }

    static boolean has(List<SampledColumn> columns, String plain) {
        return columns.stream()
                .anyMatch(column -> ColumnNames.plain(column.name()).equals(plain));
    }
}
