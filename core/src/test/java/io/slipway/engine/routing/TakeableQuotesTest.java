package io.slipway.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.engine.ledger.FeeMeter;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.market.Routability;
import io.slipway.market.VenueBooks;
import io.slipway.model.FeeTable;
import io.slipway.model.Side;
import io.slipway.strategy.VenueQuotes;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.PrintRules;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Quotes that are kept from decision to decision are those that a first look would find. */
class TakeableQuotesTest {

    private final VenueBooks books = new VenueBooks(new int[] {1, 2, 3});
    private final MarketView market = books.view();
    private final Routability routability = new Routability(market);
    private final BelievedLiquidity believed =
            new BelievedLiquidity(new ConservedLiquidity(3), market.opposite(Side.BUY), Side.BUY, PrintRules.DEFAULT);

    private final class Look {
        final AcceptingVenues accepting;
        final AcceptingSide far;
        final AcceptingSide near;
        final TakeableQuotes quotes;

        Look(long staleNs) {
            accepting = new AcceptingVenues(market, routability, staleNs);
            far = new AcceptingSide(market.opposite(Side.BUY), 1, accepting, Long.MIN_VALUE);
            near = new AcceptingSide(market.opposite(Side.SELL), -1, accepting, Long.MIN_VALUE);
            quotes = new TakeableQuotes(accepting, far, near, new FeeMeter(FeeTable.FREE, market), Side.BUY);
        }

        VenueQuotes now(long worstPxE9, long nowNs) {
            accepting.setClock(nowNs);
            far.onChange();
            near.onChange();
            return quotes.now(believed, worstPxE9, nowNs, true);
        }
    }

    @Test
    void keptQuotesAreThoseOfAFirstLook() {
        for (int seed = 0; seed < 60; seed++) {
            books.clear();
            check(new SplittableRandom(seed), seed % 3 == 0 ? Tapes.SECOND : 0, seed % 4 == 0 ? 8 : 2);
        }
    }

    /**
     * @param seldom the tenths of all rows that are not looked at, so that one or many changes come between two looks
     */
    private void check(SplittableRandom random, long staleNs, int seldom) {
        Look kept = new Look(staleNs);
        long changes = -1;
        String text = "";
        for (Row row : Tapes.random(random, 300)) {
            apply(row, random);
            if (random.nextInt(10) < seldom) {
                continue;
            }
            long worst = random.nextInt(3) == 0 ? 1000 + random.nextLong(-2, 5) : Long.MAX_VALUE;
            long countBefore = count(kept);
            VenueQuotes quotes = kept.now(worst, row.timeNs());
            Look first = new Look(staleNs);
            assertThat(text(quotes)).isEqualTo(text(first.now(worst, row.timeNs())));
            assertThat(count(kept) - countBefore).isEqualTo(count(first));
            assertThat(changes != quotes.changes() || text.equals(text(quotes)))
                    .as("the count of changes grows with every change")
                    .isTrue();
            changes = quotes.changes();
            text = text(quotes);
            disturb(quotes, random, row.timeNs());
        }
    }

    private void apply(Row row, SplittableRandom random) {
        MarketEvent event = row.toEvent();
        int venue = market.venueOf(event.publisherId());
        if (event.action().isBook()) {
            if (random.nextInt(4) == 0) {
                int cleared = random.nextInt(market.venues());
                books.clear(cleared);
                routability.onBook(cleared, row.timeNs());
                believed.onBook(cleared, row.timeNs());
            }
            books.apply(event);
            routability.onBook(venue, row.timeNs());
            believed.onBook(venue, row.timeNs());
        } else if (random.nextInt(4) == 0) {
            routability.onHalt(venue, random.nextBoolean());
        }
    }

    /** Takes something, or writes into the quotes as an allocator may. */
    private void disturb(VenueQuotes quotes, SplittableRandom random, long nowNs) {
        int venue = random.nextInt(3);
        if (random.nextInt(3) == 0 && quotes.available(venue) > 0) {
            believed.take(venue, 0, 1 + random.nextLong(quotes.available(venue)), nowNs);
        } else if (random.nextInt(10) == 0) {
            quotes.set(venue, 77, 1, 2, true);
        } else if (random.nextInt(10) == 0) {
            quotes.clear();
        }
    }

    private static long count(Look look) {
        return look.accepting.passedOver().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String text(VenueQuotes quotes) {
        StringBuilder text = new StringBuilder();
        for (int venue = 0; venue < quotes.venues(); venue++) {
            text.append(quotes.available(venue)).append(quotes.isAtBest(venue) ? " best" : "");
            if (quotes.available(venue) > 0) {
                text.append(" at ").append(quotes.signedCostE9(venue));
            }
            text.append("; ");
        }
        return text.append(quotes.hasMid() ? quotes.twiceCostOverMidE9(0) - 2 * quotes.signedCostE9(0) : "no mid")
                .toString();
    }
}
