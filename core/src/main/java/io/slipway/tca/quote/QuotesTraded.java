package io.slipway.tca.quote;

import io.slipway.market.PriceBand;
import io.slipway.model.Fill;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The quotes that fills traded on. Ages are those of {@link QuoteState}, weighted by shares. The age of a passive fill is that of the
 * venue's book when the fill happened.
 *
 * @param medianAgeNs least age that half of the shares do not exceed; {@link QuoteState#UNKNOWN} without fills of known age
 * @param ninthDecileAgeNs likewise for 90 % of the shares
 * @param longestAgeNs highest age
 * @param qtyByAge shares by age: up to each of {@link #BANDS_NS}, above the last, and of unknown age
 * @param staleQty shares filled on quotes older than the age of {@link StaleAges}, or of unknown age
 * @param crossedQty shares filled while the best bid of all venues was above the best offer
 * @param farQty shares filled beyond the {@link PriceBand} from the best price of the order's own side
 */
public record QuotesTraded(
        long medianAgeNs,
        long ninthDecileAgeNs,
        long longestAgeNs,
        List<Long> qtyByAge,
        long staleQty,
        long crossedQty,
        long farQty) {

    /** One share in a hundred on stale quotes: less than that moves no average by more than the spread. */
    public static final double MOST_STALE = 0.01;

    /** Twelve venues of a liquid stock are crossed for about a thousandth of the time, between the updates of two of them. */
    public static final double MOST_CROSSED = 0.05;

    /** Upper ends of the age bands in ns: 1 ms, 100 ms, 1 s, 10 s, 60 s, 10 min. */
    public static final List<Long> BANDS_NS =
            List.of(1_000_000L, 100_000_000L, 1_000_000_000L, 10_000_000_000L, 60_000_000_000L, 600_000_000_000L);

    /** Copies the list. */
    public QuotesTraded {
        qtyByAge = List.copyOf(qtyByAge);
    }

    /** The quotes of some fills. */
    public static QuotesTraded of(Side side, List<Fill> fills, StaleAges stale) {
        List<Fill> byAge = fills.stream()
                .filter(fill -> fill.quote().ageNs() >= 0)
                .sorted(Comparator.comparingLong(fill -> fill.quote().ageNs()))
                .toList();
        Long[] qtyByAge = new Long[BANDS_NS.size() + 2];
        Arrays.fill(qtyByAge, 0L);
        long staleQty = 0;
        long crossedQty = 0;
        long farQty = 0;
        for (Fill fill : fills) {
            long ageNs = fill.quote().ageNs();
            qtyByAge[band(ageNs)] += fill.qty();
            staleQty += ageNs < 0 || ageNs > stale.of(fill.publisherId()) ? fill.qty() : 0;
            crossedQty += fill.quote().crossed() ? fill.qty() : 0;
            farQty += isFar(side, fill) ? fill.qty() : 0;
        }
        return new QuotesTraded(
                quantile(byAge, 0.5),
                quantile(byAge, 0.9),
                quantile(byAge, 1),
                List.of(qtyByAge),
                staleQty,
                crossedQty,
                farQty);
    }

    private static int band(long ageNs) {
        int band = 0;
        while (band < BANDS_NS.size() && ageNs > BANDS_NS.get(band)) {
            band++;
        }
        return ageNs < 0 ? BANDS_NS.size() + 1 : band;
    }

    /** True if a fill was beyond the {@link PriceBand} from the best price of the order's own side. */
    public static boolean isFar(Side side, Fill fill) {
        NationalQuote quote = fill.market();
        return quote != null
                && PriceBand.isBeyond(side.sign(), fill.pxE9(), side == Side.BUY ? quote.bidPxE9() : quote.askPxE9());
    }

    private static long quantile(List<Fill> byAge, double part) {
        long wanted =
                (long) Math.ceil(part * byAge.stream().mapToLong(Fill::qty).sum());
        long reached = 0;
        for (Fill fill : byAge) {
            reached += fill.qty();
            if (reached >= wanted) {
                return fill.quote().ageNs();
            }
        }
        return QuoteState.UNKNOWN;
    }
}
