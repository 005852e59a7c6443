package io.slipway.config;

import io.slipway.strategy.ParameterDef;
import io.slipway.text.Units;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Values of named parameters as one text: {@code NAME=VALUES; NAME=VALUES}, each values a number, a list or a range. */
final class ParameterText {

    private ParameterText() {}

    /**
     * Values by name, in 1e-9, in the order of the text.
     *
     * @throws IllegalArgumentException if a part is not of the form, or a name occurs twice
     */
    static Map<String, List<Long>> parse(String text) {
        Map<String, List<Long>> values = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            String[] pair = part.strip().split("\\s*=\\s*", 2);
            if (pair.length < 2 || pair[0].isEmpty()) {
                throw new IllegalArgumentException("not of the form NAME=VALUE: value=" + part.strip());
            }
            if (values.put(pair[0].replace('-', '_'), Units.parseAmountsE9(pair[1])) != null) {
                throw new IllegalArgumentException("given twice: name=" + pair[0]);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** The text of values. */
    static String print(Map<String, List<Long>> valuesE9) {
        StringJoiner text = new StringJoiner("; ");
        valuesE9.forEach((name, values) -> text.add(name + "="
                + String.join(",", values.stream().map(ParameterDef::plain).toList())));
        return text.toString();
    }
}
