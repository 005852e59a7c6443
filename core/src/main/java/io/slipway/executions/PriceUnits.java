package io.slipway.executions;

import io.slipway.market.PriceBand;
import io.slipway.model.NationalQuote;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds prices in another unit than the market's: in cents, of another stock, or of the wrong sign. */
public final class PriceUnits {

    private PriceUnits() {}

    /** True of a price that is more than half the mid away from it. */
    public static boolean isFar(long pxE9, long twiceMidE9) {
        double mid = twiceMidE9 / 2.0;
        return mid != 0 && Math.abs(pxE9 - mid) > Math.abs(mid) / 2;
    }

    /**
     * True of a price that is farther from the best bid and offer than a price band, by {@link PriceBand}, or more than half the mid away
     * from it.
     */
    public static boolean isFar(long pxE9, NationalQuote quote) {
        long bidE9 = Math.min(quote.bidPxE9(), quote.askPxE9());
        long askE9 = Math.max(quote.bidPxE9(), quote.askPxE9());
        return PriceBand.isBeyond(1, pxE9, askE9)
                || PriceBand.isBeyond(-1, pxE9, bidE9)
                || isFar(pxE9, quote.twiceMidE9());
    }

    /** Notes a fill whose price is far from the market at it, and one while the market was locked or crossed. */
    public static void note(IssueTally issues, OwnFill fill, NationalQuote quote) {
        if (isFar(fill.pxE9(), quote)) {
            issues.note(ExecutionIssue.FAR_FROM_MARKET, Named.fill(fill));
        }
        if (quote.askPxE9() <= quote.bidPxE9()) {
            issues.note(ExecutionIssue.NO_SPREAD, Named.fill(fill));
        }
    }

    /**
     * Notes an order whose stated decision, arrival or end price is far. A limit may be.
     *
     * @param twiceMidE9 twice the mid at the arrival; null for twice the price of the first fill
     */
    public static void note(IssueTally issues, OwnExecution own, @Nullable Long twiceMidE9) {
        Long near = twiceMidE9 != null || own.fills().isEmpty()
                ? twiceMidE9
                : (Long) (2 * own.fills().get(0).pxE9());
        OrderPrices prices = own.order().prices();
        if (near != null
                && Stream.of(prices.decisionE9(), prices.arrivalE9(), prices.endE9())
                        .filter(Objects::nonNull)
                        .anyMatch(pxE9 -> isFar(pxE9, near))) {
            issues.note(ExecutionIssue.ORDER_FAR_FROM_MARKET, own.order().id());
        }
    }
}
