package io.slipway.strategies.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.strategies.allocation.PseudocodeAllocator.Venue;
import io.slipway.strategy.VenueQuotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParkingAllocatorTest {

    private static long[] parked(List<Venue> venues, long penalty) {
        return venues.stream().mapToLong(venue -> penalty - venue.rebate()).toArray();
    }

    private static long cost(List<Venue> venues, long penalty, long[] split) {
        long cost = 0;
        for (int i = 0; i < split.length; i++) {
            long filled = Math.min(split[i], venues.get(i).askSize());
            cost += filled * (venues.get(i).ask() + venues.get(i).fee())
                    + (split[i] - filled) * (penalty - venues.get(i).rebate());
        }
        return cost;
    }

    private static long bruteForce(List<Venue> venues, long penalty, long lot, long left, long[] split, int from) {
        if (from == split.length - 1) {
            split[from] = left;
            return cost(venues, penalty, split);
        }
        long least = Long.MAX_VALUE;
        for (long q = 0; q <= left; q += lot) {
            split[from] = q;
            least = Math.min(least, bruteForce(venues, penalty, lot, left - q, split, from + 1));
        }
        return least;
    }

    @Test
    void costsWhatEnumerationCosts() {
        SplittableRandom random = new SplittableRandom(17);
        int parking = 0;
        for (int i = 0; i < 10_000; i++) {
            long lot = random.nextBoolean() ? 1 : 100;
            List<Venue> venues = new ArrayList<>();
            for (int v = 1 + random.nextInt(4); v > 0; v--) {
                venues.add(new Venue(
                        95 + random.nextLong(10),
                        lot * random.nextLong(5),
                        random.nextLong(-1, 3),
                        random.nextLong(-2, 5)));
            }
            long qty = lot * random.nextLong(11);
            long penalty = 85 + random.nextLong(30);
            long[] split = new long[venues.size()];
            long found = new ParkingAllocator(venues.size(), lot)
                    .allocate(PseudocodeAllocator.quotes(venues), parked(venues, penalty), qty, split);
            long least = bruteForce(venues, penalty, lot, qty, new long[venues.size()], 0);
            assertThat(found).as("%s of %s at %s", qty, venues, penalty).isEqualTo(least);
            assertThat(cost(venues, penalty, split)).isEqualTo(found);
            assertThat(Arrays.stream(split).sum()).isEqualTo(qty);
            for (int v = 0; v < split.length; v++) {
                parking += split[v] > venues.get(v).askSize() ? 1 : 0;
            }
        }
        assertThat(parking).as("splits that park").isGreaterThan(3_000);
    }

    @Test
    void parksWhereGreedyDoesNot() {
        List<Venue> venues = List.of(new Venue(100, 500, 0, 0), new Venue(101, 500, 0, 30));
        long[] split = new long[2];
        long cost = new ParkingAllocator(2, 100)
                .allocate(PseudocodeAllocator.quotes(venues), parked(venues, 90), 800, split);
        assertThat(cost).isEqualTo(68_500);
        assertThat(split).containsExactly(0, 800);
    }

    @Test
    void refusesAnOrderThatIsNoNumberOfLots() {
        assertThatThrownBy(
                        () -> new ParkingAllocator(1, 100).allocate(new VenueQuotes(1), new long[1], 150, new long[1]))
                .hasMessageContaining("qty=150, lot=100");
    }
}
