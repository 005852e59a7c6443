package io.slipway.report.page;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Savings of a study with the market's move after the fills taken out. */
final class MarketMoveTable {

    private static final int BPS_DECIMALS = 2;

    private MarketMoveTable() {}

    /** The table with its explanation; empty where nothing was compared. */
    static String html(List<Values> pairs) {
        List<String> headings = new ArrayList<>(List.of(
                "market's move taken out",
                "move, bps",
                "standard error",
                "saving, bps",
                "interval from",
                "to",
                "detectable, bps"));
        List<Values> moved = pairs.stream()
                .filter(pair -> pair.find(StudyKeys.MARKET_MOVE).isPresent())
                .toList();
        if (moved.isEmpty()) {
            return "";
        }
        moved.get(0)
                .get(StudyKeys.MARKET_MOVE)
                .get(StudyKeys.ADJUSTED_BY_DELAY_BPS)
                .keySet()
                .forEach(delay -> headings.add("mid at " + delay));
        headings.add("claimed");
        HtmlTable table = HtmlTable.of(1, headings);
        moved.forEach(pair -> table.row("", row(pair.get(StudyKeys.PAIR_NAME), pair.get(StudyKeys.MARKET_MOVE))));
        return table.html() + Html.muted(explanation());
    }

    private static List<String> row(String name, Values move) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                Html.signed(move.find(StudyKeys.MOVE_MEAN_BPS), BPS_DECIMALS),
                Html.number(move.find(StudyKeys.MOVE_ERROR_BPS), BPS_DECIMALS),
                Html.signed(move.find(StudyKeys.ADJUSTED_SAVING_BPS), BPS_DECIMALS),
                Html.signed(move.find(StudyKeys.ADJUSTED_LOWER_BPS), BPS_DECIMALS),
                Html.signed(move.find(StudyKeys.ADJUSTED_UPPER_BPS), BPS_DECIMALS),
                Html.number(move.find(StudyKeys.ADJUSTED_DETECTABLE_BPS), BPS_DECIMALS)));
        Collection<BigDecimal> byDelay =
                move.get(StudyKeys.ADJUSTED_BY_DELAY_BPS).values();
        byDelay.forEach(mean -> cells.add(Html.signed(Optional.of(mean), BPS_DECIMALS)));
        cells.add(move.get(StudyKeys.MOVE_IS_USED) ? "adjusted" : "unadjusted");
        return cells;
    }

    private static String explanation() {
        return "The move is the part of the saving that is exposure times the market's move: every share at the mid 100 ms after its"
                + " fill less the arrival mid. It is luck only if its mean is zero. A passive order is filled because the market"
                + " moves, so the adjusted saving is claimed only if that mean, and that of the further move until 1 s, are within"
                + " two standard errors of zero. The last columns show the adjusted saving by the delay of the mid.";
    }
}
