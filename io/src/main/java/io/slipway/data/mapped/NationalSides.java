package io.slipway.data.mapped;

import io.slipway.market.MarketEvent;

/**
 * The national best bid and offer as quotes of the venues that set them: at any time one venue shows a bid and one an offer. A
 * venue whose quote is no longer the best shows none, because rows do not tell what it shows then.
 */
final class NationalSides {

    /** No venue has this id. */
    static final int NONE = 0;

    private final MarketEvent best = new MarketEvent();
    private int bidVenue = NONE;
    private int askVenue = NONE;

    /**
     * Takes the bid and offer of a row, and gives the quotes of the venues that change, those that lose theirs first.
     *
     * @param quote the quote, with the times and the sequence of the row
     * @param newBidVenue venue of the bid; that of the bid before if the row tells no bid
     * @param newAskVenue venue of the offer; that of the offer before if the row tells no offer
     */
    void update(MarketEvent quote, int newBidVenue, int newAskVenue, MappedEvents events) {
        int[] venues = {bidVenue, askVenue, newBidVenue, newAskVenue};
        bidVenue = newBidVenue;
        askVenue = newAskVenue;
        best.copyOf(quote);
        for (int i = 0; i < venues.length; i++) {
            boolean isNew = venues[i] != NONE;
            for (int j = i + 1; j < venues.length; j++) {
                isNew &= venues[j] != venues[i];
            }
            if (isNew) {
                show(venues[i], events);
            }
        }
    }

    int bidVenue() {
        return bidVenue;
    }

    int askVenue() {
        return askVenue;
    }

    private void show(int venue, MappedEvents events) {
        MarketEvent event = events.add(best).origin(venue, best.sequence());
        event.noBid().noAsk();
        if (venue == bidVenue && best.hasBid()) {
            event.bid(best.bidPxE9(), best.bidSize());
        }
        if (venue == askVenue && best.hasAsk()) {
            event.ask(best.askPxE9(), best.askSize());
        }
    }
}
