package io.slipway.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.strategy.WakesOn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuoteWatchTest {

    private static final int VENUES = 4;
    private static final int ROWS = 20_000;

    private final VenueBooks books = new VenueBooks(new int[] {1, 2, 3, 4});
    private final MarketView market = books.view();
    private final Routability routability = new Routability(market);
    private final MarketEvent event = new MarketEvent();
    private final MarketUpdate update = new MarketUpdate(event, market, () -> 0);

    /** Price and size of each venue that gets orders, the mid, and the venues that get none although they show something. */
    private List<Object> quotes(Side side) {
        List<Object> all = new ArrayList<>();
        long bestE9 = routability.hasBest(side, 0, 0) ? routability.bestPxE9(side, 0, 0) : -1;
        long nearE9 = routability.hasBest(side.opposite(), 0, 0) ? routability.bestPxE9(side.opposite(), 0, 0) : -1;
        for (int venue = 0; venue < VENUES; venue++) {
            all.add(List.of(shown(side, venue), routability.obstacle(venue, 0, 0) == null));
        }
        all.add(List.of(bestE9, nearE9));
        return all;
    }

    private List<Long> shown(Side side, int venue) {
        var far = market.opposite(side);
        return far.has(venue) ? List.of(far.signedPxE9(venue), far.size(venue)) : List.of();
    }

    /** Those of the venues at the best price, and the venues that get no orders. */
    private List<Object> bestQuotes(Side side) {
        List<Object> all = new ArrayList<>();
        boolean hasBest = routability.hasBest(side, 0, 0);
        long bestE9 = hasBest ? side.sign() * routability.bestPxE9(side, 0, 0) : 0;
        for (int venue = 0; venue < VENUES; venue++) {
            boolean accepted = routability.obstacle(venue, 0, 0) == null;
            var far = market.opposite(side);
            boolean isBest = hasBest && accepted && far.has(venue) && far.signedPxE9(venue) == bestE9;
            all.add(List.of(accepted, accepted && !isBest ? List.of() : shown(side, venue)));
        }
        return all;
    }

    /** The far side's best price, if only that counts, or the mid; and which venues get orders. */
    private List<Object> mid(Side side, boolean isBestAlone) {
        List<Object> all = new ArrayList<>();
        all.add(routability.hasBest(side, 0, 0) ? routability.bestPxE9(side, 0, 0) : "");
        if (!isBestAlone) {
            all.add(routability.hasBest(side.opposite(), 0, 0) ? routability.bestPxE9(side.opposite(), 0, 0) : "");
        }
        for (int venue = 0; venue < VENUES; venue++) {
            all.add(routability.obstacle(venue, 0, 0) == null);
        }
        return all;
    }

    private List<List<Long>> allShown(Side side) {
        List<List<Long>> all = new ArrayList<>();
        for (int venue = 0; venue < VENUES; venue++) {
            all.add(shown(side, venue));
        }
        return all;
    }

    /** No venue, or none that gets orders at the best price, shows another price than before, or more shares. */
    private void expectNoMore(List<List<Long>> before, Side side, boolean isBestAlone) {
        for (int venue = 0; venue < VENUES; venue++) {
            List<Long> now = shown(side, venue);
            boolean isBest = !now.isEmpty()
                    && routability.hasBest(side, 0, 0)
                    && now.get(0) == side.sign() * routability.bestPxE9(side, 0, 0);
            if (!now.isEmpty() && (isBest || !isBestAlone)) {
                assertThat(before.get(venue)).isNotEmpty();
                assertThat(now.get(0)).isEqualTo(before.get(venue).get(0));
                assertThat(now.get(1)).isLessThanOrEqualTo(before.get(venue).get(1));
            }
        }
    }

    /** Who waits for more shares is woken by no row that shows fewer, and by each that shows more. */
    @Test
    void noRowWithMoreSharesIsMissed() {
        for (Side side : Side.values()) {
            QuoteWatch watch = new QuoteWatch(side, market, routability, new SharedSides(market));
            SplittableRandom random = new SplittableRandom(8);
            int fewer = 0;
            int fewerAtBest = 0;
            for (int row = 0; row < ROWS; row++) {
                List<List<Long>> before = allShown(side);
                List<Object> mid = mid(side, false);
                List<Object> best = mid(side, true);
                long[] counts = counts(watch);
                next(random);
                watch.onRow(update, market.venueOf(event.publisherId()));
                long[] now = counts(watch);
                if (now[1] == counts[1]) {
                    fewer += now[0] == counts[0] ? 0 : 1;
                    assertThat(mid(side, false)).isEqualTo(mid);
                    expectNoMore(before, side, false);
                }
                if (now[3] == counts[3]) {
                    fewerAtBest += now[2] == counts[2] ? 0 : 1;
                    assertThat(mid(side, true)).isEqualTo(best);
                    expectNoMore(before, side, true);
                }
            }
            assertThat(fewer).isGreaterThan(ROWS / 50);
            assertThat(fewerAtBest).isGreaterThan(ROWS / 200);
        }
    }

    private static long[] counts(QuoteWatch watch) {
        return new long[] {
            watch.changes(WakesOn.QUOTES),
            watch.changes(WakesOn.MORE_QUOTES),
            watch.changes(WakesOn.BEST_QUOTES),
            watch.changes(WakesOn.MORE_AT_BEST)
        };
    }

    private void next(SplittableRandom random) {
        int kind = random.nextInt(60);
        BookAction action = kind == 0
                ? BookAction.HALT
                : kind == 1 ? BookAction.RESUME : kind == 2 ? BookAction.CLEAR : BookAction.MODIFY;
        event.origin(1 + random.nextInt(VENUES), 0)
                .action(kind > 55 ? BookAction.TRADE : action, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(97 + random.nextInt(4), random.nextInt(9) == 0 ? 0 : 1 + random.nextInt(2))
                .ask(100 + random.nextInt(3), random.nextInt(9) == 0 ? 0 : 1 + random.nextInt(2));
        int venue = market.venueOf(event.publisherId());
        if (event.action().isBook()) {
            books.apply(event);
        } else if (event.action().isStatus()) {
            routability.onHalt(venue, event.action() == BookAction.HALT);
        }
    }

    /** A change that is missed would be an opportunity that is missed; some are counted in vain, fewer than rows leave all as it was. */
    @Test
    void noChangeIsMissed() {
        for (Side side : Side.values()) {
            QuoteWatch watch = new QuoteWatch(side, market, routability, new SharedSides(market));
            SplittableRandom random = new SplittableRandom(7);
            int asleep = 0;
            int best = 0;
            for (int row = 0; row < ROWS; row++) {
                List<Object> quotesBefore = quotes(side);
                List<Object> bestBefore = bestQuotes(side);
                long quotes = watch.changes(WakesOn.QUOTES);
                long bestQuotes = watch.changes(WakesOn.BEST_QUOTES);
                next(random);
                boolean isOther = watch.onRow(update, market.venueOf(event.publisherId()));
                assertThat(isOther).isEqualTo(watch.changes(WakesOn.QUOTES) != quotes);
                if (watch.changes(WakesOn.QUOTES) == quotes) {
                    asleep++;
                    assertThat(quotes(side)).isEqualTo(quotesBefore);
                }
                if (watch.changes(WakesOn.BEST_QUOTES) == bestQuotes) {
                    best++;
                    assertThat(bestQuotes(side)).isEqualTo(bestBefore);
                }
                if (random.nextInt(50) == 0) {
                    watch.rest();
                }
            }
            assertThat(asleep).isGreaterThan(ROWS / 20);
            assertThat(best).isGreaterThan(asleep + ROWS / 20);
        }
    }

    @Test
    void aWaitLastsUntilWhatItWaitsForChanges() {
        QuoteWatch watch = new QuoteWatch(Side.BUY, market, routability, new SharedSides(market));
        QuoteWait wait = new QuoteWait();
        wait.begin(WakesOn.QUOTES);
        assertThat(wait.lasts()).isFalse();
        wait.share(watch);
        wait.begin(WakesOn.EVERY_ROW);
        assertThat(wait.lasts()).isFalse();
        wait.begin(WakesOn.BEST_QUOTES);
        assertThat(wait.lasts()).isTrue();
        event.origin(1, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .bid(99, 5)
                .noAsk();
        watch.onRow(update, books.apply(event));
        assertThat(wait.lasts()).isTrue();
        event.ask(101, 5);
        watch.onRow(update, books.apply(event));
        assertThat(wait.lasts()).isFalse();
        wait.begin(WakesOn.QUOTES);
        wait.end();
        assertThat(wait.lasts()).isFalse();
    }
}
