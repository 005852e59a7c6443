package io.slipway.executions.summary;

import io.slipway.executions.measure.MarketActivity;
import io.slipway.executions.measure.MarketCosts;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.tca.Execution;
import io.slipway.tca.Markouts;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one order that a law of impact needs.
 *
 * @param dayShare filled quantity over the volume of a session
 * @param participation filled quantity over the volume from arrival to end; NaN where nothing traded
 * @param volatilityBps standard deviation of the mid over a session
 * @param costBps cost of the filled quantity against the arrival mid, without fees
 * @param permanentBps move of the mid from the arrival to five minutes after the last fill, positive against the order; NaN if it is
 *     not known
 */
public record ImpactPoint(
        double dayShare, double participation, double volatilityBps, double costBps, double permanentBps) {

    private static final double BPS = 10_000;
    private static final int AFTER = Markouts.HORIZONS_NS.size() - 1;

    /** The point of an order; null where nothing was filled, or market data does not tell volume and volatility. */
    static @Nullable ImpactPoint of(MeasuredOrder order) {
        MarketCosts market = order.market();
        BigDecimal arrival = order.prices().get("arrival_mid");
        if (market == null
                || arrival == null
                || arrival.signum() <= 0
                || order.fills().isEmpty()) {
            return null;
        }
        MarketActivity activity = market.activity();
        if (!(activity.volatilityBps() > 0) || activity.dayVolume() <= 0) {
            return null;
        }
        int side = order.window().side().sign();
        double qty = order.execution().qty();
        double mid = arrival.doubleValue();
        double cost = side * (withoutFees(order).averagePx().doubleValue() - mid) / mid * BPS;
        MeasuredFill last = order.fills().get(order.fills().size() - 1);
        long after = last.twiceMidsE9().get(AFTER);
        double permanent = after == Markouts.NONE ? Double.NaN : side * (after / 2e9 - mid) / mid * BPS;
        return new ImpactPoint(
                qty / activity.dayVolume(),
                activity.windowVolume() == 0 ? Double.NaN : qty / activity.windowVolume(),
                activity.volatilityBps(),
                cost,
                permanent);
    }

    private static Execution withoutFees(MeasuredOrder order) {
        BigInteger cashE9 = BigInteger.ZERO;
        for (MeasuredFill each : order.fills()) {
            cashE9 = cashE9.add(BigInteger.valueOf(each.fill().pxE9())
                    .multiply(BigInteger.valueOf(each.fill().qty())));
        }
        return new Execution(order.execution().qty(), cashE9);
    }
}
