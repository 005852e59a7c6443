package io.slipway.config.spec;

import io.slipway.calendar.TradingHours;
import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.config.StudySettings;
import io.slipway.model.Side;
import io.slipway.study.StudyDays;
import io.slipway.study.StudyGrid;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders of a study, and the way that they are judged.
 *
 * @param sides sides of the orders
 * @param sizes sizes of the orders, in shares
 * @param starts number of start times a day
 * @param horizonNs time that each order may take, in ns
 * @param baseline name of the strategy that the others are compared with
 * @param level probability of claiming a difference where there is none, at most; between 0 and 1
 * @param folds parts of the data for tuning on earlier orders; 2 or more
 */
public record StudySpec(
        List<Side> sides,
        List<BigDecimal> sizes,
        int starts,
        long horizonNs,
        String baseline,
        double level,
        int folds) {

    public StudySpec {
        sides = List.copyOf(sides);
        sizes = List.copyOf(sizes);
    }

    /** The values of parsed settings. */
    public static StudySpec of(Settings settings) {
        return new StudySpec(
                settings.get(StudySettings.SIDES),
                settings.get(StudySettings.SIZES),
                settings.get(StudySettings.STARTS).intValue(),
                settings.get(StudySettings.HORIZON),
                settings.get(StudySettings.BASELINE),
                settings.get(StudySettings.LEVEL),
                settings.get(StudySettings.FOLDS).intValue());
    }

    /**
     * The orders inside the hours of the part of the data that start and end give, or of all of it.
     *
     * @throws ConfigException if the horizon does not fit into it
     */
    public StudyGrid grid(Settings settings, MarketTape tape, TradingHours hours) {
        long fromNs = OrderWindow.timeNs(settings, OrderSettings.START, tape).orElse(tape.firstEventNs());
        long toNs = OrderWindow.timeNs(settings, OrderSettings.END, tape).orElse(tape.lastEventNs());
        try {
            return new StudyGrid(
                    sides,
                    new Steps(settings, tape.instrument()).all(StudySettings.SIZES),
                    StudyDays.stretches(tape, hours, fromNs, toNs, horizonNs),
                    horizonNs,
                    starts);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.place(StudySettings.HORIZON) + ": " + e.getMessage(), e);
        }
    }
}
