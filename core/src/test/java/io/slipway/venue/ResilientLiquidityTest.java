package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.DepthSide;
import org.junit.jupiter.api.Test;

class ResilientLiquidityTest {

    private final ResilientLiquidity ledger = new ResilientLiquidity(1, 1_000);

    @Test
    void givesBackHalfOfWhatWeTookAfterEachHalfLife() {
        ledger.onTake(0, 100, 400, 400, 0);
        assertThat(ledger.available(0, 100, 400, 0)).isZero();
        assertThat(ledger.available(0, 100, 400, 1_000)).isEqualTo(200);
        assertThat(ledger.available(0, 100, 400, 2_000)).isEqualTo(300);
        assertThat(ledger.available(0, 100, 400, 1_000_000)).isEqualTo(399);
    }

    @Test
    void countsTheSharesThatItGaveTwice() {
        ledger.onTake(0, 100, 400, 400, 0);
        assertThat(ledger.reusedQty()).isZero();
        ledger.onTake(0, 100, 200, 400, 1_000);
        assertThat(ledger.reusedQty()).isEqualTo(200);
    }

    @Test
    void owesNoMoreThanTheLevelShowsAndForgetsALevelThatEnded() {
        ledger.onTake(0, 100, 400, 400, 0);
        ledger.onLevels(0, showing(100, 50), 0);
        assertThat(ledger.available(0, 100, 400, 0)).isEqualTo(350);
        ledger.onLevels(0, showing(101, 50), 0);
        assertThat(ledger.available(0, 100, 400, 0)).isEqualTo(400);
    }

    @Test
    void refusesAHalfLifeOfNothing() {
        assertThatThrownBy(() -> new ResilientLiquidity(1, 0)).hasMessageContaining("halfLifeNs=0");
    }

    private static DepthSide showing(long px, long size) {
        DepthSide side = new DepthSide(1, 1);
        side.append(0, px, size);
        return side;
    }
}
