package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.calendar.SessionChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** Settings of the cost of an order before it is given. */
public final class PretradeSettings {

    public static final Setting<SessionChoice> WINDOW = named(
                    "window", Group.ORDER, Type.of("hours such as 09:45-11:00", SessionChoice::parse))
            .label("HH:MM-HH:MM")
            .of(EnumSet.of(Command.PRETRADE))
            .doc("local hours in which the order works, on every day of the data; default: those of --session");

    public static final Setting<Path> IMPACT = named(
                    "impact", Group.DATA, Type.of("file or folder", PretradeSettings::tca))
            .label("FILE|DIR")
            .of(EnumSet.of(Command.PRETRADE))
            .doc("tca.json of a tca run, or its folder: the impact fitted to own executions is added to the costs");

    static final List<Setting<?>> ALL = List.of(WINDOW, IMPACT);

    private PretradeSettings() {}

    private static Path tca(String text) {
        Path path = Path.of(text);
        return Files.isDirectory(path) ? path.resolve("tca.json") : path;
    }
}
