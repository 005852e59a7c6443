package io.slipway.synthetic;

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
                .withPreset(Preset.WIDE)
                .withVenues(3);
        assertThat(changed)
                .isEqualTo(new SyntheticSettings(
                        7, "X", Instant.parse("2025-01-02T15:00:00Z"), Duration.ofSeconds(5), Preset.WIDE, 3));
        assertThat(changed.endNs() - changed.startNs()).isEqualTo(5_000_000_000L);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> DEFAULTS.withDuration(Duration.ZERO)).hasMessageContaining("duration=PT0S");
        assertThatThrownBy(() -> DEFAULTS.withDuration(Duration.ofDays(100).plusNanos(1)))
                .hasMessageContaining("at most 100 days: duration=PT2400H0.000000001S");
        assertThatThrownBy(() -> DEFAULTS.withVenues(0)).hasMessageContaining("from 1 to 16: venues=0");
        assertThatThrownBy(() -> DEFAULTS.withVenues(17)).hasMessageContaining("venues=17");
        assertThatThrownBy(() -> DEFAULTS.withSymbol(" ")).hasMessageContaining("symbol");
        assertThatThrownBy(() -> DEFAULTS.withStart(Instant.parse("1969-01-01T00:00:00Z")))
                .hasMessageContaining("start=1969");
    }

    @Test
    void presetsAreFoundByTheirNames() {
        assertThat(Preset.ofLabel("tight")).contains(Preset.TIGHT);
        assertThat(Preset.ofLabel("loose")).isEmpty();
    }
}
