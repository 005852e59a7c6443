package io.slipway.config.spec;

import io.slipway.config.DataSettings;
import io.slipway.config.MarketSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.StudySettings;
import io.slipway.outflow.FillCalibration;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;

/** Values of the settings of {@code calibrate}. */
public final class CalibrateSpec {

    private final Settings settings;

    private CalibrateSpec(Settings settings) {
        this.settings = settings;
    }

    /** The values of parsed settings. */
    public static CalibrateSpec of(Settings settings) {
        return new CalibrateSpec(settings);
    }

    /** The same with instrument and digest of the data that was read. */
    public Settings resolved(MarketTape tape) {
        return settings.with(DataSettings.SYMBOL, tape.instrument().symbol())
                .with(OriginSettings.INPUT_SHA256, tape.sha256());
    }

    /**
     * The orders to forecast on a tape.
     *
     * @throws ConfigException if the window does not meet the data, or the queue model needs other data
     */
    public FillCalibration.Terms terms(MarketTape tape) {
        OrderWindow window = OrderWindow.of(settings, tape);
        try {
            settings.get(MarketSettings.QUEUE_MODEL).requireData(tape.namesOrders());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(MarketSettings.QUEUE_MODEL) + ": " + e.getMessage(), e);
        }
        return new FillCalibration.Terms(
                settings.get(StudySettings.SIZE),
                settings.get(StudySettings.REST),
                settings.get(MarketSettings.QUEUE_MODEL),
                settings.get(MarketSettings.OUTFLOW),
                window.startNs(),
                window.endNs());
    }
}
