package io.slipway.data.mapped;

import io.slipway.market.PrintKind;
import io.slipway.text.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Meaning of a column of conditions, of which a field may hold several: the kind of print of each value, or that its row is left
 * out. In a mapping:
 *
 * <pre>
 * conditions:
 *   conditions: {12: extended_hours, 37: odd_lot, 15: official_close}
 *   correction: {0: regular, other: leave_out}
 *   sale_condition: us-equities
 * </pre>
 *
 * @param column name or number of the column
 * @param kinds kind by value; empty for a value whose rows are left out
 * @param other that of a value that is not listed
 * @param hasLetters whether each character is a condition of the US consolidated tape
 */
record ConditionRule(
        String column, Map<String, Optional<PrintKind>> kinds, Optional<PrintKind> other, boolean hasLetters) {

    private static final String US_EQUITIES = "us-equities";
    private static final String OTHER = "other";
    private static final String LEAVE_OUT = "leave_out";

    /** Reads the rules of a mapping's {@code conditions}, by column. */
    static List<ConditionRule> list(YamlNode node) {
        List<ConditionRule> rules = new ArrayList<>();
        for (String column : node.keys()) {
            rules.add(node.isMap(column) ? byValue(column, node.map(column)) : letters(column, node));
        }
        return List.copyOf(rules);
    }

    private static ConditionRule letters(String column, YamlNode node) {
        String text = node.text(column).orElse("");
        if (!text.equals(US_EQUITIES)) {
            throw node.faultAt(
                    column, "unknown conditions: value=" + text, "expected us-equities, or a kind for each value");
        }
        return new ConditionRule(column, Map.of(), Optional.of(PrintKind.UNKNOWN), true);
    }

    private static ConditionRule byValue(String column, YamlNode node) {
        Map<String, Optional<PrintKind>> kinds = new LinkedHashMap<>();
        for (String value : node.keys()) {
            kinds.put(value, kind(node, value));
        }
        Optional<PrintKind> other = kinds.containsKey(OTHER) ? kinds.get(OTHER) : Optional.of(PrintKind.UNKNOWN);
        return new ConditionRule(column, kinds, other, false);
    }

    private static Optional<PrintKind> kind(YamlNode node, String value) {
        String text = node.text(value).orElse("");
        if (text.equals(LEAVE_OUT)) {
            return Optional.empty();
        }
        return Optional.of(PrintKind.ofKey(text)
                .orElseThrow(() -> node.faultAt(
                        value,
                        "unknown kind of a print: value=" + text,
                        "expected " + LEAVE_OUT + " or one of "
                                + Arrays.stream(PrintKind.values())
                                        .map(PrintKind::key)
                                        .collect(Collectors.joining(", ")))));
    }

    /** The kind of a value; empty if its row is left out. */
    Optional<PrintKind> kindOf(String value) {
        Optional<PrintKind> kind = kinds.get(value);
        return kind == null ? other : kind;
    }
}
