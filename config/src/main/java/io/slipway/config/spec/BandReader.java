package io.slipway.config.spec;

import io.slipway.config.MarketSettings;
import io.slipway.config.Settings;
import io.slipway.model.PriceBand;
import io.slipway.tape.MarketTape;

/** The distance from the market beyond which nothing is taken, from settings. */
final class BandReader {

    private BandReader() {}

    /** The band that is set, else that of the data's venues: US equities have their own. */
    static PriceBand band(Settings settings, MarketTape tape) {
        return settings.find(MarketSettings.BAND).orElse(Ticks.isUsEquity(tape) ? PriceBand.LULD : PriceBand.USUAL);
    }
}
