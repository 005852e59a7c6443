package io.slipway.tca;

import io.slipway.model.FeeRate;
import io.slipway.model.FeeTable;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Saving of one execution against a baseline, in basis points of the baseline's average price; positive when the execution was
 * better. Both are of the whole order: what was not filled counts at its mark. Those shares were not traded, so their cost is a guess. Where
 * it could change what is found, there is no comparison.
 *
 * @param bps the saving, rounded half-even at 1e-6 bps; null if refused
 * @param refusal reason why there is no comparison; null if there is one
 */
public record Savings(@Nullable BigDecimal bps, @Nullable String refusal) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;

    /**
     * The adverse move of a marked share. By the square-root rule, an order of a tenth of a day's volume moves a stock of 1.5 % daily
     * volatility by {@code 1.5 % sqrt(0.1)}, about 50 bps.
     */
    public static final double ADVERSE_BPS = 50;

    /** Standard errors beyond which a mean is told from zero. */
    private static final double TOLD = 2;

    /**
     * The cash of a whole order: of what was filled, and of what was not at its mark plus the take fee. Executions of unequal quantities
     * can be compared by it.
     *
     * @param order the order
     * @param takeFee the take fee of what was not filled, where an execution has no mark of its own
     * @param endTouch the far side's last best price in the quote currency, the mark where an execution has none of its own; null if there
     *     is none
     * @param instrument the instrument, in whose steps the order's quantity is
     */
    public record WholeOrder(
            ParentOrder order, FeeRate takeFee, @Nullable BigDecimal endTouch, Instrument instrument) {

        private static final int E9 = 9;

        private static final Instrument SHARES = new Instrument("shares");

        /** An order in whole shares. */
        public WholeOrder(ParentOrder order, FeeRate takeFee, @Nullable BigDecimal endTouch) {
            this(order, takeFee, endTouch, SHARES);
        }

        /** The same order in the steps of an instrument. */
        public WholeOrder in(Instrument newInstrument) {
            return new WholeOrder(order, takeFee, endTouch, newInstrument);
        }

        /** The order with the flat take fee of a table. */
        public static WholeOrder of(ParentOrder order, FeeTable fees, @Nullable BigDecimal endTouch) {
            return new WholeOrder(order, fees.other().tier(0).take(), endTouch);
        }

        /** The price at which what was not filled is marked, in the quote currency; null if there is none. */
        @Nullable
        BigDecimal markPx(Execution execution) {
            return execution.remainder().markPxOr(endTouch);
        }

        /** Paid by a buy, received by a sell, in 1e-9 of the quote currency; null where shares are left that have no mark. */
        @Nullable
        BigInteger cashE9(Execution execution) {
            long unfilledQty = order.qty() - execution.qty();
            if (unfilledQty == 0) {
                return execution.cashE9();
            }
            BigDecimal markPx = markPx(execution);
            if (markPx == null) {
                return null;
            }
            BigInteger signedFeeE9 = markFeeE9(execution, markPx)
                    .multiply(BigInteger.valueOf(order.side().sign()));
            return execution.cashE9().add(notionalE9(unfilledQty, markPx)).add(signedFeeE9);
        }

        /** Take fee of all that was not filled, in the quote currency, positive when the order pays; zero where nothing is marked. */
        public BigDecimal markFee(Execution execution) {
            BigDecimal markPx = markPx(execution);
            return markPx == null ? BigDecimal.ZERO : Money.toDecimal(markFeeE9(execution, markPx));
        }

        private BigInteger markFeeE9(Execution execution, BigDecimal markPx) {
            long unfilledQty = order.qty() - execution.qty();
            return execution.remainder().takeFeeOr(takeFee).ofE9(unfilledQty, notionalE9(unfilledQty, markPx));
        }

        private static BigInteger notionalE9(long qty, BigDecimal px) {
            return px.movePointRight(E9).toBigIntegerExact().multiply(BigInteger.valueOf(qty));
        }

        /** A quantity as a number: of shares, coins or contracts, not of steps. */
        private String qty(long steps) {
            return instrument.qty(steps).toPlainString();
        }

        /** A quantity in words: shares are named, and their thousands are grouped. */
        private String words(long steps) {
            return instrument.isScaled() ? qty(steps) : String.format(Locale.ROOT, "%,d shares", steps);
        }

        /** The fraction of the order that was not filled, 0 to 1. */
        double unfilled(Execution execution) {
            return (order.qty() - execution.qty()) / (double) order.qty();
        }
    }

    /** Compares {@code execution} with {@code baseline}, which the refusal calls by {@code baselineName}. */
    public static Savings of(WholeOrder whole, Execution execution, String baselineName, Execution baseline) {
        if (execution.qty() == 0 && baseline.qty() == 0) {
            return refused("nothing was filled by either");
        }
        BigInteger ownE9 = whole.cashE9(execution);
        BigInteger otherE9 = whole.cashE9(baseline);
        if (ownE9 == null || otherE9 == null) {
            String fact = execution.qty() != baseline.qty()
                    ? "unequal quantities"
                    : whole.instrument().isScaled() ? "unfilled quantity" : "unfilled shares";
            return refused(fact + ": the strategy filled " + whole.qty(execution.qty()) + ", " + baselineName
                    + " filled " + whole.qty(baseline.qty()) + ", and what was left has no mark");
        }
        if (otherE9.signum() == 0) {
            return refused("the cash of " + baselineName + " is zero, of which there is no ratio");
        }
        BigDecimal saved = bps(
                otherE9.subtract(ownE9)
                        .multiply(BigInteger.valueOf(whole.order().side().sign())),
                otherE9);
        double own = whole.unfilled(execution);
        double other = whole.unfilled(baseline);
        return couldTurn(saved.doubleValue(), 0, own, other)
                ? refused(reason(whole, saved, execution, baselineName, baseline))
                : new Savings(saved, null);
    }

    /**
     * True if what is marked and was not traded could change what a comparison finds. The mean saving is looked at as it is marked, and
     * with the marked shares of either strategy {@link #ADVERSE_BPS} dearer; they are never cheaper, for they are beyond all that was
     * displayed. Where one of these is better, worse or neither and another is not, it could.
     *
     * @param bps mean saving in basis points
     * @param errorBps its standard error, 0 for a single order
     * @param own fraction of the strategy's shares that is marked, 0 to 1
     * @param baseline the same of the baseline
     */
    public static boolean couldTurn(double bps, double errorBps, double own, double baseline) {
        boolean isMarked = own > 0 || baseline > 0;
        return isMarked && sign(bps - ADVERSE_BPS * own, errorBps) != sign(bps + ADVERSE_BPS * baseline, errorBps);
    }

    private static int sign(double mean, double error) {
        return Math.abs(mean) <= TOLD * error ? 0 : (int) Math.signum(mean);
    }

    private static String reason(
            WholeOrder whole, BigDecimal saved, Execution execution, String baselineName, Execution baseline) {
        boolean isOwn = execution.qty() <= baseline.qty();
        double fraction = whole.unfilled(isOwn ? execution : baseline);
        return String.format(
                Locale.ROOT,
                "%s left %s, %.2f %% of the order, which are marked and not traded: the saving is %+.2f bps as marked, and"
                        + " %+.2f to %+.2f with %.0f bps on them. A smaller order or a longer window leaves less",
                isOwn ? "the strategy" : baselineName,
                whole.words(whole.order().qty() - (isOwn ? execution : baseline).qty()),
                100 * fraction,
                saved,
                saved.doubleValue() - ADVERSE_BPS * whole.unfilled(execution),
                saved.doubleValue() + ADVERSE_BPS * whole.unfilled(baseline),
                ADVERSE_BPS);
    }

    /** A comparison that is not made. */
    public static Savings refused(String reason) {
        return new Savings(null, reason);
    }

    /** {@code part} in basis points of the size of {@code whole}, which may be negative, as prices of spreads are. */
    static BigDecimal bps(BigInteger part, BigInteger whole) {
        return new BigDecimal(part).multiply(BPS).divide(new BigDecimal(whole.abs()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /**
     * Cost of an execution against a benchmark price other than zero, in basis points of the price's size; positive when the
     * order pays.
     */
    public static BigDecimal costBps(Side side, Execution execution, BigDecimal benchmarkPx) {
        BigInteger benchmarkE9 = benchmarkPx
                .movePointRight(9)
                .multiply(BigDecimal.valueOf(execution.qty()))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        BigInteger cost = execution.cashE9().subtract(benchmarkE9).multiply(BigInteger.valueOf(side.sign()));
        return bps(cost, benchmarkE9);
    }
}
