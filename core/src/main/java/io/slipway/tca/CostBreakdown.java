package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Breakdown of a parent order's cost against its arrival mid, in the quote currency; positive when the order pays. The bars add
 * up to the total exactly. They refine the implementation shortfall (Perold, 1988; Wagner and Edwards, 1993) by the position of
 * each fill in the market of its moment.
 *
 * @param bars every bar, in the order of {@link Bar}
 * @param total sum of the bars: cash paid, including the mark of the unfilled quantity and its fee, less the whole order at the arrival mid
 * @param worth value of the whole order at the arrival mid, the base of the bps
 */
public record CostBreakdown(Map<Bar, BigDecimal> bars, BigDecimal total, BigDecimal worth) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A part of the cost. {@code sign} is 1 for a buy and -1 for a sell. */
    public enum Bar {
        /** From the start to the first fill: {@code sign (mid at the first fill - arrival mid)}, for all that was filled. */
        DRIFT_TO_FIRST_FILL,
        /** After it: {@code sign (mid at the fill - mid at the first fill)}. */
        DRIFT_AFTER_FIRST_FILL,
        /** Taken: from the mid to the far touch. Rested: from the mid to the order's price, negative when earned. */
        SPREAD,
        /** Taking beyond the far touch: {@code sign (price - far touch)}, what going through levels and venues cost. */
        WALK_THE_BOOK,
        /** Fees paid. */
        FEES,
        /** Rebates and other fees received, negative. */
        REBATES,
        /** The unfilled quantity: {@code sign (mark - arrival mid)} per share, and the take fee of the mark, which nobody has paid. */
        UNFILLED,
        /** Fills at moments without a national quote: {@code sign (price - arrival mid)}. */
        NO_NBBO
    }

    /**
     * Takes a cost apart.
     *
     * @param fills in order
     * @param arrivalMid the mid when the order started
     * @param markPx price of what was left; null where there is none, and what is left then counts as nothing
     * @param markFee take fee of all that was left, in the quote currency, positive when the order pays
     */
    public static CostBreakdown of(
            ParentOrder order,
            List<Fill> fills,
            BigDecimal arrivalMid,
            @Nullable BigDecimal markPx,
            BigDecimal markFee) {
        Sums sums = new Sums(order, arrivalMid);
        fills.forEach(sums::add);
        long left = order.qty() - fills.stream().mapToLong(Fill::qty).sum();
        if (markPx != null && left > 0) {
            sums.bar(Bar.UNFILLED, left, markPx.subtract(arrivalMid));
            sums.bars.merge(Bar.UNFILLED, markFee, BigDecimal::add);
        }
        BigDecimal total = sums.bars.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CostBreakdown(sums.bars, total, arrivalMid.multiply(BigDecimal.valueOf(order.qty())));
    }

    /** An amount in bps of the size of the whole order at the arrival mid, rounded half-even at 1e-6. */
    public BigDecimal bps(BigDecimal amount) {
        return amount.multiply(BPS).divide(worth.abs(), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal price(long e9) {
        return BigDecimal.valueOf(e9, 9);
    }

    private static BigDecimal mid(NationalQuote quote) {
        return new BigDecimal(BigInteger.valueOf(quote.twiceMidE9()), 9).multiply(HALF);
    }

    private static final class Sums {

        private final Map<Bar, BigDecimal> bars = new EnumMap<>(Bar.class);
        private final ParentOrder order;
        private final BigDecimal arrivalMid;
        private @Nullable BigDecimal firstMid;

        Sums(ParentOrder order, BigDecimal arrivalMid) {
            this.order = order;
            this.arrivalMid = arrivalMid;
            for (Bar bar : Bar.values()) {
                bars.put(bar, BigDecimal.ZERO);
            }
        }

        void add(Fill fill) {
            bars.merge(
                    fill.feeE9().signum() > 0 ? Bar.FEES : Bar.REBATES,
                    new BigDecimal(fill.feeE9(), 9),
                    BigDecimal::add);
            NationalQuote quote = fill.market();
            if (quote == null) {
                bar(Bar.NO_NBBO, fill.qty(), price(fill.pxE9()).subtract(arrivalMid));
                return;
            }
            BigDecimal mid = mid(quote);
            BigDecimal first = firstMid == null ? mid : firstMid;
            firstMid = first;
            bar(Bar.DRIFT_TO_FIRST_FILL, fill.qty(), first.subtract(arrivalMid));
            bar(Bar.DRIFT_AFTER_FIRST_FILL, fill.qty(), mid.subtract(first));
            BigDecimal px = price(fill.pxE9());
            BigDecimal touch = fill.liquidity() == Liquidity.TAKER ? price(quote.farTouchE9(order.side())) : px;
            bar(Bar.SPREAD, fill.qty(), touch.subtract(mid));
            bar(Bar.WALK_THE_BOOK, fill.qty(), px.subtract(touch));
        }

        void bar(Bar bar, long qty, BigDecimal aShare) {
            BigDecimal amount =
                    aShare.multiply(BigDecimal.valueOf(qty * order.side().sign()));
            bars.merge(bar, amount, BigDecimal::add);
        }
    }
}
