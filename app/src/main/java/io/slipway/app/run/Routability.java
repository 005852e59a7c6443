package io.slipway.app.run;

import io.slipway.data.venue.VenueNames;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that the publishers of the data accept orders. */
final class Routability {

    private static final VenueNames VENUES = VenueNames.load();

    private Routability() {}

    /**
     * Refuses quotes of publishers that show the best of several venues: no order can be sent there, and beside the venues
     * themselves the same shares would be shown twice.
     *
     * @throws MarketDataException if there are any
     */
    static void check(MarketTape tape) {
        Set<Integer> suspects = new TreeSet<>();
        for (int publisherId : tape.publisherIds()) {
            if (VENUES.isConsolidated(publisherId)) {
                suspects.add(publisherId);
            }
        }
        if (suspects.isEmpty()) {
            return;
        }
        List<String> found = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size() && !suspects.isEmpty(); i++) {
            tape.read(i, event);
            boolean quotes = !event.action().isPrint() && (event.hasBid() || event.hasAsk());
            if (quotes && suspects.remove(event.publisherId())) {
                found.add(event.publisherId() + " (" + VENUES.description(event.publisherId()) + ")");
            }
        }
        if (!found.isEmpty()) {
            throw new MarketDataException(
                    "quotes of a publisher that shows the best of several venues, where no order can be"
                            + " sent: publisher=" + String.join(", ", found)
                            + "; use data of the venues, or take it for one venue with --consolidated-as-venue");
        }
    }
}
