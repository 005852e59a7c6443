package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.Side;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketViewTest {

    private static MarketEvent quote(int publisherId, long bid, long bidSize, long ask, long askSize) {
        return new MarketEvent()
                .origin(publisherId, 0)
                .action(BookAction.ADD, BookSide.NONE, 0)
                .bid(bid, bidSize)
                .ask(ask, askSize);
    }

    @Test
    void bestIsHighestBidAndLowestOfferOfAllVenues() {
        VenueBooks books = new VenueBooks(new int[] {2, 9});
        books.apply(quote(9, 100, 5, 103, 5));
        books.apply(quote(2, 99, 5, 102, 5));
        assertThat(books.view().opposite(Side.BUY).bestPxE9()).isEqualTo(102);
        assertThat(books.view().opposite(Side.SELL).bestPxE9()).isEqualTo(100);
        assertThat(books.view().twiceMidE9()).isEqualTo(202);
        assertThat(books.view().opposite(Side.BUY).isAtBest(0)).isTrue();
        assertThat(books.view().opposite(Side.BUY).isAtBest(1)).isFalse();
    }

    @Test
    void aClearEmptiesItsVenueAlone() {
        VenueBooks books = new VenueBooks(new int[] {2, 9});
        books.apply(quote(9, 100, 5, 103, 5));
        books.apply(quote(2, 99, 5, 102, 5));
        books.apply(quote(2, 99, 5, 102, 5).action(BookAction.CLEAR, BookSide.NONE, 0));
        assertThat(books.view().opposite(Side.BUY).has(0)).isFalse();
        assertThat(books.view().opposite(Side.BUY).bestPxE9()).isEqualTo(103);
    }

    @Test
    void aPriceWithoutSizeIsNoQuote() {
        VenueBooks books = new VenueBooks(new int[] {2});
        books.apply(quote(2, 99, 0, 102, 5));
        assertThat(books.view().opposite(Side.SELL).hasBest()).isFalse();
        assertThat(books.view().hasMid()).isFalse();
    }

    @Test
    void refusesAPublisherThatIsNotInTheMarket() {
        VenueBooks books = new VenueBooks(new int[] {2});
        assertThatThrownBy(() -> books.apply(quote(3, 1, 1, 2, 1))).hasMessageContaining("publisher_id=3");
    }

    @Test
    void bestEqualsASearchThroughAllQuotes() {
        SplittableRandom random = new SplittableRandom(8);
        VenueBooks books = new VenueBooks(new int[] {0, 1, 2, 3, 4});
        Map<Integer, Long> asks = new TreeMap<>();
        Map<Integer, Long> bids = new TreeMap<>();
        for (int row = 0; row < 20_000; row++) {
            int publisher = random.nextInt(5);
            long bidSize = random.nextInt(3);
            long askSize = random.nextInt(3);
            long bid = 100 - random.nextLong(5);
            long ask = 101 + random.nextLong(5);
            books.apply(quote(publisher, bid, bidSize, ask, askSize));
            put(bids, publisher, bid, bidSize);
            put(asks, publisher, ask, askSize);
            DisplayedSide offers = books.view().opposite(Side.BUY);
            DisplayedSide wanted = books.view().opposite(Side.SELL);
            assertThat(offers.hasBest()).isEqualTo(!asks.isEmpty());
            assertThat(wanted.hasBest()).isEqualTo(!bids.isEmpty());
            asks.values().stream()
                    .min(Long::compare)
                    .ifPresent(best -> assertThat(offers.bestPxE9()).isEqualTo(best));
            bids.values().stream()
                    .max(Long::compare)
                    .ifPresent(best -> assertThat(wanted.bestPxE9()).isEqualTo(best));
        }
    }

    private static void put(Map<Integer, Long> side, int publisher, long px, long size) {
        if (size == 0) {
            side.remove(publisher);
        } else {
            side.put(publisher, px);
        }
    }
}
