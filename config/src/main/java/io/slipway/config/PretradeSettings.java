package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.calendar.SessionChoice;
import java.util.EnumSet;
import java.util.List;

/** Settings of the cost of an order before it is given. */
public final class PretradeSettings {

    public static final Setting<SessionChoice> WINDOW = named(
                    "window", Group.ORDER, Type.of("hours such as 09:45-11:00", SessionChoice::parse))
            .label("HH:MM-HH:MM")
            .of(EnumSet.of(Command.PRETRADE))
            .doc("local hours in which the order works, on every day of the data; default: those of --session");

    static final List<Setting<?>> ALL = List.of(WINDOW);

    private PretradeSettings() {}
}
