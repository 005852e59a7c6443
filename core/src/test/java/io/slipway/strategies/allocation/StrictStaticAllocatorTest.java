package io.slipway.strategies.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.strategies.allocation.PseudocodeAllocator.Venue;
import io.slipway.strategy.VenueQuotes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrictStaticAllocatorTest {

    private static final List<Long> NOTHING_ON_TWO = List.of(0L, 0L);

    private static List<Long> allocate(long qty, Venue... venues) {
        VenueQuotes quotes = PseudocodeAllocator.quotes(List.of(venues));
        return PseudocodeAllocator.split(new StrictStaticAllocator(venues.length, 100), quotes, qty);
    }

    private static Venue venue(long ask, long size) {
        return new Venue(ask, size, 0, 0);
    }

    @Test
    void tradesNothingWhenItCannotFillExactly() {
        assertThat(allocate(500, venue(10, 200), venue(10, 250))).isEqualTo(NOTHING_ON_TWO);
    }

    @Test
    void tradesNothingWhenTheOrderIsNoMultipleOfTheLot() {
        assertThat(allocate(150, venue(10, 1000), venue(11, 1000))).isEqualTo(NOTHING_ON_TWO);
    }

    @Test
    void takesAVenueUpToAndIncludingItsWholeSize() {
        assertThat(allocate(300, venue(10, 300), venue(11, 300))).containsExactly(300L, 0L);
    }

    @Test
    void givesTiesToTheLastVenue() {
        assertThat(allocate(300, venue(10, 300), venue(10, 200))).containsExactly(100L, 200L);
    }

    @Test
    void addsTheFeeToThePrice() {
        assertThat(allocate(100, new Venue(10, 100, 2, 0), new Venue(11, 100, 0, 0)))
                .containsExactly(0L, 100L);
    }

    @Test
    void splitsAZeroOrderIntoNothing() {
        assertThat(allocate(0, venue(10, 300), venue(10, 200))).isEqualTo(NOTHING_ON_TWO);
    }

    @Test
    void refusesALotThatIsNotPositive() {
        assertThatThrownBy(() -> new StrictStaticAllocator(1, 0)).hasMessageContaining("lot=0");
    }

    @Test
    void equalsThePseudocodeOnRandomBooks() {
        SplittableRandom random = new SplittableRandom(7);
        int infeasible = 0;
        for (int i = 0; i < 10_000; i++) {
            List<Venue> venues = randomVenues(random);
            long qty = random.nextInt(10) == 0 ? random.nextLong(900) : 100 * random.nextLong(13);
            var oracle = new PseudocodeAllocator(100, random.nextDouble(), random.nextDouble(), random.nextDouble());
            List<Long> expected = oracle.allocate(qty, venues);
            List<Long> actual = PseudocodeAllocator.split(
                    new StrictStaticAllocator(venues.size(), 100), PseudocodeAllocator.quotes(venues), qty);
            if (expected.isEmpty()) {
                infeasible++;
                assertThat(PseudocodeAllocator.sum(actual)).isZero();
            } else {
                assertThat(actual).as("%s of %s", qty, venues).isEqualTo(expected);
            }
        }
        assertThat(infeasible).as("instances that cannot be filled").isBetween(1_000, 6_000);
    }

    static List<Venue> randomVenues(SplittableRandom random) {
        List<Venue> venues = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int v = 0; v < count; v++) {
            long size =
                    random.nextInt(6) == 0 ? 0 : random.nextBoolean() ? 100 * random.nextLong(6) : random.nextLong(600);
            venues.add(new Venue(1000 + random.nextLong(4), size, random.nextLong(-2, 3), random.nextLong(3)));
        }
        return venues;
    }
}
