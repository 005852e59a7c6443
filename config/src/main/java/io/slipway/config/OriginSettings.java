package io.slipway.config;

import static io.slipway.config.Setting.named;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keys of files that tell where data and parameters are from. They have no flags. */
public final class OriginSettings {

    private static final Set<Command> TUNABLE = EnumSet.of(Command.BACKTEST, Command.STUDY);

    public static final Setting<String> INPUT_SHA256 = note("input-sha256")
            .of(EnumSet.of(
                    Command.BACKTEST,
                    Command.TUNE,
                    Command.STUDY,
                    Command.CALIBRATE,
                    Command.INSPECT,
                    Command.CONVERT,
                    Command.CURVE))
            .doc("SHA-256 of the events that were read, of convert of the files; other data is refused");

    public static final Setting<String> TUNED_ON = note("tuned-on-sha256")
            .of(TUNABLE)
            .doc("SHA-256 of the events that the parameters were chosen on, of each day by commas");

    public static final Setting<String> TUNED_WINDOW = note("tuned-window")
            .of(TUNABLE)
            .doc("start and end of the order that they were chosen for, a slash between");

    public static final Setting<String> TUNED_BY = note("tuned-by").of(TUNABLE).doc("search that chose them");

    static final List<Setting<?>> ALL = List.of(INPUT_SHA256, TUNED_ON, TUNED_WINDOW, TUNED_BY);

    private OriginSettings() {}

    private static Setting.Builder<String> note(String name) {
        return named(name, Group.ORIGIN, Type.text("text")).form(Setting.Form.NOTE);
    }
}
