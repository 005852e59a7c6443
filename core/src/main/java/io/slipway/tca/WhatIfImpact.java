package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * What our taking might have cost beyond the displayed prices if others had reacted to it: an assumption for what-if, never
 * part of a strategy's cost. The price is away by {@code Y * sigma * sqrt(X / V)} of itself, where {@code X} is what we have
 * taken so far, halved every {@code halfLifeNs}; a fill of {@code q} at {@code X} before it is charged the mean over the fill,
 * {@code Y * sigma * (2/3) * ((X+q)^1.5 - X^1.5) / (q * sqrt(V))}. The square-root law as in Almgren, Thum, Hauptmann and
 * Li (2005) and many since.
 *
 * @param y the constant of the law, about 1
 * @param sigma standard deviation of a day's return, as a fraction
 * @param dailyVolume shares that trade in a day
 * @param halfLifeNs in which half of it is gone
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

    /** The cost of {@code fills} in 1e-9 of the quote currency, each fill rounded half-even; what rested costs nothing. */
    public BigInteger costE9(List<Fill> fills) {
        BigInteger cost = BigInteger.ZERO;
        double taken = 0;
        long lastNs = 0;
        for (Fill fill : fills) {
            if (fill.liquidity() == Liquidity.TAKER) {
                taken *= StrictMath.pow(0.5, (double) (fill.timeNs() - lastNs) / halfLifeNs);
                double away = awayShares(taken + fill.qty()) - awayShares(taken);
                cost = cost.add(new BigDecimal(away * fill.pxE9())
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
