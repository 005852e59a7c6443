package io.slipway.config;

import io.slipway.model.Money;
import io.slipway.strategy.ParameterDef;
import io.slipway.text.Units;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Values of named parameters as one text: {@code NAME=VALUES; NAME=VALUES}, each values one, a list or a range. */
public final class ParameterText {

    private static final Pattern TICKS = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*ticks?\\b");

    private ParameterText() {}

    /**
     * Texts of values by name, in the order of the text.
     *
     * @throws IllegalArgumentException if a part is not of the form, or a name occurs twice
     */
    static Map<String, String> split(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            String[] pair = part.strip().split("\\s*=\\s*", 2);
            if (pair.length < 2 || pair[0].isEmpty() || pair[1].isEmpty()) {
                throw new IllegalArgumentException("not of the form NAME=VALUE: value=" + part.strip());
            }
            if (values.put(pair[0].replace('-', '_'), pair[1]) != null) {
                throw new IllegalArgumentException("given twice: name=" + pair[0]);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * The same of what was given for a setting.
     *
     * @throws io.slipway.text.ConfigException with the place, if it is not of the form
     */
    static Map<String, String> split(Given given) {
        String text = String.join(",", given.texts());
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            return split(text);
        } catch (IllegalArgumentException e) {
            throw given.fault(String.valueOf(e.getMessage()));
        }
    }

    /** The text of texts by name. */
    static String join(Map<String, String> texts) {
        StringJoiner text = new StringJoiner("; ");
        texts.forEach((name, values) -> text.add(name + "=" + values));
        return text.toString();
    }

    /**
     * The values of a text in 1e-9: amounts may be in cents, ratios in percent, durations have units or are in seconds. A distance
     * may be in ticks, which are of 0.01 unless {@link #inMoney} made another amount of them.
     *
     * @throws IllegalArgumentException if one is no value of the unit
     */
    public static List<Long> values(ParameterDef.Unit unit, String text) {
        ToLongFunction<String> one = switch (unit) {
            case AMOUNT -> Units::parseMoneyE9;
            case DISTANCE -> part -> Units.parseMoneyE9(inMoney(part, ParameterDef.CENT_E9));
            case RATIO -> Units::parseRatioE9;
            case SECONDS -> Units::parseSecondsE9;
            case NUMBER, COUNT, QUANTITY -> Money::parseE9;
        };
        return Units.parseListE9(text, one);
    }

    /**
     * The text with all ticks as money: {@code 0,5ticks} of a tick of 0.1 as {@code 0,0.5}.
     *
     * @param tickE9 the tick in 1e-9 of the quote currency
     */
    public static String inMoney(String text, long tickE9) {
        return TICKS.matcher(text)
                .replaceAll(found -> Money.toDecimal(tickE9)
                        .multiply(Money.number(found.group(1)))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** True if a text has values in ticks. */
    public static boolean hasTicks(String text) {
        return TICKS.matcher(text).find();
    }

    /** The text of some values. */
    public static String print(List<Long> valuesE9) {
        return String.join(",", valuesE9.stream().map(ParameterDef::plain).toList());
    }
}
