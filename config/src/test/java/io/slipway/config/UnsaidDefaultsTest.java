package io.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.FeeRate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fee of zero that is given to {@code tca} is written, and one that nobody gave is not, so that a run again knows which it was. */
class UnsaidDefaultsTest {

    private static Settings tca(Map<String, String> flags) {
        return Settings.parse(Command.TCA, flags);
    }

    @Test
    void aFeeThatNobodyGaveIsZeroAndNotWritten() {
        Settings none = tca(Map.of());
        assertThat(none.get(MarketSettings.FEE)).isEqualTo(FeeRate.NONE);
        assertThat(none.text(MarketSettings.FEE)).isEmpty();
        assertThat(none.texts()).doesNotContainKeys("fee", "rebate").containsKey("level");
        assertThat(none.textsOfResults()).doesNotContainKeys("fee", "rebate");
        assertThat(SettingsFile.print(none, "1")).doesNotContain("\nfee:");
    }

    @Test
    void aFeeOfZeroThatIsGivenIsWritten() {
        Settings zero = tca(Map.of("fee", "0"));
        assertThat(zero.get(MarketSettings.FEE)).isEqualTo(FeeRate.NONE);
        assertThat(zero.texts()).containsKey("fee").doesNotContainKey("rebate");
        assertThat(SettingsFile.print(zero, "1")).contains("\nfee: \"0\"\n");
    }

    @Test
    void otherCommandsWriteTheirDefault() {
        assertThat(tca(Map.of()).as(Command.BACKTEST).texts()).containsKeys("fee", "rebate");
        assertThat(Settings.parse(Command.STUDY, Map.of()).texts()).containsKeys("fee", "rebate");
    }
}
