package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Hypothetical impact of taking beyond the displayed prices, if others had reacted. It is never part of a strategy's cost. The
 * relative price shift is {@code Y * sigma * sqrt(X / V)}, where {@code X} is the quantity taken so far, halved every {@code
 * halfLifeNs}. A fill of {@code q} after {@code X} is charged the mean over the fill, {@code Y * sigma * (2/3) * ((X+q)^1.5 -
 * X^1.5) / (q * sqrt(V))}. This is the square-root law of Almgren, Thum, Hauptmann and Li (2005).
 *
 * @param y constant of the law, about 1
 * @param sigma standard deviation of a daily return, as a fraction
 * @param dailyVolume shares traded in a day
 * @param halfLifeNs time in which half of {@code X} decays, in ns
 */
public record WhatIfImpact(double y, double sigma, double dailyVolume, long halfLifeNs) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is negative or not finite, or volume or half-life is zero
     */
    public WhatIfImpact {
        boolean valid = y >= 0 && sigma >= 0 && dailyVolume > 0 && halfLifeNs > 0;
        if (!valid || Double.isInfinite(y) || Double.isInfinite(sigma) || Double.isInfinite(dailyVolume)) {
            throw new IllegalArgumentException("the impact needs y, sigma >= 0 and volume, half-life > 0: y=" + y
                    + ", sigma=" + sigma + ", volume=" + dailyVolume + ", halfLifeNs=" + halfLifeNs);
        }
    }

    /** The same impact with the volume in whole steps of an instrument. */
    public WhatIfImpact inStepsOf(Instrument instrument) {
        return new WhatIfImpact(y, sigma, dailyVolume / instrument.qtyStep().doubleValue(), halfLifeNs);
    }

    /** The cost of {@code fills} in 1e-9 of the quote currency, each fill rounded half-even; what rested costs nothing. */
    public BigInteger costE9(List<Fill> fills) {
        BigInteger cost = BigInteger.ZERO;
        double taken = 0;
        long lastNs = 0;
        for (Fill fill : fills) {
            if (fill.liquidity() == Liquidity.TAKER) {
                taken *= StrictMath.pow(0.5, (double) (fill.timeNs() - lastNs) / halfLifeNs);
                double away = awayShares(taken + fill.qty()) - awayShares(taken);
                cost = cost.add(new BigDecimal(away * Math.abs(fill.pxE9()))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger());
                taken += fill.qty();
                lastNs = fill.timeNs();
            }
        }
        return cost;
    }

    /** The integral of the relative displacement from nothing taken to {@code taken} shares. */
    private double awayShares(double taken) {
        return y * sigma * 2 / 3 * taken * Math.sqrt(taken / dailyVolume);
    }
}
