package io.slipway.report.text;

import io.slipway.report.html.Html;
import io.slipway.report.html.Numbers;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Sentences about better prices that other venues showed than those of own fills. */
public final class VenueChoiceText {

    private static final int MOST_VENUES = 3;

    /** Below a twentieth of the shares, quotes that change while an order travels explain it. */
    private static final double LEAST_BETTER_SHARE = 0.05;

    private VenueChoiceText() {}

    /**
     * Venues at which shares took while other venues showed as many at a better price, the dearest first: the saving of another
     * choice of the venue, as far as the quotes tell. Venues at which fewer than ten fills took are not named.
     */
    public static List<String> of(Values tca) {
        return tca.get(TcaKeys.VENUES).values().stream()
                .filter(venue -> betterShare(venue) >= LEAST_BETTER_SHARE)
                .filter(venue -> venue.get(TcaKeys.OF_TAKERS).get(TcaKeys.COUNT) >= TcaSentences.LEAST_FILLS)
                .sorted(Comparator.comparing(VenueChoiceText::better).reversed())
                .limit(MOST_VENUES)
                .map(venue -> Numbers.format(
                        "%s: %s%s of %s that took (%.0f %%) could have traded at better prices, which other venues showed"
                                + " in that size, %s in all%s.",
                        venue.or(TcaKeys.VENUE_NAME, ""),
                        tca.find(TcaKeys.INSTRUMENT).isPresent() ? "a quantity of " : "",
                        Html.count(venue.get(TcaKeys.OF_TAKERS).get(TcaKeys.BETTER_QTY)),
                        Html.count(venue.get(TcaKeys.OF_TAKERS).get(TcaKeys.QTY))
                                + (tca.find(TcaKeys.INSTRUMENT).isPresent() ? "" : " shares"),
                        100 * betterShare(venue),
                        TcaSentences.money(better(venue)),
                        venue.get(TcaKeys.OF_TAKERS)
                                .find(TcaKeys.REACHABLE_DISIMPROVEMENT)
                                .map(paid -> "; " + TcaSentences.money(paid)
                                        + " beyond the best within reach, whatever its size")
                                .orElse("")))
                .toList();
    }

    private static double betterShare(Values venue) {
        Values takers = venue.get(TcaKeys.OF_TAKERS);
        return TcaSentences.part(takers.get(TcaKeys.BETTER_QTY), takers.get(TcaKeys.QTY));
    }

    private static BigDecimal better(Values venue) {
        return venue.get(TcaKeys.OF_TAKERS).get(TcaKeys.BETTER);
    }
}
