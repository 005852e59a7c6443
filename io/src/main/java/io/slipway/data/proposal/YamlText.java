package io.slipway.data.proposal;

import java.util.List;

/** Parts of a mapping as YAML has them. */
final class YamlText {

    /** Entries are broken before they are longer. */
    private static final int LONGEST = 108;

    private YamlText() {}

    /** A text, quoted where it needs to be. */
    static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z_][A-Za-z0-9_. -]*[A-Za-z0-9_]|[A-Za-z_]|[0-9]{1,9}")
                && !text.matches("(?i)y|n|yes|no|on|off|true|false|null");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A map of columns, broken into lines. */
    static String columns(List<String> entries) {
        StringBuilder all = new StringBuilder();
        StringBuilder line = new StringBuilder("columns: {");
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0 && line.length() + entries.get(i).length() > LONGEST) {
                all.append(line).append(",\n");
                line = new StringBuilder("          ");
            } else if (i > 0) {
                line.append(", ");
            }
            line.append(entries.get(i));
        }
        return all.append(line).append('}').toString();
    }
}
