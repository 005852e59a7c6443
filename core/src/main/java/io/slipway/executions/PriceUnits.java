package io.slipway.executions;

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
