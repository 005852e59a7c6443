package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The trial's component model of one order that takes: slippage against the touch plus {@code alpha sqrt(shares)}, and the reward of a
 * learner, which is the negative sum. Both sides; a level counts only as far as it is taken, so that what lies in the last level
 * beyond the order does not enter. A cost for comparison with models that are trained on it; in no other figure.
 *
 * @param slippage {@code sign sum q_i (p_i - touch)} in the quote currency, exact; zero or more where levels are taken best first
 * @param impact {@code alpha sqrt(sum q_i)} in the quote currency
 */
public record ComponentCost(BigDecimal slippage, double impact) {

    /** The trial's constant, in the quote currency per root share. */
    public static final double ALPHA = 4.439584265535017e-06;

    private static final int E9 = 9;

    /**
     * A quantity at one price.
     *
     * @param qty shares, zero or more
     * @param pxE9 price per share, in 1e-9
     */
    public record Lot(long qty, long pxE9) {

        /**
         * Checks the quantity.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Lot {
            if (qty < 0) {
                throw new IllegalArgumentException("a quantity is zero or more: qty=" + qty);
            }
        }
    }

    /** The cost of what was taken, with the trial's constant; the touch is the offer for a buy and the bid for a sell. */
    public static ComponentCost of(Side side, long touchPxE9, List<Lot> taken) {
        return of(side, touchPxE9, taken, ALPHA);
    }

    /** The cost of fills, each against the far touch of its moment; those without a national quote slip by nothing. */
    public static ComponentCost ofFills(Side side, List<Fill> fills) {
        BigDecimal slippage = BigDecimal.ZERO;
        long qty = 0;
        for (Fill fill : fills) {
            NationalQuote quote = fill.market();
            long touch = quote == null ? fill.pxE9() : quote.farTouchE9(side);
            slippage = slippage.add(slippage(side, touch, new Lot(fill.qty(), fill.pxE9())));
            qty = Math.addExact(qty, fill.qty());
        }
        return new ComponentCost(slippage, ALPHA * Math.sqrt((double) qty));
    }

    /** The same with another constant. */
    public static ComponentCost of(Side side, long touchPxE9, List<Lot> taken, double alpha) {
        BigDecimal slippage = BigDecimal.ZERO;
        long qty = 0;
        for (Lot lot : taken) {
            slippage = slippage.add(slippage(side, touchPxE9, lot));
            qty = Math.addExact(qty, lot.qty());
        }
        return new ComponentCost(slippage, alpha * Math.sqrt((double) qty));
    }

    private static BigDecimal slippage(Side side, long touchPxE9, Lot lot) {
        BigDecimal away = BigDecimal.valueOf(Math.subtractExact(lot.pxE9(), touchPxE9), E9);
        return away.multiply(BigDecimal.valueOf(lot.qty()).multiply(BigDecimal.valueOf(side.sign())));
    }

    /**
     * The cost of taking {@code qty} shares from levels, best first.
     *
     * @throws IllegalArgumentException if there are not as many; there is no price for what no level shows
     */
    public static ComponentCost ofLevels(Side side, List<Lot> levels, long qty) {
        long left = qty;
        long touch = levels.isEmpty() ? 0 : levels.get(0).pxE9();
        List<Lot> taken = new ArrayList<>();
        for (Lot level : levels) {
            long here = Math.min(left, level.qty());
            taken.add(new Lot(here, level.pxE9()));
            left -= here;
        }
        if (left > 0) {
            throw new IllegalArgumentException("the levels show too little: qty=" + qty + ", missing=" + left);
        }
        return of(side, touch, taken);
    }

    /** Slippage and impact, in the quote currency. */
    public double total() {
        return slippage.doubleValue() + impact;
    }

    /** The negative of the total. */
    public double reward() {
        return -total();
    }
}
