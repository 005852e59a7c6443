package io.slipway.report.page;

import io.slipway.result.file.MarketKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The mids of {@code market.json}: halfway between the best bid and the best offer of all venues. */
public final class Mids {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int SCALE = 10;

    private final List<Optional<Long>> bids;
    private final List<Optional<Long>> offers;
    private final BigDecimal unit;
    private final long[] timesNs;

    private Mids(Values market) {
        bids = market.get(MarketKeys.NBB);
        offers = market.get(MarketKeys.NBO);
        unit = market.get(MarketKeys.PRICE_UNIT);
        List<BigDecimal> times = market.get(MarketKeys.TIME_MS);
        timesNs = new long[times.size()];
        for (int i = 0; i < timesNs.length; i++) {
            timesNs[i] = ns(times.get(i));
        }
    }

    public static Mids of(Values market) {
        return new Mids(market);
    }

    private static long ns(BigDecimal ms) {
        return ms.movePointRight(6).longValue();
    }

    /** The mid at a time, in milliseconds after the start of the order; empty where there is none. */
    public Optional<BigDecimal> at(BigDecimal ms) {
        int point = lastUpTo(ns(ms));
        if (point < 0) {
            return Optional.empty();
        }
        Optional<Long> bid = bids.get(point);
        Optional<Long> offer = offers.get(point);
        return bid.isPresent() && offer.isPresent()
                ? Optional.of(BigDecimal.valueOf(bid.get() + offer.get())
                        .multiply(unit)
                        .divide(TWO, SCALE, RoundingMode.HALF_EVEN))
                : Optional.empty();
    }

    /** Several moments may share a time; the last of them counts. */
    private int lastUpTo(long timeNs) {
        int place = Arrays.binarySearch(timesNs, timeNs);
        if (place < 0) {
            return -place - 2;
        }
        while (place + 1 < timesNs.length && timesNs[place + 1] == timeNs) {
            place++;
        }
        return place;
    }
}
