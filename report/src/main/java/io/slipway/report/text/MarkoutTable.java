package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.HtmlTable;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mean markouts of venues by horizon, each with its 95 % interval and the number of fills, and a sentence that concludes. */
public final class MarkoutTable {

    private static final int DECIMALS = 2;

    private MarkoutTable() {}

    /** A table with one row for each scorecard; empty where none has a markout. */
    public static String html(Map<String, Values> cards) {
        Set<String> horizons = new LinkedHashSet<>();
        cards.values().forEach(card -> horizons.addAll(markouts(card).keySet()));
        if (horizons.isEmpty()) {
            return "";
        }
        List<String> headings = new ArrayList<>(List.of("venue"));
        horizons.forEach(horizon -> headings.add("after " + horizon + ", bps"));
        HtmlTable table = HtmlTable.of(1, headings);
        cards.forEach((name, card) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            horizons.forEach(horizon -> cells.add(cell(markouts(card).get(horizon))));
            table.row("", cells);
        });
        return table.html()
                + Html.muted(
                        "Mean move of the mid after the fills, positive in the order's favour; in brackets its 95 % interval,"
                                + " then the number of fills. Below six separate stretches of time there is no interval.");
    }

    private static Map<String, Values> markouts(Values card) {
        return card.or(VenueKeys.MARKOUTS, Map.of());
    }

    private static String cell(@Nullable Values markout) {
        if (markout == null || markout.find(VenueKeys.MARKOUT_BPS).isEmpty()) {
            return Html.ABSENT;
        }
        Optional<BigDecimal> lower = markout.find(VenueKeys.MARKOUT_LOWER_BPS);
        Optional<BigDecimal> upper = markout.find(VenueKeys.MARKOUT_UPPER_BPS);
        String interval = lower.isPresent() && upper.isPresent()
                ? " (" + Html.signed(lower, DECIMALS) + " to " + Html.signed(upper, DECIMALS) + ")"
                : "";
        return Html.signed(markout.find(VenueKeys.MARKOUT_BPS), DECIMALS) + interval + ", "
                + Html.count(markout.or(VenueKeys.MARKOUT_FILLS, 0L));
    }

    /** The {@link #sentence} of the first horizon at which a venue has an interval, of the last one if none has. */
    public static String conclusion(Map<String, Values> cards, List<String> horizons) {
        for (String horizon : horizons) {
            boolean tested = cards.values().stream()
                    .map(card -> markouts(card).get(horizon))
                    .anyMatch(each -> each != null
                            && each.find(VenueKeys.MARKOUT_LOWER_BPS).isPresent());
            if (tested) {
                return sentence(cards, horizon);
            }
        }
        return sentence(cards, horizons.get(horizons.size() - 1));
    }

    /**
     * The venues whose markout at a horizon has an interval on one side of zero, in words.
     *
     * @param cards scorecards by the name of their venue
     */
    public static String sentence(Map<String, Values> cards, String horizon) {
        List<String> against = new ArrayList<>();
        List<String> favour = new ArrayList<>();
        int tested = 0;
        for (Map.Entry<String, Values> card : cards.entrySet()) {
            Optional<Values> markout =
                    Optional.ofNullable(markouts(card.getValue()).get(horizon));
            Optional<BigDecimal> lower = markout.flatMap(each -> each.find(VenueKeys.MARKOUT_LOWER_BPS));
            Optional<BigDecimal> upper = markout.flatMap(each -> each.find(VenueKeys.MARKOUT_UPPER_BPS));
            if (lower.isEmpty() || upper.isEmpty()) {
                continue;
            }
            tested++;
            if (upper.get().signum() < 0) {
                against.add(card.getKey());
            } else if (lower.get().signum() > 0) {
                favour.add(card.getKey());
            }
        }
        if (tested == 0) {
            return "No venue has enough fills to tell its markout after " + horizon + " from zero.";
        }
        if (against.isEmpty() && favour.isEmpty()) {
            return "After " + horizon + " the markout of no venue can be told from zero.";
        }
        return "After " + horizon + " the mid had moved"
                + (against.isEmpty() ? "" : " against the fills of " + String.join(", ", against))
                + (against.isEmpty() || favour.isEmpty() ? "" : ", and")
                + (favour.isEmpty() ? "" : " in favour of those of " + String.join(", ", favour))
                + "; the intervals of these leave out zero, not corrected for the " + tested + " venues looked at.";
    }
}
