package io.slipway.data.table;

import io.slipway.data.source.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The first line of a source, by which a format is recognised. */
public final class FirstLine {

    private FirstLine() {}

    /** The line; empty if there is none. */
    public static String of(DataSource source) {
        String head = new String(source.head(), StandardCharsets.UTF_8);
        return head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** Its fields in lower case, as the names of columns; JSON has none. */
    public static List<String> names(DataSource source) {
        String line = of(source).strip();
        return line.startsWith("{") || line.startsWith("[")
                ? List.of()
                : Header.names(line).stream()
                        .map(name -> Header.plain(name).toLowerCase(Locale.ROOT))
                        .toList();
    }
}
