package io.slipway.survey;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;

/** Collects the trades of a tape. */
final class SurveyPrints {

    /** Round lot of most US stocks, in shares; a survey does not know the lot of its instrument. */
    private static final long ROUND_LOT = 100;

    private static final long CENT_E9 = 10_000_000;

    private long prints;
    private long size;
    private long oddLots;
    private long subPenny;
    private int lastSign;
    private long pairs;
    private long agreements;

    void add(MarketEvent event) {
        prints++;
        size = Math.addExact(size, event.size());
        oddLots += event.size() < ROUND_LOT ? 1 : 0;
        subPenny += event.hasPrice() && event.priceE9() % CENT_E9 != 0 ? 1 : 0;
        int sign = event.side() == BookSide.BID ? 1 : event.side() == BookSide.ASK ? -1 : 0;
        if (sign != 0) {
            if (lastSign != 0) {
                pairs++;
                agreements += (long) sign * lastSign;
            }
            lastSign = sign;
        }
    }

    TapeSurvey.Prints summary() {
        return new TapeSurvey.Prints(prints, size, oddLots, subPenny, pairs == 0 ? 0 : agreements / (double) pairs);
    }
}
