package io.slipway.config.spec;

import io.slipway.calendar.Sessions;
import io.slipway.config.DataSettings;
import io.slipway.config.MarketSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.StudySettings;
import io.slipway.outflow.FillCalibration;
import io.slipway.outflow.QueueForecaster;
import io.slipway.outflow.RealOrders;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.venue.PrintRules;
import java.util.List;

/** Values of the settings of {@code calibrate}. */
public final class CalibrateSpec {

    private final Settings settings;
    private final HoursReader hours;

    private CalibrateSpec(Settings settings) {
        this.settings = settings;
        this.hours = HoursReader.of(settings);
    }

    /** The values of parsed settings. */
    public static CalibrateSpec of(Settings settings) {
        return new CalibrateSpec(settings);
    }

    /** The same with instrument and digest of the data that was read. */
    public Settings resolved(MarketTape tape) {
        return settings.with(DataSettings.SYMBOL, tape.instrument().symbol())
                .with(OrderSettings.CALENDAR, hours.calendarText(tape.publisherIds()))
                .with(OriginSettings.INPUT_SHA256, tape.sha256());
    }

    /** True if the queue models are judged by real orders. */
    public boolean usesRealOrders() {
        return settings.get(StudySettings.REAL_ORDERS);
    }

    /**
     * The real orders to judge the queue models by.
     *
     * @throws ConfigException if the window does not meet the data, or the data do not name orders
     */
    public RealOrders.Terms realOrders(MarketTape tape) {
        if (!tape.namesOrders()) {
            throw new ConfigException(settings.place(StudySettings.REAL_ORDERS)
                    + ": real orders are only known where every venue's data names orders (market by order, LOBSTER),"
                    + " and this data shows books without their orders");
        }
        OrderWindow window = OrderWindow.of(settings, tape);
        return new RealOrders.Terms(
                QueueForecaster.all(),
                settings.get(StudySettings.REST),
                prints(),
                window.startNs(),
                window.endNs(),
                sessions(tape, window));
    }

    private PrintRules prints() {
        return new PrintRules(settings.get(MarketSettings.PAIR_WITHIN), settings.get(MarketSettings.THROUGH_BPS));
    }

    /** A sentence for a person where the hours of the market are not known. */
    public List<String> hoursNotes(MarketTape tape) {
        return hours.unknown(tape).stream().toList();
    }

    private Sessions sessions(MarketTape tape, OrderWindow window) {
        Sessions sessions = hours.hours(tape, window.startNs(), window.endNs()).sessions();
        if (sessions.openTimeNs(window.startNs(), window.endNs()) == 0) {
            throw new ConfigException(settings.place(OrderSettings.SESSION)
                    + ": the market is closed in all of the window: calendar="
                    + hours.calendarText(tape.publisherIds()) + ", session="
                    + settings.get(OrderSettings.SESSION).label() + ", expected another window, extended or all");
        }
        return sessions;
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
                new Steps(settings, tape.instrument()).one(StudySettings.SIZE),
                settings.get(StudySettings.REST),
                settings.get(MarketSettings.QUEUE_MODEL),
                prints(),
                settings.get(MarketSettings.OUTFLOW),
                window.startNs(),
                window.endNs(),
                sessions(tape, window));
    }
}
