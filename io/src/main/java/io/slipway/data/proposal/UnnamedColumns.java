package io.slipway.data.proposal;

import io.slipway.data.proposal.SampledColumn.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meanings of columns without names, by the forms of known files. */
final class UnnamedColumns {

    /** Two prices of one row differ by less than this share of them; a price and a size seldom do. */
    private static final double LIKE_PRICES = 0.05;

    /**
     * Form of a known file.
     *
     * @param name the file, for people
     * @param signature a letter for each column, as a regular expression
     * @param prices columns from 1 that are prices and alike
     * @param meanings the meanings of the first columns; {@code -} is none
     */
    record Shape(String name, String signature, List<Integer> prices, String meanings) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(
                    "quote ticks of Lean",
                    "NNNNNS.*",
                    List.of(2, 4),
                    "time bid bid_size ask ask_size bid_venue=ask_venue"),
            new Shape("trade ticks of Lean", "NNNS.*", List.of(), "time price size venue"),
            new Shape(
                    "best quotes of Binance",
                    "[NT]NNNNTT?",
                    List.of(2, 4),
                    "sequence bid bid_size ask ask_size time receive_time"),
            new Shape("aggregated trades of Binance", "[NT]NNNNTBB?", List.of(), "sequence price size - - time side"),
            new Shape("trades of Binance", "[NT]NNNTBB?", List.of(), "sequence price size - time side"),
            new Shape("ticks of TrueFX", "S[TI]NN", List.of(3, 4), "symbol time bid ask"),
            new Shape("quotes with sizes", "[TI]NNNN.*", List.of(2, 4), "time bid bid_size ask ask_size"),
            new Shape("quotes, then sizes", "[TI]NNNN.*", List.of(2, 3), "time bid ask bid_size ask_size"),
            new Shape("ticks of HistData", "[TI]NN[NE]?", List.of(2, 3), "time bid ask"),
            new Shape("trades", "[TI]NNS.*", List.of(), "time price size venue"),
            new Shape("trades", "[TI]NN", List.of(), "time price size"));

    private UnnamedColumns() {}

    /** The columns by meaning, empty if the table has no known form. */
    static Map<String, SampledColumn> meanings(List<SampledColumn> columns) {
        StringBuilder signature = new StringBuilder();
        columns.forEach(column -> signature.append(letter(column)));
        for (Shape shape : SHAPES) {
            if (signature.toString().matches(shape.signature()) && areAlike(columns, shape.prices())) {
                return meanings(columns, shape);
            }
        }
        return Map.of();
    }

    private static Map<String, SampledColumn> meanings(List<SampledColumn> columns, Shape shape) {
        Map<String, SampledColumn> found = new LinkedHashMap<>();
        String[] meanings = shape.meanings().split(" ", -1);
        for (int i = 0; i < Math.min(meanings.length, columns.size()); i++) {
            for (String meaning : meanings[i].split("=", -1)) {
                if (!meaning.equals("-") && columns.get(i).form() != Form.EMPTY) {
                    found.put(meaning, columns.get(i));
                }
            }
        }
        return found;
    }

    private static boolean areAlike(List<SampledColumn> columns, List<Integer> prices) {
        if (prices.isEmpty()) {
            return true;
        }
        double first = columns.get(prices.get(0) - 1).mean();
        double second = columns.get(prices.get(1) - 1).mean();
        return first == 0 || second == 0 || Math.abs(first - second) < LIKE_PRICES * Math.abs(first);
    }

    private static char letter(SampledColumn column) {
        return switch (column.form()) {
            case EMPTY -> 'E';
            case NUMBER, DATE -> 'N';
            case EPOCH -> 'T';
            case ISO, CLOCK, STAMP -> 'I';
            case TRUTH -> 'B';
            case ARRAY -> 'A';
            case TEXT -> 'S';
        };
    }
}
