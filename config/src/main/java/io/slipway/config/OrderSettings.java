package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Pauses;
import io.slipway.calendar.SessionChoice;
import io.slipway.config.value.Moment;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.text.PauseTexts;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings of the parent order, and of the part of the data that orders are worked in. */
public final class OrderSettings {

    /** A trillion shares is more than any market has, and keeps sums of costs inside 64 bits. */
    static final long MAX_QTY = 1_000_000_000_000L;

    /** Commands that work one parent order. */
    static final Set<Command> RUNS = EnumSet.of(Command.BACKTEST, Command.TUNE, Command.DEMO);

    private static final Set<Command> WINDOWS =
            EnumSet.of(Command.BACKTEST, Command.TUNE, Command.DEMO, Command.STUDY, Command.CALIBRATE);

    /** Commands whose orders work inside sessions. */
    private static final Set<Command> WORKED =
            DataSettings.with(DataSettings.with(WINDOWS, Command.TCA), Command.PRETRADE);

    /** Commands with one order. */
    private static final Set<Command> ORDERED = DataSettings.with(RUNS, Command.PRETRADE);

    static final Type<Side> SIDES = Type.choice(new TreeMap<>(Map.of("buy", Side.BUY, "sell", Side.SELL)));

    public static final Setting<Side> SIDE = named("side", Group.ORDER, SIDES)
            .label("buy|sell")
            .or("buy")
            .of(ORDERED)
            .doc("side of the parent order");

    public static final Setting<BigDecimal> QTY = named("qty", Group.ORDER, Type.quantity(MAX_QTY))
            .label("N")
            .or("5000")
            .of(ORDERED)
            .doc("shares, coins or contracts of the parent order, such as 2000 or 0.05");

    public static final Setting<Long> LIMIT = named("limit", Group.ORDER, Type.of("price", Money::parseE9))
            .label("PRICE")
            .of(ORDERED)
            .doc("worst price at which the parent order may trade; default: none");

    public static final Setting<Moment> START = named("start", Group.ORDER, Type.of("time", Moment::parse))
            .label("TIME")
            .of(WINDOWS)
            .doc(
                    "start of the order, or of the first one: 09:45 on the first day and in --zone, or 2024-08-01T13:45:00Z; default: the first event");

    public static final Setting<Moment> END = named("end", Group.ORDER, Type.of("time", Moment::parse))
            .label("TIME")
            .of(WINDOWS)
            .doc("last moment at which it may trade, inclusive, written like --start; default: the last event");

    public static final Setting<Long> DECISION_PRICE = named(
                    "decision-price", Group.ORDER, Type.of("price", Money::parseE9))
            .label("PRICE")
            .of(RUNS)
            .doc("price when the order was decided, from which the shortfall is measured; default: the arrival mid");

    public static final Setting<Long> PREVIOUS_CLOSE = named(
                    "previous-close", Group.ORDER, Type.of("price", Money::parseE9))
            .label("PRICE")
            .of(RUNS)
            .doc("close of the day before, where the data does not have that day");

    public static final Setting<SessionChoice> SESSION = named(
                    "session",
                    Group.ORDER,
                    Type.of("regular, extended, all, or hours such as 09:45-15:30", SessionChoice::parse))
            .label("SESSION")
            .or("regular")
            .of(WORKED)
            .doc("hours in which orders work: regular, extended, all, or local hours such as 09:45-15:30");

    /** Names of the shipped calendars. */
    private static final String[] CALENDARS =
            MarketCalendar.shipped().stream().map(MarketCalendar::name).toArray(String[]::new);

    public static final Setting<String> CALENDAR = named(
                    "calendar", Group.ORDER, Type.file(String.join(", ", CALENDARS) + " or a file", CALENDARS))
            .label("NAME|FILE")
            .of(WORKED)
            .doc("opening hours of the market, shipped or from a YAML file; default: those of the data's venues");

    public static final Setting<Pauses> PAUSES = named(
                    "pauses", Group.ORDER, Type.of("times such as FROM/TO,FROM/TO", PauseTexts::parse))
            .label("FROM/TO,..")
            .of(RUNS)
            .doc("times in which the order does not trade, ISO with a zone; without the last TO it is cancelled");

    static final List<Setting<?>> ALL =
            List.of(SIDE, QTY, LIMIT, START, END, SESSION, CALENDAR, DECISION_PRICE, PREVIOUS_CLOSE, PAUSES);

    private OrderSettings() {}
}
