package io.slipway.executions.shown;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executions.FillIds;
import io.slipway.executions.FillTerms;
import io.slipway.executions.OwnFill;
import io.slipway.executions.shown.BetterShown.Taking;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Venue 2 offers 7 at 50.02, venue 5 offers 500 at 50.06, venue 9 offers 100 at 50.04; worked by hand. */
class BetterShownTest {

    private final VenueBooks books = new VenueBooks(new int[] {2, 5, 9});
    private final BetterShown shown = new BetterShown();

    private int quote(int venue, String bid, String ask, long size) {
        int index = books.apply(new MarketEvent()
                .times(0, 0)
                .origin(venue, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(Money.parseE9(bid), 500)
                .ask(Money.parseE9(ask), size));
        shown.renew(index);
        return index;
    }

    @BeforeEach
    void quotes() {
        quote(2, "50.00", "50.02", 7);
        quote(5, "50.00", "50.06", 500);
        quote(9, "50.00", "50.04", 100);
    }

    private Taking buy(int venue, long qty, String price) {
        OwnFill fill = new OwnFill(
                new FillIds("1", "A", ""),
                "X",
                0,
                venue,
                qty,
                Money.parseE9(price),
                new FillTerms(null, 0L, Liquidity.TAKER, Map.of()));
        return new Taking(Side.BUY, fill, books.view().venueOf(venue));
    }

    private static Better better(long qty, String amount) {
        return new Better(qty, BigInteger.valueOf(Money.parseE9(amount)));
    }

    /** 7 x 0.04 + 100 x 0.02 = 2.28, not 200 x 0.04 = 8. */
    @Test
    void onlyTheShownSizeCounts() {
        assertThat(shown.of(books.view(), List.of(buy(5, 200, "50.06")))).containsExactly(better(107, "2.28"));
    }

    @Test
    void aShownShareCountsOnceUntilItsVenueShowsANewBook() {
        shown.of(books.view(), List.of(buy(5, 50, "50.06")));
        assertThat(shown.of(books.view(), List.of(buy(5, 200, "50.06")))).containsExactly(better(57, "1.14"));
        quote(2, "50.00", "50.02", 9);
        assertThat(shown.of(books.view(), List.of(buy(5, 200, "50.06")))).containsExactly(better(9, "0.36"));
    }

    /** A sweep of all three venues at one moment left nothing. */
    @Test
    void whatOtherFillsTookIsGone() {
        assertThat(shown.of(books.view(), List.of(buy(5, 93, "50.06"), buy(2, 7, "50.02"), buy(9, 100, "50.04"))))
                .containsExactly(Better.NONE, Better.NONE, Better.NONE);
    }

    @Test
    void theOwnVenueAndCrossedMarketsDoNotCount() {
        assertThat(shown.of(books.view(), List.of(buy(2, 10, "50.03")))).containsExactly(Better.NONE);
        quote(9, "50.03", "50.04", 100);
        assertThat(shown.of(books.view(), List.of(buy(5, 200, "50.06")))).containsExactly(Better.NONE);
    }

    @Test
    void aSellLooksForHigherBids() {
        quote(9, "50.01", "50.04", 100);
        OwnFill fill = buy(5, 600, "50.00").fill();
        assertThat(shown.of(books.view(), List.of(new Taking(Side.SELL, fill, 1))))
                .containsExactly(better(500, "5"));
    }
}
