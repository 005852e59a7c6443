package io.slipway.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SyntheticSettingsTest {

    private static final SyntheticSettings DEFAULTS = SyntheticSettings.defaults();

    @Test
    void copiesChangeOneSetting() {
        SyntheticSettings changed = DEFAULTS.withSeed(7)
                .withSymbol("X")
                .withStart(Instant.parse("2025-01-02T15:00:00Z"))
                .withDuration(Duration.ofSeconds(5))
                .withStartPriceE9(20_000_000_000L)
                .withRowsPerSecond(5);
        assertThat(changed)
                .isEqualTo(new SyntheticSettings(
                        7, "X", Instant.parse("2025-01-02T15:00:00Z"), Duration.ofSeconds(5), 20_000_000_000L, 5));
        assertThat(changed.endNs() - changed.startNs()).isEqualTo(5_000_000_000L);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> DEFAULTS.withDuration(Duration.ZERO)).hasMessageContaining("duration=PT0S");
        assertThatThrownBy(() -> DEFAULTS.withStartPriceE9(150_005_000_000L)).hasMessageContaining("whole cents");
        assertThatThrownBy(() -> DEFAULTS.withStartPriceE9(1)).hasMessageContaining("startPriceE9=1");
        assertThatThrownBy(() -> DEFAULTS.withRowsPerSecond(Double.NaN)).hasMessageContaining("rowsPerSecond=NaN");
        assertThatThrownBy(() -> DEFAULTS.withSymbol(" ")).hasMessageContaining("symbol");
    }
}
