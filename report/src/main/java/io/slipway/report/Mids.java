package io.slipway.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/** The mids of {@code market.json}: halfway between the best bid and the best offer of all venues. */
final class Mids {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int SCALE = 10;

    private final JsonNode market;
    private final long[] timesNs;

    private Mids(JsonNode market) {
        this.market = market;
        JsonNode times = market.path("time_ms");
        timesNs = new long[times.size()];
        for (int i = 0; i < timesNs.length; i++) {
            timesNs[i] = ns(times.get(i).decimalValue());
        }
    }

    static Mids of(JsonNode market) {
        return new Mids(market);
    }

    private static long ns(BigDecimal ms) {
        return ms.movePointRight(6).longValue();
    }

    /** The mid at a time, in milliseconds after the start of the order; empty where there is none. */
    Optional<BigDecimal> at(BigDecimal ms) {
        int point = lastUpTo(ns(ms));
        if (point < 0) {
            return Optional.empty();
        }
        JsonNode bid = market.path("nbb").get(point);
        JsonNode offer = market.path("nbo").get(point);
        return bid.isNumber() && offer.isNumber()
                ? Optional.of(bid.decimalValue()
                        .add(offer.decimalValue())
                        .multiply(market.path("price_unit").decimalValue())
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
