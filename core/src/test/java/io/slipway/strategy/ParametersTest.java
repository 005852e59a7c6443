package io.slipway.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final ParameterDef SHARE =
            ParameterDef.number("cross_share", "0.1", "part of the window").between("0", "1");
    private static final ParameterDef LOT = ParameterDef.count("lot", "1", "shares");
    private static final ParameterDef REST = ParameterDef.seconds("rest", "1.5", "time at rest");

    @Test
    void keepsTheDeclaredOnesInOrderAndFillsInDefaults() {
        Parameters given = Parameters.NONE.with("unknown", 7).with("lot", LOT.parseE9("100"));
        Parameters complete = given.completed(List.of(SHARE, LOT, REST));
        assertThat(complete.names()).containsExactly("cross_share", "lot", "rest");
        assertThat(complete.value("cross_share")).isEqualTo(0.1);
        assertThat(complete.whole("lot")).isEqualTo(100);
        assertThat(complete.valueE9("rest")).isEqualTo(1_500_000_000L);
        assertThat(complete).hasToString("cross_share=0.1, lot=100, rest=1.5");
    }

    @Test
    void refusesValuesThatAreNone() {
        assertThatThrownBy(() -> SHARE.parseE9("1.1")).hasMessageContaining("cross_share=1.1, expected 0 to 1");
        assertThatThrownBy(() -> LOT.parseE9("1.5")).hasMessageContaining("not a whole number");
        assertThatThrownBy(() -> REST.parseE9("soon")).hasMessageContaining("not a decimal");
        assertThatThrownBy(() -> REST.parseE9("0.0000000001")).hasMessageContaining("not a decimal");
        assertThatThrownBy(() -> SHARE.withDefault("2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ParameterDef.count("Lot", "1", "shares")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parameters.NONE.value("lot")).hasMessageContaining("no such parameter: name=lot");
    }
}
