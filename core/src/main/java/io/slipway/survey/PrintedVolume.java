package io.slipway.survey;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;

/** The trades of others that strategies can follow. */
public final class PrintedVolume {

    private PrintedVolume() {}

    /** True if a tape shows a trade of continuous trading. */
    public static boolean isShown(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < tape.size(); index++) {
            tape.read(index, event);
            if (event.action() == BookAction.TRADE && event.printKind().inVwap() && event.size() > 0) {
                return true;
            }
        }
        return false;
    }
}
