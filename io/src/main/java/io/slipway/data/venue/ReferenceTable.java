package io.slipway.data.venue;

import io.slipway.market.MarketDataException;
import io.slipway.text.DiskReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A small table of reference data: comma-separated, with a header, blank lines and lines that start with {@code #} left
 * out. The last column takes the rest of its line, commas and all.
 */
record ReferenceTable(String file, List<String> columns, List<Row> rows) {

    /** One line, whose methods throw a {@link MarketDataException} that names file, line and column. */
    record Row(String place, List<String> columns, List<String> fields) {

        String text(String column) {
            String text = optional(column)
                    .orElseThrow(() -> new MarketDataException(place + ": " + column + ": missing value"));
            return text;
        }

        Optional<String> optional(String column) {
            int index = columns.indexOf(column);
            return index < 0 || fields.get(index).isEmpty() ? Optional.empty() : Optional.of(fields.get(index));
        }

        int whole(String column) {
            String text = text(column);
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw fault(column, "not a whole number", text, "a whole number");
            }
        }

        LocalDate date(String column) {
            return date(column, text(column));
        }

        Optional<LocalDate> optionalDate(String column) {
            return optional(column).map(text -> date(column, text));
        }

        MarketDataException fault(String column, String what, String value, String expected) {
            return new MarketDataException(
                    place + ": " + column + ": " + what + ": value=\"" + value + "\", expected " + expected);
        }

        private LocalDate date(String column, String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw fault(column, "not a date", text, "one such as 2024-11-01");
            }
        }
    }

    static ReferenceTable ofResource(String name) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is not on the class path");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReferenceTable ofFile(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new MarketDataException("not UTF-8 text: file=" + file, e);
        } catch (IOException e) {
            throw new MarketDataException("cannot be read: file=" + file + ", reason=" + DiskReason.of(e), e);
        }
    }

    /** Checks that the header has these columns. */
    ReferenceTable requiring(String... names) {
        for (String name : names) {
            if (!columns.contains(name)) {
                throw new MarketDataException(
                        file + ": missing column: name=" + name + ", found=" + String.join(", ", columns));
            }
        }
        return this;
    }

    private static ReferenceTable parse(String file, String text) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = split(line, -1);
            } else {
                rows.add(row(file + ":" + number, columns, line));
            }
        }
        if (columns.isEmpty()) {
            throw new MarketDataException(file + ": no header");
        }
        return new ReferenceTable(file, columns, rows);
    }

    private static Row row(String place, List<String> columns, String line) {
        List<String> fields = split(line, columns.size());
        if (fields.size() != columns.size()) {
            throw new MarketDataException(
                    place + ": too few fields: found=" + fields.size() + ", expected=" + columns.size());
        }
        return new Row(place, columns, fields);
    }

    private static List<String> split(String line, int limit) {
        return Arrays.stream(line.split(",", limit)).map(String::strip).toList();
    }
}
