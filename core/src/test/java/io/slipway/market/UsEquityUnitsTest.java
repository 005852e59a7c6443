package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsEquityUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-11-03T04:59:59Z, 600, 100, false",
        "2025-11-03T05:00:00Z, 600, 40, true",
        "2026-01-02T15:00:00Z, 250, 100, true",
        "2026-01-02T15:00:00Z, 250.01, 40, true",
        "2026-01-02T15:00:00Z, 1000, 40, true",
        "2026-01-02T15:00:00Z, 1000.01, 10, true",
        "2026-01-02T15:00:00Z, 10000, 10, true",
        "2026-01-02T15:00:00Z, 10000.01, 1, true",
        "2018-01-02T15:00:00Z, 10000.01, 100, false",
    })
    void roundLotsFollowDateAndPrice(Instant time, BigDecimal price, int lot, boolean shares) {
        long ns = time.getEpochSecond() * 1_000_000_000L;
        assertThat(UsEquityUnits.roundLot(ns, price.movePointRight(9).longValueExact()))
                .isEqualTo(lot);
        assertThat(UsEquityUnits.hasSizesInShares(ns)).isEqualTo(shares);
    }

    @ParameterizedTest
    @CsvSource({"0.9999, 100000", "1, 10000000", "150.01, 10000000"})
    void ticksFollowThePrice(BigDecimal price, long tickE9) {
        assertThat(UsEquityUnits.tickE9(price.movePointRight(9).longValueExact()))
                .isEqualTo(tickE9);
    }
}
