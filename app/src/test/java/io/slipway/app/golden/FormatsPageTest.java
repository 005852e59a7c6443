package io.slipway.app.golden;

import io.slipway.data.proposal.ColumnNames;
import io.slipway.data.taq.TaqColumn;
import io.slipway.data.venue.ExchangeLetters;
import io.slipway.data.venue.SaleConditions;
import io.slipway.data.venue.SaleConditions.Plan;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.PrintKind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Keeps the lists of {@code docs/FORMATS.md} equal to the tables that the readers use. */
class FormatsPageTest {

    private static final String PAGE = "docs/FORMATS.md";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final int LAST_ID = 20_000;
    private static final VenueNames VENUES = VenueNames.load();

    @Test
    void kindsOfPrints() throws IOException {
        StringBuilder table = new StringBuilder("""
                | kind | in the book | VWAP | volume | last price | TAQ sale conditions |
                |---|---|---|---|---|---|
                """);
        for (PrintKind kind : PrintKind.values()) {
            table.append("| `").append(kind.key()).append("` | ");
            table.append(yes(kind.tradesInBook()))
                    .append(" | ")
                    .append(yes(kind.inVwap()))
                    .append(" | ");
            table.append(yes(kind.inVolume()))
                    .append(" | ")
                    .append(yes(kind.updatesLast()))
                    .append(" | ");
            table.append(conditions(kind)).append(" |\n");
        }
        PagePart.keep(PAGE, "kinds of prints", table.toString());
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static String conditions(PrintKind kind) {
        SaleConditions.Day day = SaleConditions.load().on(DAY);
        List<String> codes = new ArrayList<>();
        for (char code = ' '; code <= '~'; code++) {
            boolean cta = day.kindOf(code, Plan.CTA) == kind;
            boolean utp = day.kindOf(code, Plan.UTP) == kind;
            String text = code == ' ' ? "none" : Character.toString(code);
            if (cta && utp) {
                codes.add(text);
            } else if (cta || utp) {
                codes.add(text + (cta ? " on tapes A and B" : " on tape C"));
            }
        }
        return kind == PrintKind.UNKNOWN ? "any other" : String.join(", ", codes);
    }

    @Test
    void lettersOfExchanges() throws IOException {
        ExchangeLetters letters = ExchangeLetters.load();
        List<String> cells = new ArrayList<>();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            if (letters.isKnown(letter)) {
                cells.add(letter + " | " + VENUES.mic(letters.publisherId(letter)));
            }
        }
        PagePart.keep(PAGE, "letters of exchanges", rows("letter | MIC", cells, 3));
    }

    @Test
    void venues() throws IOException {
        Map<String, List<String>> ids = new TreeMap<>();
        for (int id = 1; id < LAST_ID; id++) {
            if (VENUES.isKnown(id)) {
                ids.computeIfAbsent(VENUES.mic(id), mic -> new ArrayList<>()).add(id + mark(id));
            }
        }
        List<String> cells = new ArrayList<>();
        ids.forEach((mic, all) -> cells.add(mic + " | " + String.join(", ", all)));
        PagePart.keep(PAGE, "venues", rows("venue | ids", cells, 4));
    }

    private static String mark(int id) {
        return VENUES.isConsolidated(id)
                ? " (best of several)"
                : VENUES.isTradeReportingOnly(id) ? " (trades only)" : "";
    }

    @Test
    void namesOfColumnsThatAreProposed() throws IOException {
        StringBuilder table = new StringBuilder("""
                | column of a mapping | names of columns that `map` takes for it |
                |---|---|
                """);
        ColumnNames.load().forEach((meaning, names) -> table.append(row("`" + meaning + "`", names)));
        PagePart.keep(PAGE, "names of columns", table.toString());
    }

    @Test
    void columnsOfTaq() throws IOException {
        StringBuilder table = new StringBuilder("""
                | TAQ | names of the column |
                |---|---|
                """);
        for (TaqColumn column : TaqColumn.values()) {
            table.append(row(column.meaning(), column.known()));
        }
        PagePart.keep(PAGE, "columns of TAQ", table.toString());
    }

    private static String row(String first, List<String> names) {
        return "| " + first + " | `" + String.join("` `", names) + "` |\n";
    }

    /** A table of several pairs of cells in a row. */
    private static String rows(String head, List<String> cells, int width) {
        StringBuilder table = new StringBuilder();
        table.append(("| " + head + " ").repeat(width))
                .append("|\n")
                .append("|---|---".repeat(width))
                .append("|\n");
        int height = (cells.size() + width - 1) / width;
        for (int line = 0; line < height; line++) {
            for (int column = 0; column < width; column++) {
                int at = column * height + line;
                table.append("| ")
                        .append(at < cells.size() ? cells.get(at) : " | ")
                        .append(' ');
            }
            table.append("|\n");
        }
        return table.toString();
    }
}
