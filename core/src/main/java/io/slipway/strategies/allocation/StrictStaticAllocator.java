package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WakesOn;
import java.util.Arrays;

/**
 * The trial's static Cont-Kukanov allocator, verbatim in its results, in O(N log N) instead of its enumeration of
 * {@code (S/lot + 1)^N} splits.
 *
 * <p>The pseudocode keeps a split only if it adds up to exactly the order, each venue's part being a multiple of the lot
 * and no more than the venue displays. Then nothing is over- or under-filled and nothing rests, so the penalties and the
 * rebate are zero in every split that is compared: {@code lambda_over}, {@code lambda_under} and {@code theta_queue} cannot
 * influence it. What is left is a transportation problem with one constraint, solved exactly by filling venues in the order
 * of ask plus fee. Of splits with equal cost the pseudocode keeps the first in lexicographic order, which gives ties to the
 * last venue. If the lots on display do not reach the order, or the order is no multiple of the lot, no split qualifies and
 * the result is the empty split: it trades nothing.
 */
public final class StrictStaticAllocator implements Allocator {

    private final long lot;
    private final CostOrder order;

    /**
     * For markets of {@code venues} venues.
     *
     * @throws IllegalArgumentException if the lot is not positive
     */
    public StrictStaticAllocator(int venues, long lot) {
        this.lot = Lots.positive(lot);
        this.order = new CostOrder(venues, true);
    }

    @Override
    public long allocate(VenueQuotes quotes, long qty, long[] split) {
        Arrays.fill(split, 0);
        if (qty % lot != 0 || Lots.onOffer(quotes, lot) < qty) {
            return 0;
        }
        order.sort(quotes);
        return Lots.fill(order, quotes, qty, split, lot);
    }

    @Override
    public WakesOn wakesOn() {
        return WakesOn.MORE_QUOTES;
    }
}
