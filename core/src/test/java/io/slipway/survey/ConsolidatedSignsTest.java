package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConsolidatedSignsTest {

    private static final long CENT = 10_000_000L;
    private static final long MS = 1_000_000L;
    private static final int ROWS = 2_000;

    @Test
    void aNationalBestWithItsVenueIsRecognised() {
        assertThat(looksConsolidated(national(new Random(1)))).isTrue();
    }

    /** One row each for bid and offer of a walk, of a venue that shows that side only. */
    private static MarketTape national(Random random) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ABC"));
        long mid = 10_000;
        for (int row = 0; row < ROWS; row += 2) {
            mid += random.nextInt(3) - 1;
            tape.add(oneSide(row, random.nextInt(4), true, mid - 1, 100 + row));
            tape.add(oneSide(row + 1, 4 + random.nextInt(4), false, mid + 1, 100 + row));
        }
        return tape.build();
    }

    /** Venues that each follow the price at once show quotes of their own. */
    @Test
    void quotesOfVenuesAreNot() {
        Random random = new Random(2);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ABC"));
        long mid = 10_000;
        for (int row = 0; row < ROWS; row++) {
            mid += row % 4 == 0 ? random.nextInt(3) - 1 : 0;
            tape.add(quote(row, row % 4, mid - 2, mid + 2, 100 + random.nextInt(9)));
        }
        assertThat(looksConsolidated(tape.build())).isFalse();
    }

    /** Two venues whose prices are those of different times cross, and so do the bid and the offer told last. */
    @Test
    void clocksThatDifferAreNot() {
        Random random = new Random(3);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ABC"));
        for (int row = 0; row < ROWS; row++) {
            boolean first = random.nextBoolean();
            long mid = first ? 10_000 : 10_100;
            boolean bid = random.nextBoolean();
            tape.add(oneSide(row, (first ? 0 : 2) + (bid ? 0 : 1), bid, mid + (bid ? -1 : 1), 100 + row));
        }
        assertThat(looksConsolidated(tape.build())).isFalse();
    }

    private static boolean looksConsolidated(MarketTape tape) {
        return TapeSurvey.of(tape).quality().looksConsolidated();
    }

    private static MarketEvent quote(int row, int venue, long bid, long ask, long size) {
        return event(row, venue).bid(bid * CENT, size).ask(ask * CENT, size);
    }

    private static MarketEvent oneSide(int row, int venue, boolean bid, long price, long size) {
        MarketEvent event = event(row, venue).noBid().noAsk();
        return bid ? event.bid(price * CENT, size) : event.ask(price * CENT, size);
    }

    private static MarketEvent event(int row, int venue) {
        return new MarketEvent()
                .times(row * MS, row * MS)
                .origin(2 + venue, row + 1L)
                .action(BookAction.ADD, BookSide.NONE, 0)
                .orderWithoutPrice(0);
    }
}
