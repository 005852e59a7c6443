package io.slipway.data.synthetic;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** What is measured on a tape to compare it with real markets. Times weigh by receive time. */
final class TapeStatistics {

    private static final int WIDEST = 12;
    private static final double NS_PER_S = 1e9;

    final long rows;
    final double seconds;
    final double[] spreadShare = new double[WIDEST + 1];
    final TreeMap<Integer, Double> atOffer = new TreeMap<>();
    final TreeMap<Integer, Double> atBid = new TreeMap<>();
    final TreeMap<Integer, Integer> rowsOf = new TreeMap<>();
    final double[] venuesAtBid = new double[8];
    final List<Integer> signs = new ArrayList<>();
    final List<Long> tradeSizes = new ArrayList<>();
    final List<Long> offerSizes = new ArrayList<>();
    final double[] midPerTenth;
    final int[] rowsPerTenth;
    double twoSidedS;
    double spreadTicksS;
    double lockedS;
    double crossedS;
    int touchChanges;
    long firstMidE2;
    long lowMidE2 = Long.MAX_VALUE;
    long highMidE2;

    private long lastNs;
    private long lastBid = -1;
    private long lastAsk = -1;

    private TapeStatistics(MarketTape tape) {
        rows = tape.size();
        long startNs = tape.firstEventNs();
        int tenths = (int) ((tape.lastEventNs() - startNs) / 100_000_000L) + 10;
        seconds = (tape.lastEventNs() - startNs) / NS_PER_S;
        midPerTenth = new double[tenths];
        rowsPerTenth = new int[tenths];
        NationalBook book = new NationalBook();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < rows; i++) {
            tape.read(i, event);
            hold(book, event.recvNs());
            book.apply(event);
            observe(book, event, (int) ((event.recvNs() - startNs) / 100_000_000L));
        }
    }

    static TapeStatistics of(MarketTape tape) {
        return new TapeStatistics(tape);
    }

    double meanSpreadTicks() {
        return spreadTicksS / twoSidedS;
    }

    double oddLotShare() {
        return share(size -> size < 100);
    }

    double roundLotShare() {
        return share(size -> size == 100);
    }

    double signAutocorrelation(int lag) {
        return autocorrelation(signs.stream().mapToDouble(Integer::doubleValue).toArray(), lag);
    }

    /** Variance over mean of the number of rows in bins of {@code tenths} tenths of a second. */
    double fano(int tenths) {
        double[] counts = new double[rowsPerTenth.length / tenths];
        for (int i = 0; i < counts.length * tenths; i++) {
            counts[i / tenths] += rowsPerTenth[i];
        }
        return variance(counts) / mean(counts);
    }

    double[] midReturnsCents(int tenths) {
        double[] returns = new double[(midPerTenth.length - 20) / tenths - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = midPerTenth[10 + (i + 1) * tenths] - midPerTenth[10 + i * tenths];
        }
        return returns;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    }

    static double autocorrelation(double[] values, int lag) {
        double mean = mean(values);
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / (values.length - lag) / variance(values);
    }

    private double share(LongPredicate which) {
        return (double) tradeSizes.stream().filter(which::test).count() / tradeSizes.size();
    }

    private void hold(NationalBook book, long nowNs) {
        double heldS = (nowNs - lastNs) / NS_PER_S;
        lastNs = nowNs;
        if (rowsOf.size() < 7 || !book.isTwoSided()) {
            return;
        }
        long spread = book.askTicks() - book.bidTicks();
        twoSidedS += heldS;
        spreadTicksS += spread * heldS;
        spreadShare[(int) Math.max(0, Math.min(WIDEST, spread))] += heldS;
        lockedS += spread == 0 ? heldS : 0;
        crossedS += spread < 0 ? heldS : 0;
        book.publishersAtOffer().forEach(id -> atOffer.merge(id, heldS, Double::sum));
        book.publishersAtBid().forEach(id -> atBid.merge(id, heldS, Double::sum));
        venuesAtBid[book.publishersAtBid().size()] += heldS;
    }

    private void observe(NationalBook book, MarketEvent event, int tenth) {
        rowsOf.merge(event.publisherId(), 1, Integer::sum);
        rowsPerTenth[tenth]++;
        if (event.action().isPrint()) {
            signs.add(event.side() == BookSide.BID ? 1 : -1);
            tradeSizes.add(event.size());
        }
        if (!book.isTwoSided()) {
            return;
        }
        long bid = book.bidTicks();
        long ask = book.askTicks();
        offerSizes.add(book.askSizeAtBest());
        touchChanges += (bid != lastBid ? 1 : 0) + (ask != lastAsk ? 1 : 0);
        lastBid = bid;
        lastAsk = ask;
        Arrays.fill(midPerTenth, tenth, midPerTenth.length, (bid + ask) / 2.0);
        firstMidE2 = tenth < 10 ? bid + ask : firstMidE2;
        if (tenth >= 10) {
            lowMidE2 = Math.min(lowMidE2, bid + ask);
            highMidE2 = Math.max(highMidE2, bid + ask);
        }
    }

    /** A small table for people. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "rows %d, %.1f per second, touch changes %.2f per second",
                rows,
                rows / seconds,
                touchChanges / seconds);
        line(out, "spread share 1c.. %s, mean %.2fc", percents(spreadShare), meanSpreadTicks());
        line(out, "locked %.3f%%, crossed %.4f%%", 100 * lockedS / twoSidedS, 100 * crossedS / twoSidedS);
        atOffer.forEach((id, held) -> line(
                out,
                "publisher %2d: at offer %2.0f%%, at bid %2.0f%%, rows %2.0f%%",
                id,
                100 * held / twoSidedS,
                100 * atBid.getOrDefault(id, 0.0) / twoSidedS,
                100.0 * rowsOf.getOrDefault(id, 0) / rows));
        line(out, "venues at bid 1.. %s", percents(venuesAtBid));
        line(out, "offer size p10/50/90/99 %s", quantiles(offerSizes));
        line(out, "Fano 0.1 s %.1f, 1 s %.1f, 10 s %.1f", fano(1), fano(10), fano(100));
        line(out, "empty bins: 0.1 s %.0f%%, 1 s %.0f%%", 100 * empty(1), 100 * empty(10));
        line(out, "trades %d, odd lots %.2f, one lot %.2f", signs.size(), oddLotShare(), roundLotShare());
        line(out, "trade size p10/50/90/99 %s", quantiles(tradeSizes));
        line(
                out,
                "sign autocorrelation 1/2/5/10 %.2f %.2f %.2f %.2f",
                signAutocorrelation(1),
                signAutocorrelation(2),
                signAutocorrelation(5),
                signAutocorrelation(10));
        for (int tenths : new int[] {1, 10, 50}) {
            double[] returns = midReturnsCents(tenths);
            line(
                    out,
                    "mid %.1f s: sd %.2fc, zero %.0f%%, autocorrelation %.3f",
                    tenths / 10.0,
                    Math.sqrt(variance(returns)),
                    100.0 * Arrays.stream(returns).filter(x -> x == 0).count() / returns.length,
                    autocorrelation(returns, 1));
        }
        line(
                out,
                "mid from %.2f to %.2f, low %.2f, high %.2f",
                firstMidE2 / 200.0,
                (lastBid + lastAsk) / 200.0,
                lowMidE2 / 200.0,
                highMidE2 / 200.0);
        return out.toString();
    }

    private double empty(int tenths) {
        int empty = 0;
        for (int i = 0; i + tenths <= rowsPerTenth.length; i += tenths) {
            empty += Arrays.stream(rowsPerTenth, i, i + tenths).sum() == 0 ? 1 : 0;
        }
        return (double) empty * tenths / rowsPerTenth.length;
    }

    private String percents(double[] held) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < held.length; i++) {
            out.append(String.format(Locale.ROOT, "%.1f ", 100 * held[i] / twoSidedS));
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
