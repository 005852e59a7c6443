package io.slipway.config.spec;

import io.slipway.config.DataSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.value.Moment;
import io.slipway.data.source.ReadOptions;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Window of an order, in ns since 1970 UTC, both ends inclusive.
 *
 * @param startNs its start: the one given, or the first event
 * @param endNs its end: the one given, or the last event
 */
public record OrderWindow(long startNs, long endNs) {

    /**
     * The window on a tape.
     *
     * @throws ConfigException if it does not meet the data
     */
    static OrderWindow of(Settings settings, MarketTape tape) {
        long startNs = timeNs(settings, OrderSettings.START, tape).orElse(tape.firstEventNs());
        long endNs = timeNs(settings, OrderSettings.END, tape).orElse(Math.max(startNs, tape.lastEventNs()));
        if (endNs < startNs || startNs > tape.lastEventNs() || endNs < tape.firstEventNs()) {
            String fault =
                    endNs < startNs ? "the order's window ends before it starts" : "the order's window holds no data";
            throw new ConfigException(fault + ": start=" + Units.formatTime(startNs) + ", end="
                    + Units.formatTime(endNs) + ", data from=" + Units.formatTime(tape.firstEventNs()) + " to="
                    + Units.formatTime(tape.lastEventNs()));
        }
        return new OrderWindow(startNs, endNs);
    }

    /**
     * The time that a setting gives: a time of day is on the day of the tape's first event.
     *
     * @return ns since 1970 UTC; empty if it is not given
     * @throws ConfigException if it is a local time that does not exist, or exists twice
     */
    static Optional<Long> timeNs(Settings settings, Setting<Moment> setting, MarketTape tape) {
        ZoneId zone = settings.find(DataSettings.ZONE).orElse(ReadOptions.NEW_YORK);
        try {
            return settings.find(setting).map(moment -> moment.toNs(zone, tape.firstEventNs()));
        } catch (IllegalArgumentException e) {
            throw settings.fault(setting, String.valueOf(e.getMessage()));
        }
    }
}
