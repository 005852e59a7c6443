package io.slipway.executions.summary;

import io.slipway.executions.measure.MeasuredFill;
import io.slipway.model.Fill;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tca.Markouts;
import io.slipway.tca.markout.MarkoutPoint;
import io.slipway.tca.markout.MarkoutSums;
import java.util.List;

/** Weighted sums of the spreads of fills, in bps of the mid before each fill, positive when the order paid. Not thread-safe. */
final class SpreadSums {

    private static final double BPS = 10_000;

    private final double[] realized = new double[Markouts.HORIZONS_NS.size()];
    private final double[] realizedWeight = new double[Markouts.HORIZONS_NS.size()];
    private final MarkoutSums markouts = new MarkoutSums(Markouts.HORIZONS_NS);
    private double quotedWeight;
    private double effective;
    private double quoted;

    /** Effective spread of the fills at which the market was neither locked nor crossed; only these are in the ratio. */
    private double effectiveOfSpread;

    /** Quoted spread of the same fills. */
    private double quotedSpread;

    void add(Side side, MeasuredFill measured, NationalQuote quote, double weight) {
        Fill fill = measured.fill();
        double mid = Math.abs(quote.twiceMidE9() / 2.0);
        quotedWeight += weight;
        double paid = weight * side.sign() * (2.0 * fill.pxE9() - quote.twiceMidE9()) / mid * BPS;
        double shown = weight * (quote.askPxE9() - quote.bidPxE9()) / mid * BPS;
        effective += paid;
        quoted += shown;
        if (shown > 0) {
            effectiveOfSpread += paid;
            quotedSpread += shown;
        }
        for (int h = 0; h < measured.twiceMidsE9().size(); h++) {
            long later = measured.twiceMidsE9().get(h);
            if (later != Markouts.NONE) {
                double spread = side.sign() * (2.0 * fill.pxE9() - later) / mid * BPS;
                realized[h] += weight * spread;
                markouts.add(fill.timeNs(), fill.qty(), weight, h, -spread / 2);
                realizedWeight[h] += weight;
            }
        }
    }

    double effectiveBps() {
        return effective / quotedWeight;
    }

    double quotedBps() {
        return quoted / quotedWeight;
    }

    double effectiveOverQuoted() {
        return quotedSpread == 0 ? Double.NaN : effectiveOfSpread / quotedSpread;
    }

    double realizedBps(int horizon) {
        return realized[horizon] / realizedWeight[horizon];
    }

    List<MarkoutPoint> markouts() {
        return markouts.points();
    }
}
