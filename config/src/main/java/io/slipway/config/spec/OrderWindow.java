package io.slipway.config.spec;

import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;

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
        long startNs = settings.find(OrderSettings.START).orElse(tape.firstEventNs());
        long endNs = settings.find(OrderSettings.END).orElse(Math.max(startNs, tape.lastEventNs()));
        if (endNs < startNs || startNs > tape.lastEventNs() || endNs < tape.firstEventNs()) {
            throw new ConfigException("the order's window holds no data: start=" + Units.formatTime(startNs) + ", end="
                    + Units.formatTime(endNs) + ", data from=" + Units.formatTime(tape.firstEventNs()) + " to="
                    + Units.formatTime(tape.lastEventNs()));
        }
        return new OrderWindow(startNs, endNs);
    }
}
