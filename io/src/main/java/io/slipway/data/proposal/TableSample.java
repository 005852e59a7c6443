package io.slipway.data.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.data.source.DataSource;
import io.slipway.data.table.Header;
import io.slipway.market.MarketDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first rows of a table.
 *
 * @param file name of the file
 * @param layout form of the rows
 * @param delimiter between fields
 * @param notation of its numbers
 * @param columns its columns, whose numbers have a decimal point and no groups
 */
record TableSample(String file, Layout layout, char delimiter, Notation notation, List<SampledColumn> columns) {

    /** Form of the rows. */
    enum Layout {
        HEADER,
        NO_HEADER,
        JSON
    }

    private static final int MOST_ROWS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The first rows of a source.
     *
     * @throws MarketDataException if it has none
     */
    static TableSample of(DataSource source) {
        byte[] head = source.head();
        String text = new String(head, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_ROWS + 1L)
                .toList());
        boolean isCut = lines.size() > 2 && lines.size() <= MOST_ROWS && !text.endsWith("\n");
        if (isCut) {
            lines.remove(lines.size() - 1);
        }
        if (lines.isEmpty() || text.indexOf('\0') >= 0) {
            throw new MarketDataException(source.name() + (lines.isEmpty() ? ": empty file" : ": not text"));
        }
        return lines.get(0).startsWith("{") ? json(source.name(), lines) : table(source.name(), lines);
    }

    private static TableSample table(String file, List<String> lines) {
        char delimiter = Header.delimiterOf(lines.get(0));
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(fields(line, delimiter)));
        boolean hasHeader = rows.get(0).stream().noneMatch(TableSample::isValue) && rows.size() > 1;
        List<List<String>> body = new ArrayList<>(rows.subList(hasHeader ? 1 : 0, rows.size()));
        body.removeIf(row -> hasHeader && row.equals(rows.get(0)));
        Notation notation =
                Notation.of(delimiter, body.stream().flatMap(List::stream).toList());
        List<SampledColumn> columns = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            List<String> values = new ArrayList<>();
            for (List<String> row : body) {
                if (i < row.size() && !SampledColumn.isNone(row.get(i))) {
                    values.add(notation.plain(row.get(i)));
                }
            }
            columns.add(new SampledColumn(hasHeader ? name(rows.get(0), i) : Integer.toString(i + 1), values));
        }
        return new TableSample(file, hasHeader ? Layout.HEADER : Layout.NO_HEADER, delimiter, notation, columns);
    }

    private static String name(List<String> header, int column) {
        boolean isUnnamed = column == 0 && header.get(0).isEmpty() && header.size() > 1;
        return isUnnamed ? Header.UNNAMED : header.get(column);
    }

    /** True if a text is no name: names have a letter and no point within digits. */
    private static boolean isValue(String text) {
        return text.matches("[-+]?[0-9.,:/ TZ-]+") || text.matches("[0-9].*");
    }

    private static List<String> fields(String line, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line.startsWith("\uFEFF") ? line.substring(1) : line).toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private static TableSample json(String file, List<String> lines) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : lines) {
            try {
                flatten("", JSON.readTree(line), values);
            } catch (JsonProcessingException e) {
                throw new MarketDataException(
                        file + ": not JSON lines: expected one object in each line: " + e.getOriginalMessage(), e);
            }
        }
        List<SampledColumn> columns = new ArrayList<>();
        values.forEach((name, texts) -> columns.add(new SampledColumn(name, texts)));
        return new TableSample(file, Layout.JSON, ',', Notation.PLAIN, columns);
    }

    private static void flatten(String path, JsonNode node, Map<String, List<String>> values) {
        if (node.isObject()) {
            node.properties().forEach(each -> flatten(join(path, each.getKey()), each.getValue(), values));
        } else if (node.isArray()
                && node.size() == 1
                && node.get(0).isObject()
                && node.get(0).size() > 2) {
            flatten(join(path, "0"), node.get(0), values);
        } else {
            List<String> texts = values.computeIfAbsent(path, name -> new ArrayList<>());
            String text = node.isContainerNode() ? node.toString() : node.asText("");
            if (!SampledColumn.isNone(text) && !node.isNull()) {
                texts.add(text);
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
