package io.slipway.strategies.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.strategies.allocation.PseudocodeAllocator.Venue;
import io.slipway.strategy.Allocator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepAndBestPriceTest {

    private static final List<Venue> VENUES = List.of(
            new Venue(11, 300, 0, 0), new Venue(10, 150, 0, 0), new Venue(10, 40, 0, 0), new Venue(12, 500, 0, 0));

    private static List<Long> split(Allocator allocator, long qty) {
        return PseudocodeAllocator.split(allocator, PseudocodeAllocator.quotes(VENUES), qty);
    }

    @Test
    void bestPriceNeverLeavesTheNationalBest() {
        assertThat(split(new BestPriceAllocator(), 1000)).containsExactly(0L, 150L, 40L, 0L);
    }

    @Test
    void bestPriceGoesInPublisherOrder() {
        assertThat(split(new BestPriceAllocator(), 160)).containsExactly(0L, 150L, 10L, 0L);
    }

    @Test
    void sweepTakesCheaperVenuesFirst() {
        assertThat(split(new SweepAllocator(4), 400)).containsExactly(210L, 150L, 40L, 0L);
    }

    @Test
    void sweepTakesAllThereIsWhenTheOrderIsLarger() {
        assertThat(split(new SweepAllocator(4), 5000)).containsExactly(300L, 150L, 40L, 500L);
    }

    @Test
    void cheapestAtBestTakesTheLowestFeeFirstAndNothingBeyondTheBestPrice() {
        List<Venue> venues = List.of(
                new Venue(100, 300, 3, 0),
                new Venue(100, 150, 3, 0),
                new Venue(101, 900, -9, 0),
                new Venue(100, 40, -1, 0));
        var quotes = PseudocodeAllocator.quotes(venues);
        assertThat(PseudocodeAllocator.split(new CheapestAtBest(4), quotes, 200))
                .containsExactly(160L, 0L, 0L, 40L);
        assertThat(PseudocodeAllocator.split(new CheapestAtBest(4), quotes, 1_000))
                .containsExactly(300L, 150L, 0L, 40L);
    }
}
