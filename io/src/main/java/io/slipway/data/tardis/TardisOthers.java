package io.slipway.data.tardis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tardis.dev files that add nothing to books and trades, told by their names: {@code EXCHANGE_TYPE_DATE_SYMBOL.csv.gz}.
 *
 * <ul>
 *   <li>{@code derivative_ticker}: funding rates, open interest, index and mark prices.
 *   <li>{@code liquidations}: trades that the file of trades has, too, in the same columns.
 *   <li>{@code options_chain}: a ticker of all options of an exchange; alone it is read as quotes.
 *   <li>{@code quotes} and {@code book_ticker} beside a book of the same exchange, day and symbol, which has these quotes and more.
 * </ul>
 */
public final class TardisOthers {

    private static final Pattern NAME = Pattern.compile(
            "(.+?)_(derivative_ticker|liquidations|options_chain|quotes|book_ticker)_(\\d{4}-\\d{2}-\\d{2}_.+)");

    private static final List<String> BOOKS = List.of("incremental_book_L2", "book_snapshot_25", "book_snapshot_5");

    private TardisOthers() {}

    /**
     * The reason to pass a file over; empty for a file to be read.
     *
     * @param name of the file, without its folder
     * @param all names of all files that are read together
     */
    public static Optional<String> reason(String name, List<String> all) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return switch (parts.group(2)) {
            case "derivative_ticker" ->
                Optional.of("funding rates, open interest, index and mark prices, neither quotes nor trades");
            case "liquidations" -> Optional.of("liquidations, which the file of trades has, too");
            case "options_chain" ->
                all.size() == 1
                        ? Optional.empty()
                        : Optional.of("a ticker of all options, whose quotes are not those of a book");
            default ->
                BOOKS.stream()
                        .filter(book -> all.contains(parts.group(1) + "_" + book + "_" + parts.group(3)))
                        .findFirst()
                        .map(book -> "the quotes of " + book + " of the same exchange, day and symbol");
        };
    }
}
