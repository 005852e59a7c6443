package io.slipway.data.mapped;

import io.slipway.data.mapped.TimeRule.Unit;
import io.slipway.data.text.TimePattern;
import io.slipway.text.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the notation of times in a mapping: {@code {unit: ms, zone: America/New_York}}. */
public final class TimeRules {

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("unit", "since", "zone", "pattern"));

    private TimeRules() {}

    /**
     * The rule of one key.
     *
     * @param key name of the rule in the mapping
     * @throws io.slipway.text.ConfigException if it is no rule
     */
    public static TimeRule of(YamlNode root, String key) {
        YamlNode node = root.map(key).allowing(KEYS);
        Optional<TimePattern> pattern = node.text("pattern").map(text -> pattern(node, text));
        Unit unit =
                node.text("unit").map(text -> unit(node, text)).orElse(pattern.isPresent() ? Unit.PATTERN : Unit.AUTO);
        if (pattern.isPresent() != (unit == Unit.PATTERN)) {
            throw node.faultAt("unit", "unit and pattern", "expected one of them");
        }
        String since = node.text("since").orElse("1970");
        if (!since.equals("1970") && !since.equals("midnight")) {
            throw node.faultAt("since", "unknown start: value=" + since, "expected 1970 or midnight");
        }
        boolean sinceMidnight = since.equals("midnight");
        if (sinceMidnight && !unit.isNumber()) {
            throw node.faultAt("since", "midnight without a unit", "expected unit: s, ms, us or ns");
        }
        return new TimeRule(unit, sinceMidnight, pattern, node.text("zone").map(text -> zone(node, text)));
    }

    private static Unit unit(YamlNode node, String text) {
        for (Unit unit : Unit.values()) {
            if (unit != Unit.PATTERN && unit.name().toLowerCase(Locale.ROOT).equals(text)) {
                return unit;
            }
        }
        throw node.faultAt(
                "unit",
                "unknown unit: value=" + text,
                "expected one of s, ms, us, ns, auto, iso, clock,"
                        + " hhmmss, hhmmssmmm, hhmmssuuuuuu, hhmmssnnnnnnnnn");
    }

    private static TimePattern pattern(YamlNode node, String text) {
        try {
            return TimePattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw node.faultAt("pattern", String.valueOf(e.getMessage()), "such as \"%m/%d/%Y %H:%M:%S\"");
        }
    }

    private static ZoneId zone(YamlNode node, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw node.faultAt("zone", "unknown time zone: value=" + text, "expected one such as America/New_York");
        }
    }
}
