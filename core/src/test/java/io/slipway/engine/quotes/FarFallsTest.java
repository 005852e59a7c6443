package io.slipway.engine.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.venue.PrintRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Falls of the quotes that an order takes; the quotes of either side are 500 at 100. */
class FarFallsTest {

    private static final long MILLISECOND = 1_000_000;

    private final VenueBooks books = new VenueBooks(new int[] {1});
    private final MarketEvent event = new MarketEvent().origin(1, 0);
    private final MarketUpdate update = new MarketUpdate(event, books.view(), () -> 0);

    private static FarFalls falls(VenueBooks books, Side taker) {
        return new FarFalls(books.view().opposite(taker), taker, PrintRules.DEFAULT, 0);
    }

    private void quote(FarFalls falls, Side taker, long size, long nowNs) {
        event.action(BookAction.MODIFY, BookSide.NONE, 0).noBid().noAsk();
        if (size > 0 && taker == Side.BUY) {
            event.ask(100, size);
        } else if (size > 0) {
            event.bid(100, size);
        }
        books.apply(event);
        falls.onRow(update, 0, false, nowNs);
    }

    private long unexplained(FarFalls falls, Side taker, long size, long nowNs) {
        BookSide aggressor = taker == Side.BUY ? BookSide.BID : BookSide.ASK;
        event.action(BookAction.TRADE, aggressor, 0).order(100, size);
        falls.onRow(update, 0, false, nowNs);
        return falls.unexplained();
    }

    /** 300 of 500 are gone, then 400 are printed: the row has shown 300 of them. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aFallExplainsItsPrint(Side taker) {
        FarFalls falls = falls(books, taker);
        quote(falls, taker, 500, 0);
        quote(falls, taker, 200, MILLISECOND);
        assertThat(unexplained(falls, taker, 400, 2 * MILLISECOND)).isEqualTo(100);
    }

    /** The side is gone for 1 ms and comes back whole: nothing fell, so that a print is new size. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aBlinkIsNoFall(Side taker) {
        FarFalls falls = falls(books, taker);
        quote(falls, taker, 500, 0);
        quote(falls, taker, 0, MILLISECOND);
        quote(falls, taker, 500, 2 * MILLISECOND);
        assertThat(unexplained(falls, taker, 400, 3 * MILLISECOND)).isEqualTo(400);
    }

    /** The last quote of a session is neither a fall when it ends, nor compared with the first of the next session. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void theEndOfASessionIsNoFall(Side taker) {
        FarFalls falls = falls(books, taker);
        quote(falls, taker, 500, 0);
        books.clear();
        falls.onForget(0);
        assertThat(unexplained(falls, taker, 400, MILLISECOND)).isEqualTo(400);
        falls.onForget(0);
        quote(falls, taker, 200, 2 * MILLISECOND);
        assertThat(unexplained(falls, taker, 250, 3 * MILLISECOND)).isEqualTo(250);
    }
}
