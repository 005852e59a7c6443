package io.slipway.config.spec;

import io.slipway.calendar.MarketCalendar;
import io.slipway.config.ParameterSettings;
import io.slipway.config.ParameterText;
import io.slipway.config.Setting;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.data.venue.VenueCalendars;
import io.slipway.market.MarketEvent;
import io.slipway.market.UsEquityUnits;
import io.slipway.model.TickTable;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.survey.QuotedTick;
import io.slipway.tape.MarketTape;
import io.slipway.text.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tick of an instrument, and settings in ticks as money. */
final class Ticks {

    /** Rows in which the first quote is looked for. */
    private static final long FIRST_ROWS = 10_000;

    /** As in {@link QuotedTick}: data have faulty rows. */
    private static final long MOST_OFF_PERCENT = 2;

    private static final long PER_CENT = 100;

    private Ticks() {}

    /**
     * The tick that is set; else that of the table of ticks at the first price; else of US equities that of Rule 612 at the first
     * price; else that which the quotes show; else a hundredth, of rows that show too few prices.
     *
     * @throws io.slipway.text.ConfigException if the first rows of the tape are at other prices than those of the table
     */
    static long ofE9(Settings settings, MarketTape tape) {
        checkTable(settings, tape);
        return settings.find(StrategySettings.TICK)
                .or(() -> settings.find(StrategySettings.TICK_TABLE)
                        .filter(table -> !table.isAny())
                        .map(table -> table.tickE9(firstPxE9(tape))))
                .orElseGet(() -> isUsEquity(tape)
                        ? UsEquityUnits.tickE9(firstPxE9(tape))
                        : QuotedTick.ofE9(tape).orElse(ParameterDef.CENT_E9));
    }

    /** The tick that is set, else that of the lowest prices of a table of ticks; empty if nobody stated one. */
    static Optional<Long> stated(Settings settings) {
        return settings.find(StrategySettings.TICK)
                .or(() -> settings.find(StrategySettings.TICK_TABLE)
                        .filter(table -> !table.isAny())
                        .map(table -> table.tickE9(0)));
    }

    static boolean isUsEquity(MarketTape tape) {
        return VenueCalendars.common(tape.publisherIds())
                .filter(MarketCalendar.US_EQUITIES::equals)
                .isPresent();
    }

    private static long firstPxE9(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < Math.min(FIRST_ROWS, tape.size()); index++) {
            tape.read(index, event);
            if (event.action().isBook() && event.hasAsk()) {
                return event.askPxE9();
            }
        }
        return Long.MAX_VALUE;
    }

    /** The table of ticks for limit prices of orders. */
    static TickTable tableOf(Settings settings) {
        return settings.find(StrategySettings.TICK_TABLE).orElse(TickTable.ANY);
    }

    /**
     * Compares the table of ticks with the offers of the first rows of a tape.
     *
     * @throws io.slipway.text.ConfigException if more than 2 % of the offers in the first rows are no prices of the table
     */
    private static void checkTable(Settings settings, MarketTape tape) {
        TickTable table = tableOf(settings);
        long offers = 0;
        long off = 0;
        long firstOffE9 = 0;
        long firstOffNs = 0;
        MarketEvent event = new MarketEvent();
        for (long index = 0; !table.isAny() && index < Math.min(FIRST_ROWS, tape.size()); index++) {
            tape.read(index, event);
            if (event.action().isBook() && event.hasAsk()) {
                offers++;
                boolean isOff = !table.has(event.askPxE9());
                firstOffE9 = isOff && off == 0 ? event.askPxE9() : firstOffE9;
                firstOffNs = isOff && off == 0 ? event.eventNs() : firstOffNs;
                off += isOff ? 1 : 0;
            }
        }
        if (off * PER_CENT > MOST_OFF_PERCENT * offers) {
            throw settings.fault(
                    StrategySettings.TICK_TABLE,
                    "the offers are at other prices: symbol="
                            + tape.instrument().symbol() + ", first="
                            + ParameterDef.plain(firstOffE9) + " at " + Units.formatTime(firstOffNs) + ", offers="
                            + offers + ", of them at other prices=" + off + ", ticks=" + table.label());
        }
    }

    /** The settings with values in ticks as money. */
    static Settings inMoney(Settings settings, long tickE9) {
        List<Setting<?>> all = new ArrayList<>(ParameterSettings.ALL);
        all.add(StrategySettings.PARAM);
        Settings changed = settings;
        for (Setting<?> each : all) {
            String text = settings.text(each);
            if (ParameterText.hasTicks(text)) {
                changed = changed.with(each, ParameterText.inMoney(text, tickE9));
            }
        }
        return changed;
    }

    /** True if a strategy has a parameter whose default is in ticks. */
    static boolean matterTo(Collection<? extends Definition<?>> definitions) {
        return definitions.stream()
                .flatMap(each -> each.parameters().stream())
                .anyMatch(parameter -> parameter.unit() == ParameterDef.Unit.DISTANCE);
    }
}
