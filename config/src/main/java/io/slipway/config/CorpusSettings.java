package io.slipway.config;

import static io.slipway.config.Setting.named;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Settings of the symbols and days that a command takes from a corpus. */
public final class CorpusSettings {

    private static final Set<Command> WORKED = EnumSet.of(Command.STUDY, Command.TUNE);
    private static final Set<Command> READERS = EnumSet.of(Command.STUDY, Command.TUNE, Command.TCA);

    public static final Setting<Path> CORPUS = named("corpus", Group.DATA, Type.of("folder", Path::of))
            .label("DIR")
            .of(READERS)
            .doc("market data by symbol and day, made by slipway corpus add, in place of files");

    public static final Setting<String> SYMBOLS = named("symbols", Group.DATA, Type.text("names, * for any text"))
            .label("A,B,C*")
            .usually("*")
            .of(WORKED)
            .doc("symbols of the corpus, * for any text");

    public static final Setting<String> DAYS = named("days", Group.DATA, Type.text("days"))
            .label("DAYS")
            .usually("all")
            .of(READERS)
            .doc("days of the corpus: 2024-08-01, 2024-08, 2024-01..2024-06, several by commas");

    static final List<Setting<?>> ALL = List.of(CORPUS, SYMBOLS, DAYS);

    private CorpusSettings() {}
}
