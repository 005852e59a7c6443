package io.slipway.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParameterDefTest {

    private static final ParameterDef DISTANCE =
            ParameterDef.distance("penalty", "5", "a distance").searched("0", "0.0025", "0.1");

    @Test
    void aDistanceHasItsDefaultsInTicks() {
        assertThat(DISTANCE.defaultE9()).isEqualTo(50_000_000L);
        ParameterDef quarters = DISTANCE.atTick(250_000_000L);
        assertThat(quarters.defaultE9()).isEqualTo(1_250_000_000L);
        assertThat(quarters.searchedE9()).containsExactly(0L, 62_500_000L, 2_500_000_000L);
        assertThat(DISTANCE.atTick(10_000_000L)).isEqualTo(DISTANCE);
        assertThat(DISTANCE.atTick(1).defaultE9()).isEqualTo(5);
    }

    @Test
    void otherParametersHaveNoTick() {
        ParameterDef amount = ParameterDef.amount("fee", "0.05", "an amount");
        assertThat(amount.atTick(250_000_000L)).isEqualTo(amount);
        assertThat(DISTANCE.asAmount().atTick(250_000_000L).defaultE9()).isEqualTo(50_000_000L);
    }

    @Test
    void aDefaultIsShownInTicks() {
        assertThat(DISTANCE.searchedE9().stream().map(DISTANCE::text)).containsExactly("0", "0.25ticks", "10ticks");
        assertThat(DISTANCE.withDefault("0.01").text(10_000_000L)).isEqualTo("1tick");
        assertThat(DISTANCE.asAmount().text(10_000_000L)).isEqualTo("0.01");
    }

    @Test
    void aTickIsPositiveAndItsDistancesAreInRange() {
        assertThatThrownBy(() -> DISTANCE.atTick(0)).hasMessage("a tick is positive: tickE9=0");
        assertThatThrownBy(() -> DISTANCE.between("0", "1").atTick(1_000_000_000L))
                .hasMessageContaining("out of range: penalty=5");
    }
}
