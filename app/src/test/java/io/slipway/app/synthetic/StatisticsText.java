package io.slipway.app.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The statistics of a tape as a small table for people. */
final class StatisticsText {

    private StatisticsText() {}

    static String of(TapeStatistics s) {
        StringBuilder out = new StringBuilder();
        line(out, "updates %.2f/s, touch changes %.2f/s, %.0f s", s.updatesPerS(), s.touchChangesPerS(), s.seconds);
        line(out, "spread 0.. %s", percents(s.spreadS, s.seconds));
        line(out, "locked %.3f%%, crossed %.4f%%", 100 * s.lockedS / s.seconds, 100 * s.crossedS / s.seconds);
        line(out, "venues at bid 0.. %s", percents(s.countAtBidS, s.seconds));
        double improvements =
                s.venues.values().stream().mapToLong(v -> v.improvements).sum();
        double volume = s.venues.values().stream().mapToLong(v -> v.volume).sum();
        s.venues.forEach((id, v) -> line(
                out,
                "%2d: updates %4.1f bid %4.1f ask %4.1f leads %4.1f volume %4.1f trades %4.1f price %2.0f same %2.0f one lot %2.0f behind %s %.0f+%.0f",
                id,
                100 * s.shareOfUpdates(id),
                100 * s.atBid(id),
                100 * s.atAsk(id),
                100 * v.improvements / improvements,
                100 * v.volume / volume,
                100.0 * v.trades / s.tradeSizes.size(),
                100.0 * v.priceChanges / v.updates,
                100.0 * v.unchanged / v.updates,
                100 * v.oneLotS / v.quotedS,
                percents(Arrays.copyOf(v.behindS, 6), s.seconds),
                100 * Arrays.stream(v.behindS, 6, 50).sum() / s.seconds,
                100 * Arrays.stream(v.behindS, 50, 61).sum() / s.seconds));
        line(out, "NBB size p10/50/90/99 %s", quantiles(s.bidSizes));
        line(out, "Fano %.1f %.1f %.1f", s.fano(1), s.fano(10), s.fano(100));
        line(out, "empty bins: 0.1 s %.1f%%, 1 s %.1f%%", 100 * s.emptyShare(1), 100 * s.emptyShare(10));
        if (!s.signs.isEmpty()) {
            trades(out, s);
        }
        returns(out, s);
        return out.toString();
    }

    private static void trades(StringBuilder out, TapeStatistics s) {
        line(
                out,
                "trades %d, %.2f/s, odd lots %.3f, one lot %.3f, mean %.0f, p10/50/90/99 %s",
                s.tradeSizes.size(),
                s.tradeSizes.size() / s.seconds,
                s.oddLotShare(),
                s.oneLotShare(),
                TapeStatistics.mean(
                        s.tradeSizes.stream().mapToDouble(Long::doubleValue).toArray()),
                quantiles(s.tradeSizes));
        line(
                out,
                "sign autocorrelation 1/2/5/10/20 %.2f %.2f %.2f %.2f %.2f",
                s.signAutocorrelation(1),
                s.signAutocorrelation(2),
                s.signAutocorrelation(5),
                s.signAutocorrelation(10),
                s.signAutocorrelation(20));
    }

    private static void returns(StringBuilder out, TapeStatistics s) {
        for (int length : new int[] {1, 10, 50}) {
            double[] returns = s.midReturns(length);
            line(
                    out,
                    "mid %.1f s: sd %.2fc, zero %.1f%%, autocorrelation %.3f, of absolute %.3f",
                    length / 10.0,
                    Math.sqrt(TapeStatistics.variance(returns)),
                    100.0 * Arrays.stream(returns).filter(x -> x == 0).count() / returns.length,
                    TapeStatistics.autocorrelation(returns, 1),
                    TapeStatistics.autocorrelation(
                            Arrays.stream(returns).map(Math::abs).toArray(), 1));
        }
    }

    private static String percents(double[] heldS, double seconds) {
        StringBuilder out = new StringBuilder();
        for (double held : heldS) {
            out.append(String.format(Locale.ROOT, "%.1f ", 100 * held / seconds));
        }
        return out.toString().trim();
    }

    private static String quantiles(List<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        int n = sorted.length;
        return sorted[n / 10] + "/" + sorted[n / 2] + "/" + sorted[n * 9 / 10] + "/" + sorted[n * 99 / 100];
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
