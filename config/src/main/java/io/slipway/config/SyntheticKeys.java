package io.slipway.config;

import static io.slipway.config.Setting.named;

import io.slipway.dbn.record.Schema;
import io.slipway.synthetic.Preset;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.text.Units;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of {@code generate}, and the schema that {@code convert} writes. */
public final class SyntheticKeys {

    /** Preset of a file with faults. */
    public static final String DIRTY = "dirty";

    private static final Set<Command> GENERATE = EnumSet.of(Command.GENERATE);
    private static final Pattern DURATION_PART = Pattern.compile("\\d+(\\.\\d+)?[a-z]+");

    public static final Setting<String> PRESET = named("preset", Group.SYNTHETIC, Type.choice(presets()))
            .label("NAME")
            .or(Preset.STANDARD.label())
            .of(GENERATE)
            .doc("kind of stock and day");

    public static final Setting<Long> SEED = named("seed", Group.SYNTHETIC, Type.whole(Long.MIN_VALUE, Long.MAX_VALUE))
            .label("N")
            .or(Long.toString(SyntheticSettings.defaults().seed()))
            .of(GENERATE)
            .doc("seed of all randomness");

    public static final Setting<Duration> DURATION = named(
                    "duration", Group.SYNTHETIC, Type.of("duration", SyntheticKeys::duration))
            .label("DURATION")
            .of(GENERATE)
            .doc("length of the tape, e.g. 10m, 6h30m [10m; dirty: 2m]");

    public static final Setting<Long> START = named("start", Group.SYNTHETIC, Type.of("time", Units::parseTimeNs))
            .label("ISO")
            .or(SyntheticSettings.defaults().start().toString())
            .of(GENERATE)
            .doc("time of the first event");

    public static final Setting<String> SYMBOL = named("symbol", Group.SYNTHETIC, Type.text("text"))
            .label("SYMBOL")
            .or(SyntheticSettings.defaults().symbol())
            .of(GENERATE)
            .doc("name of the instrument");

    public static final Setting<Schema> SCHEMA = named("schema", Group.SYNTHETIC, Type.choice(schemas()))
            .label("NAME")
            .or(Schema.MBP_1.label())
            .of(GENERATE)
            .doc("mbp-1 or mbp-10");

    public static final Setting<Schema> TARGET_SCHEMA = named("schema", Group.DATA, Type.choice(schemas()))
            .label("NAME")
            .of(EnumSet.of(Command.CONVERT))
            .doc("mbp-1: the best bid and offer, and trades; mbp-10: ten levels, and trades");

    public static final Setting<Long> VENUES = named(
                    "venues", Group.SYNTHETIC, Type.whole(1, SyntheticSettings.MOST_VENUES))
            .label("N")
            .or(Integer.toString(SyntheticSettings.DEFAULT_VENUES))
            .of(GENERATE)
            .doc("the first N of N T P K Z B Y V X J A M U H C L");

    static final List<Setting<?>> ALL = List.of(PRESET, SEED, DURATION, START, SYMBOL, SCHEMA, VENUES, TARGET_SCHEMA);

    private SyntheticKeys() {}

    private static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        schemas.put(Schema.MBP_1.label(), Schema.MBP_1);
        schemas.put(Schema.MBP_10.label(), Schema.MBP_10);
        return schemas;
    }

    private static Map<String, String> presets() {
        Map<String, String> presets = new LinkedHashMap<>();
        for (Preset preset : Preset.values()) {
            presets.put(preset.label(), preset.label());
        }
        presets.put(DIRTY, DIRTY);
        return presets;
    }

    /** One duration or several, such as {@code 6h30m}. */
    private static Duration duration(String text) {
        Matcher part = DURATION_PART.matcher(text);
        long sumNs = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            sumNs = Math.addExact(sumNs, Units.parseDurationNs(part.group()));
            end = part.end();
        }
        return Duration.ofNanos(end == text.length() ? sumNs : Units.parseDurationNs(text));
    }
}
