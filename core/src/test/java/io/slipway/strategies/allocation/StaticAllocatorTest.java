package io.slipway.strategies.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.strategies.allocation.PseudocodeAllocator.Venue;
import io.slipway.strategy.VenueQuotes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StaticAllocatorTest {

    private static List<Long> capped(long lot, long qty, List<Venue> venues) {
        return PseudocodeAllocator.split(
                StaticAllocator.capped(venues.size(), lot), PseudocodeAllocator.quotes(venues), qty);
    }

    private static long cost(List<Long> split, List<Venue> venues) {
        long cost = 0;
        for (int i = 0; i < venues.size(); i++) {
            cost += split.get(i) * (venues.get(i).ask() + venues.get(i).fee());
        }
        return cost;
    }

    @Test
    void takesTheLotsOnOfferWhenTheOrderIsLarger() {
        List<Venue> venues = List.of(new Venue(10, 250, 0, 0), new Venue(9, 90, 0, 0));
        assertThat(capped(100, 1000, venues)).containsExactly(200L, 0L);
    }

    @Test
    void takesOddLotsWhenTheLotIsOneShare() {
        List<Venue> venues = List.of(new Venue(10, 250, 0, 0), new Venue(9, 90, 0, 0));
        assertThat(capped(1, 1000, venues)).containsExactly(250L, 90L);
    }

    @Test
    void givesTheOddRemainderToTheVenueThatMakesTheWholeCheapest() {
        List<Venue> venues = List.of(new Venue(10, 130, 0, 0), new Venue(11, 500, 0, 0));
        assertThat(capped(100, 130, venues)).containsExactly(130L, 0L);
        assertThat(capped(100, 150, venues)).containsExactly(100L, 50L);
    }

    @Test
    void fillsAnOrderSmallerThanALotAtTheCheapestVenueThatShowsIt() {
        List<Venue> venues = List.of(new Venue(10, 30, 0, 0), new Venue(11, 500, 0, 0));
        assertThat(capped(100, 40, venues)).containsExactly(0L, 40L);
    }

    /** The oracle: every split into whole lots plus the odd remainder at one venue. */
    private static long bruteForceCost(long lot, long qty, List<Venue> venues) {
        long odd = qty % lot;
        long best = Long.MAX_VALUE;
        for (int oddVenue = 0; oddVenue < (odd == 0 ? 1 : venues.size()); oddVenue++) {
            best = Math.min(best, bruteForce(lot, qty - odd, odd, oddVenue, venues, 0));
        }
        return best;
    }

    private static long bruteForce(long lot, long left, long odd, int oddVenue, List<Venue> venues, int from) {
        if (from == venues.size()) {
            return left == 0 ? 0 : Long.MAX_VALUE;
        }
        Venue venue = venues.get(from);
        long here = from == oddVenue ? odd : 0;
        long best = Long.MAX_VALUE;
        for (long q = 0; q <= left && q + here <= venue.askSize(); q += lot) {
            long rest = bruteForce(lot, left - q, odd, oddVenue, venues, from + 1);
            if (rest != Long.MAX_VALUE) {
                best = Math.min(best, rest + (q + here) * (venue.ask() + venue.fee()));
            }
        }
        return best;
    }

    @Test
    void costsWhatEnumerationCostsOnRandomBooksWithOddLots() {
        SplittableRandom random = new SplittableRandom(11);
        int complete = 0;
        for (int i = 0; i < 10_000; i++) {
            List<Venue> venues = StrictStaticAllocatorTest.randomVenues(random);
            long qty = 1 + random.nextLong(900);
            List<Long> split = capped(100, qty, venues);
            long oracle = bruteForceCost(100, qty, venues);
            if (oracle == Long.MAX_VALUE) {
                assertThat(PseudocodeAllocator.sum(split)).isLessThan(qty);
            } else {
                complete++;
                assertThat(PseudocodeAllocator.sum(split)).isEqualTo(qty);
                assertThat(cost(split, venues)).as("%s of %s", qty, venues).isEqualTo(oracle);
            }
        }
        assertThat(complete).as("instances that can be filled").isGreaterThan(2_000);
    }

    /** Least of cost above mid plus penalty for what is left, over all splits: problem B, for a lot of one share. */
    private static double penalisedOptimum(long qty, double penalty, double mid, List<Venue> venues, int from) {
        if (from == venues.size()) {
            return qty * penalty;
        }
        Venue venue = venues.get(from);
        double best = Double.POSITIVE_INFINITY;
        for (long q = 0; q <= Math.min(qty, venue.askSize()); q++) {
            best = Math.min(
                    best,
                    q * (venue.ask() + venue.fee() - mid) + penalisedOptimum(qty - q, penalty, mid, venues, from + 1));
        }
        return best;
    }

    @Test
    void minimisesCostAboveMidPlusPenaltyOfWhatIsLeft() {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 3_000; i++) {
            List<Venue> venues = List.of(smallVenue(random), smallVenue(random), smallVenue(random));
            long qty = random.nextLong(9);
            long twiceMid = 2 * 1000 - random.nextLong(6);
            long penalty = random.nextLong(8);
            VenueQuotes quotes = PseudocodeAllocator.quotes(venues);
            quotes.mid(twiceMid);
            List<Long> split = PseudocodeAllocator.split(
                    StaticAllocator.penalised(3, 1, new StaticParameters(random.nextLong(5), penalty, 0)), quotes, qty);
            double mid = twiceMid / 2.0;
            double actual = cost(split, venues)
                    - mid * PseudocodeAllocator.sum(split)
                    + penalty * (qty - PseudocodeAllocator.sum(split));
            assertThat(actual)
                    .as("%s of %s at penalty %s", qty, venues, penalty)
                    .isEqualTo(penalisedOptimum(qty, (double) penalty, mid, venues, 0));
        }
    }

    private static Venue smallVenue(SplittableRandom random) {
        return new Venue(1000 + random.nextLong(6), random.nextLong(5), random.nextLong(-1, 2), 0);
    }

    @Test
    void addsThetaToThePenaltyOfASharesNotBought() {
        List<Venue> venues = List.of(new Venue(1005, 5, 0, 0));
        VenueQuotes quotes = PseudocodeAllocator.quotes(venues);
        quotes.mid(2000);
        assertThat(PseudocodeAllocator.split(StaticAllocator.penalised(1, 1, new StaticParameters(0, 5, 0)), quotes, 5))
                .containsExactly(0L);
        assertThat(PseudocodeAllocator.split(StaticAllocator.penalised(1, 1, new StaticParameters(0, 5, 1)), quotes, 5))
                .containsExactly(5L);
    }

    @Test
    void takesNothingWithoutAMid() {
        VenueQuotes quotes = PseudocodeAllocator.quotes(List.of(new Venue(1000, 5, 0, 0)));
        assertThat(PseudocodeAllocator.split(StaticAllocator.penalised(1, 1, new StaticParameters(0, 5, 1)), quotes, 5))
                .containsExactly(0L);
    }
}
