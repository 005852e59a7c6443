package io.slipway.strategies.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Allocators that take all that they want at once: asked again about what they left, they take nothing. */
class TakesAllTest {

    private static final int VENUES = 5;
    private static final int CASES = 20_000;
    private static final long PX = 1_000;

    private static List<Allocator> allocators(SplittableRandom random) {
        StaticParameters some = new StaticParameters(random.nextLong(40), 0, random.nextLong(20));
        long lot = random.nextBoolean() ? 1 : random.nextLong(2, 8);
        return List.of(
                new BestPriceAllocator(),
                new CheapestAtBest(VENUES),
                new SweepAllocator(VENUES),
                StaticAllocator.capped(VENUES, lot),
                StaticAllocator.penalised(VENUES, lot, some));
    }

    @Test
    void theRemainingQuantityIsNotTakenOfWhatIsLeft() {
        SplittableRandom random = new SplittableRandom(3);
        int partly = 0;
        for (int i = 0; i < CASES; i++) {
            VenueQuotes quotes = new VenueQuotes(VENUES);
            long best = PX + random.nextLong(3);
            for (int venue = 0; venue < VENUES; venue++) {
                long px = best + random.nextLong(3);
                quotes.set(venue, random.nextLong(20), px, random.nextLong(-2, 3), px == best);
            }
            quotes.mid(2 * PX - random.nextLong(10));
            long qty = 1 + random.nextLong(120);
            for (Allocator each : allocators(random)) {
                assertThat(each.takesAll()).isTrue();
                VenueQuotes left = copyOf(quotes);
                long[] split = new long[VENUES];
                long taken = each.allocate(quotes, qty, split);
                for (int venue = 0; venue < VENUES; venue++) {
                    set(left, venue, quotes, quotes.available(venue) - split[venue]);
                }
                if (taken > 0 && taken < qty) {
                    partly++;
                    assertThat(each.allocate(left, qty - taken, split))
                            .as("case=%s, %s", i, each.getClass())
                            .isZero();
                }
            }
        }
        assertThat(partly).isGreaterThan(CASES);
    }

    private static VenueQuotes copyOf(VenueQuotes quotes) {
        VenueQuotes copy = new VenueQuotes(VENUES);
        copy.mid(2 * quotes.signedCostE9(0) - quotes.twiceCostOverMidE9(0));
        return copy;
    }

    private static void set(VenueQuotes to, int venue, VenueQuotes from, long available) {
        long px = from.signedPxE9(venue);
        to.set(venue, available, px, from.signedCostE9(venue) - px, from.isAtBest(venue));
    }
}
