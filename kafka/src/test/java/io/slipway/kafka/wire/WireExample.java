package io.slipway.kafka.wire;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;

/** The events that the wire format's documentation shows. */
public final class WireExample {

    private WireExample() {}

    /** The same with three levels that could be shown, of which one bid and no offer are there beyond the best. */
    public static MarketEvent deepEvent() {
        MarketEvent event = event().levels(3);
        if (!event.addBid(222_780_000_000L, 700)) {
            throw new AssertionError("not a level");
        }
        return event;
    }

    /** The same as a row of data that names orders, with which 100 shares left the queue at the best bid, 300 ahead of them. */
    public static MarketEvent orderEvent() {
        Removals left = new Removals();
        left.add(true, 222_800_000_000L, 100, 300);
        return event().removals(left);
    }

    /** The same, of data that names the order that was filled: 40 of the 100 shares traded. */
    public static MarketEvent filledEvent() {
        Removals left = new Removals();
        left.add(true, 222_800_000_000L, 100, 300, 40);
        return event().removals(left);
    }

    /** The same as a trade that was reported late. */
    public static MarketEvent lateTrade() {
        return event().action(BookAction.TRADE, BookSide.ASK, 130).printKind(PrintKind.LATE);
    }

    public static MarketEvent event() {
        return new MarketEvent()
                .times(1_700_000_000_000_000_000L - 4096, 1_700_000_000_000_000_000L - 3752)
                .origin(2, 42)
                .action(BookAction.MODIFY, BookSide.ASK, 130)
                .order(222_810_000_000L, 100)
                .bid(222_800_000_000L, 300)
                .ask(222_820_000_000L, 5);
    }
}
