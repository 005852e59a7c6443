package io.slipway.tca.quote;

import io.slipway.model.Fill;
import io.slipway.model.Side;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parts of what a strategy filled that cannot be believed, each from 0 to 1.
 *
 * @param stale filled on quotes that were too old, by {@link StaleAges}
 * @param crossed filled while the best bid of all venues was above the best offer
 * @param twice filled although another order of the same strategy, open at the same time, had filled the same shares
 */
public record FillDoubts(double stale, double crossed, double twice) {

    /** No doubt. */
    public static final FillDoubts NONE = new FillDoubts(0, 0, 0);

    /**
     * The doubts of some fills.
     *
     * @param twiceQty shares that another order had filled
     */
    public static FillDoubts of(Side side, List<Fill> fills, StaleAges ages, long twiceQty) {
        if (fills.isEmpty()) {
            return NONE;
        }
        QuotesTraded quotes = QuotesTraded.of(side, fills, ages);
        double qty = fills.stream().mapToLong(Fill::qty).sum();
        return new FillDoubts(quotes.staleQty() / qty, quotes.crossedQty() / qty, twiceQty / qty);
    }

    /** The mean over orders, each counted once, as their costs are; none of no orders. */
    public static FillDoubts mean(List<FillDoubts> orders) {
        return orders.isEmpty()
                ? NONE
                : new FillDoubts(
                        orders.stream().mapToDouble(FillDoubts::stale).sum() / orders.size(),
                        orders.stream().mapToDouble(FillDoubts::crossed).sum() / orders.size(),
                        orders.stream().mapToDouble(FillDoubts::twice).sum() / orders.size());
    }

    /**
     * The reason why a cost is not believed, with what would help; null if the quotes that were traded on are sound.
     *
     * @param name of the strategy
     */
    public @Nullable String refusal(String name) {
        if (stale > QuotesTraded.MOST_STALE) {
            return String.format(
                    Locale.ROOT,
                    "%s filled %.1f %% on stale quotes, which may not have been there any more."
                            + " --stale-after leaves such quotes out",
                    name,
                    100 * stale);
        }
        if (crossed > QuotesTraded.MOST_CROSSED) {
            return String.format(
                    Locale.ROOT,
                    "%s filled %.1f %% while the best bid of all venues was above the best offer, so at least one quote was"
                            + " not there. --stale-after leaves old quotes out",
                    name,
                    100 * crossed);
        }
        return null;
    }
}
