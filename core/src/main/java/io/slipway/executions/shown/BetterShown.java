package io.slipway.executions.shown;

import io.slipway.executions.OwnFill;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the shares that venues other than that of a fill showed at better prices. A share counts once: until a venue shows a new
 * book, what a fill took there, or what an earlier fill could have taken, is gone. Not thread-safe.
 */
public final class BetterShown {

    /**
     * A fill to judge.
     *
     * @param venue its venue's index in the market; negative if the data do not have it
     */
    public record Taking(Side side, OwnFill fill, int venue) {}

    /** Shares that are gone by side, venue and price. */
    private final Map<Place, Long> gone = new HashMap<>();

    private record Place(Side side, int venue, long signedPxE9) {}

    private record Offer(Place place, long size) {}

    /** Forgets what is gone at a venue, since it shows a new book. */
    public void renew(int venue) {
        if (!gone.isEmpty()) {
            gone.keySet().removeIf(place -> place.venue() == venue);
        }
    }

    /** Forgets what is gone at all venues. */
    public void clear() {
        gone.clear();
    }

    /** The shares that each fill of one moment could have had elsewhere, in their order. The shares that the fills took are gone first. */
    public List<Better> of(MarketView market, List<Taking> fills) {
        List<Better> found = new ArrayList<>();
        fills.forEach(each -> take(market, each));
        fills.forEach(each -> found.add(market.isCrossed() ? Better.NONE : better(market, each)));
        return found;
    }

    private void take(MarketView market, Taking each) {
        DisplayedSide shown = market.opposite(each.side());
        if (each.venue() >= 0) {
            long signedE9 = each.side().sign() * each.fill().pxE9();
            int level = shown.has(each.venue()) ? shown.find(each.venue(), signedE9) : -1;
            if (level >= 0) {
                Place place = new Place(each.side(), each.venue(), signedE9);
                gone.merge(place, Math.min(each.fill().qty(), left(place, shown.size(each.venue(), level))), Long::sum);
            }
        }
    }

    private long left(Place place, long size) {
        return Math.max(0, size - gone.getOrDefault(place, 0L));
    }

    private Better better(MarketView market, Taking each) {
        long missing = each.fill().qty();
        long qty = 0;
        BigInteger amountE9 = BigInteger.ZERO;
        long signedE9 = each.side().sign() * each.fill().pxE9();
        for (Offer offer : offers(market, each, signedE9)) {
            long some = Math.min(missing, left(offer.place(), offer.size()));
            gone.merge(offer.place(), some, Long::sum);
            missing -= some;
            qty += some;
            long savedE9 = signedE9 - offer.place().signedPxE9();
            amountE9 = amountE9.add(BigInteger.valueOf(savedE9).multiply(BigInteger.valueOf(some)));
        }
        return new Better(qty, amountE9);
    }

    /** Levels of other venues at a better price, the best first. */
    private static List<Offer> offers(MarketView market, Taking each, long signedE9) {
        DisplayedSide shown = market.opposite(each.side());
        List<Offer> offers = new ArrayList<>();
        for (int venue = 0; venue < market.venues(); venue++) {
            int depth = venue == each.venue() ? 0 : shown.depth(venue);
            for (int level = 0; level < depth && shown.signedPxE9(venue, level) < signedE9; level++) {
                offers.add(new Offer(
                        new Place(each.side(), venue, shown.signedPxE9(venue, level)), shown.size(venue, level)));
            }
        }
        offers.sort((a, b) -> Long.compare(a.place().signedPxE9(), b.place().signedPxE9()));
        return offers;
    }
}
