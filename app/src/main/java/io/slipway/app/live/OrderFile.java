package io.slipway.app.live;

import io.slipway.config.spec.RunConfig;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file of parent orders: a header of names of settings, such as {@code symbol,side,qty,start,end,strategy,limit}, and {@code
 * id}; a row for each order. An empty cell is the setting of the command.
 */
public final class OrderFile {

    private static final String ID = "id";

    private OrderFile() {}

    /**
     * The orders of a file.
     *
     * @param command settings of the command, which orders have where they say nothing else
     * @throws ConfigException if it cannot be read, or an order is not valid; the message has the line
     */
    public static List<LiveOrder> read(Path file, RunConfig command) {
        List<String> lines = lines(file);
        List<String> header = cells(lines.get(0)).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<LiveOrder> orders = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String place = file.getFileName() + ":" + number;
            Map<String, String> terms = terms(header, cells(line), place);
            String named = terms.containsKey(ID) ? terms.get(ID) : "";
            terms.remove(ID);
            LiveOrder order = order(named.isEmpty() ? "order-" + (orders.size() + 1) : named, command, terms, place);
            if (!ids.add(order.id())) {
                throw new ConfigException(place + ": two orders of one name: id=" + order.id());
            }
            orders.add(order);
        }
        if (orders.isEmpty()) {
            throw new ConfigException("--orders: no order: file=" + file);
        }
        return orders;
    }

    private static LiveOrder order(String id, RunConfig command, Map<String, String> terms, String place) {
        if (!id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}")) {
            throw new ConfigException(
                    place + ": id: expected 1 to 80 letters, digits, dots, dashes and underscores: value=" + id);
        }
        return new LiveOrder(id, OrderTerms.of(command, terms, place));
    }

    private static Map<String, String> terms(List<String> header, List<String> cells, String place) {
        if (cells.size() != header.size()) {
            throw new ConfigException(
                    place + ": cells=" + cells.size() + ", expected as many as in the header: " + header.size());
        }
        Map<String, String> terms = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (terms.put(header.get(i), cells.get(i)) != null) {
                throw new ConfigException(place + ": two columns of one name: name=" + header.get(i));
            }
        }
        return terms;
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                throw new ConfigException("--orders: an empty file: file=" + file);
            }
            return lines;
        } catch (IOException e) {
            throw new ConfigException("--orders: cannot be read: file=" + file, e);
        }
    }

    /** The cells of a line; one in quotes may have commas, as a list of strategies does. */
    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }
}
