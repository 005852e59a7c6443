package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.symbols.SymbolListKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of a result of several symbols as a table: columns that no row has are left out. */
public final class SymbolListText {

    private static final List<Column> COLUMNS = List.of(
            new Column("events", SymbolListKeys.EVENTS, 0, false),
            new Column("orders", SymbolListKeys.ORDERS, 0, false),
            new Column("filled", SymbolListKeys.FILLED_QTY, -1, false),
            new Column("fees", SymbolListKeys.FEES, 2, false),
            new Column("cost (bps)", SymbolListKeys.COST_BPS, 2, true),
            new Column("saving (bps)", SymbolListKeys.SAVING_BPS, 2, true),
            new Column("from", SymbolListKeys.SAVING_LOWER_BPS, 2, true),
            new Column("to", SymbolListKeys.SAVING_UPPER_BPS, 2, true),
            new Column("Brier", SymbolListKeys.BRIER, 4, false),
            new Column("median spread", SymbolListKeys.SPREAD, 4, false));

    private SymbolListText() {}

    /**
     * A column of numbers.
     *
     * @param heading its heading
     * @param key its key
     * @param decimals decimals to show; negative for those of the number
     * @param signed whether a plus is shown
     */
    private record Column(String heading, Key<?> key, int decimals, boolean signed) {

        Optional<BigDecimal> of(Values row) {
            return row.find(key).map(value -> new BigDecimal(value.toString()));
        }

        String text(Values row) {
            Optional<BigDecimal> number = of(row);
            if (decimals < 0) {
                return Html.number(number, number.map(BigDecimal::scale).orElse(0));
            }
            return signed ? Html.signed(number, decimals) : Html.number(number, decimals);
        }
    }

    /** Headings of the columns that some row fills. */
    public static List<String> headings(List<Values> rows) {
        List<String> headings = new ArrayList<>(List.of("symbol", "name"));
        used(rows).forEach(column -> headings.add(column.heading));
        if (hasMoney(rows)) {
            headings.add("currency");
        }
        return headings;
    }

    /** The cells of a row under these headings; those of a symbol without a result say why. */
    public static List<String> cells(Values row, List<Values> rows) {
        String reason = row.get(SymbolListKeys.REASON);
        List<String> cells = new ArrayList<>(List.of(
                row.get(SymbolListKeys.SYMBOL),
                hasResult(row)
                        ? row.get(SymbolListKeys.NAME) + (reason.isEmpty() ? "" : " (refused)")
                        : "no result: " + reason));
        used(rows).forEach(column -> cells.add(column.text(row)));
        if (hasMoney(rows)) {
            cells.add(row.get(SymbolListKeys.CURRENCY));
        }
        return cells;
    }

    /** True if rows have amounts of a currency that is known. */
    private static boolean hasMoney(List<Values> rows) {
        return rows.stream()
                .anyMatch(row -> !row.get(SymbolListKeys.CURRENCY).isEmpty()
                        && (row.find(SymbolListKeys.FEES).isPresent()
                                || row.find(SymbolListKeys.SPREAD).isPresent()));
    }

    /** True unless the symbol has no directory: a reason beside one tells why a comparison is refused. */
    private static boolean hasResult(Values row) {
        return !row.get(SymbolListKeys.DIRECTORY).isEmpty();
    }

    private static List<Column> used(List<Values> rows) {
        return COLUMNS.stream()
                .filter(column -> rows.stream().anyMatch(row -> column.of(row).isPresent()))
                .toList();
    }

    /** The table for a terminal. */
    public static String of(List<Values> rows) {
        StringBuilder text = new StringBuilder();
        add(text, headings(rows));
        for (Values row : rows) {
            String reason = row.get(SymbolListKeys.REASON);
            if (hasResult(row)) {
                add(text, cells(row, rows));
            } else {
                text.append(Numbers.format("  %-12s no result: %s%n", row.get(SymbolListKeys.SYMBOL), reason));
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, List<String> cells) {
        text.append(Numbers.format("  %-12s %-32s", cells.get(0), cells.get(1)));
        cells.subList(2, cells.size()).forEach(cell -> text.append(Numbers.format(" %13s", cell)));
        text.append(System.lineSeparator());
    }
}
