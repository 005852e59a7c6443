package io.slipway.executions;

import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders and fills of examples; times in seconds. */
public final class OwnExamples {

    public static final long SECOND = 1_000_000_000L;

    private OwnExamples() {}

    public static OwnOrder order(String id, Side side, long qty) {
        return new OwnOrder(id, "X", side, qty, times(0L, null), OrderPrices.NONE, Map.of());
    }

    public static OrderTimes times(@Nullable Long arrival, @Nullable Long end) {
        return new OrderTimes(
                null, arrival == null ? null : (Long) (arrival * SECOND), end == null ? null : (Long) (end * SECOND));
    }

    public static OrderPrices prices(@Nullable String decision, @Nullable String arrival, @Nullable String end) {
        return new OrderPrices(e9(decision), e9(arrival), e9(end), null);
    }

    private static @Nullable Long e9(@Nullable String price) {
        return price == null ? null : (Long) Money.parseE9(price);
    }

    /** A fill of an order, with a fee of nothing. */
    public static OwnFill fill(String execution, String order, long second, long qty, String price) {
        return fill(execution, order, second, qty, price, terms(null, "0", null));
    }

    public static OwnFill fill(String execution, String order, long second, long qty, String price, FillTerms terms) {
        return new OwnFill(
                new FillIds(execution, order, ""), "X", second * SECOND, 2, qty, Money.parseE9(price), terms);
    }

    public static FillTerms terms(@Nullable Side side, @Nullable String fee, @Nullable Liquidity liquidity) {
        return new FillTerms(side, e9(fee), liquidity, Map.of());
    }
}
