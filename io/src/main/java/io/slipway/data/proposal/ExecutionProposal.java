package io.slipway.data.proposal;

import io.slipway.data.executions.ExecutionColumn;
import io.slipway.data.executions.ExecutionWords;
import io.slipway.data.proposal.SampledColumn.Form;
import io.slipway.data.source.DataSource;
import io.slipway.data.text.DateText;
import io.slipway.data.venue.VenueTexts;
import io.slipway.market.MarketDataException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mapping for a file of own orders or fills, guessed from its first rows.
 *
 * @param isOrders true of orders, false of fills
 * @param yaml the mapping
 * @param notes guesses to check, and what is not understood, as sentences
 */
public record ExecutionProposal(boolean isOrders, String yaml, List<String> notes) {

    /** Columns that market data has not. */
    private static final Set<ExecutionColumn> OWN = EnumSet.of(
            ExecutionColumn.ID,
            ExecutionColumn.ORDER,
            ExecutionColumn.CHILD,
            ExecutionColumn.FEE,
            ExecutionColumn.LIQUIDITY,
            ExecutionColumn.BROKER,
            ExecutionColumn.STRATEGY,
            ExecutionColumn.TRADER,
            ExecutionColumn.ACCOUNT);

    /** Columns that own executions have not. */
    private static final List<String> OF_MARKETS = List.of("bid", "ask", "bids", "asks", "level_price", "level_action");

    /** Copies the notes. */
    public ExecutionProposal {
        notes = List.copyOf(notes);
    }

    /**
     * A proposal for a source that looks like orders or fills; empty if it does not.
     *
     * @throws MarketDataException if it has no rows
     */
    public static Optional<ExecutionProposal> of(DataSource source) {
        TableSample sample = TableSample.of(source);
        Set<String> market = new Meanings(sample.columns()).columns().keySet();
        if (sample.layout() == TableSample.Layout.NO_HEADER
                || OF_MARKETS.stream().anyMatch(market::contains)) {
            return Optional.empty();
        }
        for (boolean isOrders : new boolean[] {false, true}) {
            Map<ExecutionColumn, SampledColumn> found = ExecutionMeanings.of(sample.columns(), isOrders);
            boolean isOwn = OWN.stream().anyMatch(found::containsKey);
            boolean hasTime =
                    found.containsKey(ExecutionColumn.ARRIVAL_TIME) || found.containsKey(ExecutionColumn.DECISION_TIME);
            if (isOwn && missing(found, isOrders).isEmpty() && (hasTime || !isOrders)) {
                return Optional.of(new Draft(sample, found, isOrders).proposal());
            }
        }
        return Optional.empty();
    }

    /**
     * A proposal for a source that is known to hold orders or fills.
     *
     * @throws MarketDataException if it has no rows, or a column that is needed is not found
     */
    public static ExecutionProposal of(DataSource source, boolean isOrders) {
        TableSample sample = TableSample.of(source);
        Map<ExecutionColumn, SampledColumn> found = ExecutionMeanings.of(sample.columns(), isOrders);
        List<String> missing = missing(found, isOrders);
        if (!missing.isEmpty()) {
            throw new MarketDataException(sample.file() + ": no column found of "
                    + String.join(" and of ", missing) + " in its columns: "
                    + String.join(
                            ", ",
                            sample.columns().stream()
                                    .map(SampledColumn::described)
                                    .toList()));
        }
        return new Draft(sample, found, isOrders).proposal();
    }

    /** Columns that must be there. */
    private static List<String> missing(Map<ExecutionColumn, SampledColumn> found, boolean isOrders) {
        List<ExecutionColumn> needed = isOrders
                ? List.of(ExecutionColumn.QTY, ExecutionColumn.SIDE)
                : List.of(ExecutionColumn.TIME, ExecutionColumn.QTY, ExecutionColumn.PRICE);
        return needed.stream()
                .filter(column -> !found.containsKey(column))
                .map(ExecutionColumn::key)
                .toList();
    }

    /** Works the proposal out. */
    private static final class Draft {

        private static final List<ExecutionColumn> TIMES = List.of(
                ExecutionColumn.TIME,
                ExecutionColumn.ARRIVAL_TIME,
                ExecutionColumn.DECISION_TIME,
                ExecutionColumn.END_TIME);

        private final TableSample sample;
        private final Map<ExecutionColumn, SampledColumn> found;
        private final boolean isOrders;
        private final List<String> notes = new ArrayList<>();
        private final StringBuilder yaml = new StringBuilder();

        Draft(TableSample sample, Map<ExecutionColumn, SampledColumn> found, boolean isOrders) {
            this.sample = sample;
            this.found = found;
            this.isOrders = isOrders;
        }

        ExecutionProposal proposal() {
            String time = time();
            List<String> entries = new ArrayList<>();
            found.forEach((meaning, column) -> entries.add(meaning.key() + ": " + YamlText.quoted(column.name())));
            line(YamlText.columns(entries));
            if (!time.isEmpty()) {
                line("time: {" + time + "}");
            }
            if (sample.notation().decimal() != '.') {
                line("decimal_point: \",\"");
            }
            sides();
            roles();
            fees();
            venues();
            leftovers();
            return new ExecutionProposal(isOrders, yaml.toString(), notes);
        }

        private void line(String text) {
            yaml.append(text).append('\n');
        }

        /** The rule of the first column of times; others of another form are left out. */
        private String time() {
            String rule = "";
            SampledColumn first = null;
            for (ExecutionColumn meaning : TIMES) {
                SampledColumn column = found.get(meaning);
                if (column == null) {
                    continue;
                }
                String own = rule(column);
                if (first == null) {
                    rule = own;
                    first = column;
                } else if (!own.equals(rule)) {
                    found.remove(meaning);
                    notes.add(column.name() + " is not used: its times have another form than those before");
                }
            }
            return first == null ? "" : settled(rule, first);
        }

        private String rule(SampledColumn column) {
            String first = column.values().get(0);
            return switch (column.form()) {
                case EPOCH -> first.contains(".") ? "unit: s" : "";
                case ISO ->
                    column.values().stream().allMatch(text -> text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})"))
                            ? ""
                            : "unit: iso, zone: America/New_York";
                case CLOCK -> clock(column);
                case NUMBER -> "pattern: \"" + datePattern() + " %H%M%S\", zone: America/New_York";
                default ->
                    "pattern: "
                            + YamlText.quoted(
                                    StampForms.patternOf(column.values()).orElse("")) + ", zone: America/New_York";
            };
        }

        /** A time of day: a date that is not of year, month and day in this order is read with it by a pattern. */
        private String clock(SampledColumn column) {
            SampledColumn date = found.get(ExecutionColumn.DATE);
            if (date == null || !date.values().get(0).matches("[0-9]{1,2}/.*")) {
                return "unit: clock, zone: America/New_York";
            }
            boolean hasFraction = column.values().stream().anyMatch(text -> text.contains("."));
            return "pattern: \"" + datePattern() + " %H:%M:%S" + (hasFraction ? ".%f" : "")
                    + "\", zone: America/New_York";
        }

        private String datePattern() {
            SampledColumn date = found.get(ExecutionColumn.DATE);
            List<String> values = date == null ? List.of() : date.values();
            String first = values.isEmpty() ? "" : values.get(0);
            if (first.matches("[0-9]{8}")) {
                return "%Y%m%d";
            } else if (first.matches("[0-9]{4}/.*")) {
                return "%Y/%m/%d";
            } else if (first.contains("/")) {
                return StampForms.isDayFirst(values) ? "%d/%m/%Y" : "%m/%d/%Y";
            }
            return "%Y-%m-%d";
        }

        /** Notes what the rule takes for granted, and drops a date that it does not need. */
        private String settled(String rule, SampledColumn time) {
            if (time.form() != Form.CLOCK && time.form() != Form.NUMBER) {
                found.remove(ExecutionColumn.DATE);
            } else if (!found.containsKey(ExecutionColumn.DATE)
                    && DateText.inName(sample.file()).isEmpty()) {
                notes.add("times have no date and neither has the name of the file: give it with --date");
            }
            if (rule.contains("zone: ")) {
                notes.add("times have no zone: taken as America/New_York; zone in the mapping says another");
            }
            if (rule.contains("%m/%d")) {
                notes.add("dates are taken as month/day/year; %d/%m in the pattern says the other");
            }
            return rule;
        }

        /** Words for sides other than the usual ones, where their beginning tells. */
        private void sides() {
            SampledColumn column = found.get(ExecutionColumn.SIDE);
            if (column == null) {
                notes.add("no column of sides is found: give the orders with --orders, which tell the side");
                return;
            }
            if (column.words().stream()
                    .allMatch(word -> ExecutionWords.side(word).isPresent())) {
                return;
            }
            Set<String> buys = new TreeSet<>(Set.of("buy"));
            Set<String> sells = new TreeSet<>(Set.of("sell"));
            Set<String> unknown = new LinkedHashSet<>();
            for (String word : column.words()) {
                boolean isBuy = word.matches("b(uy|ot|ought)?([ _-].*)?|.*cover.*|long|l|k(auf)?");
                boolean isSell = word.matches("s(ell|old|ld)?([ _-].*)?|.*short.*|sse?|v(erkauf)?");
                if (isBuy == isSell) {
                    unknown.add(word);
                } else {
                    (isBuy ? buys : sells).add(word);
                }
            }
            line("sides: {buy: " + list(buys) + ", sell: " + list(sells) + "}");
            notes.add("the words of " + column.name() + " are guessed: others may follow in the file");
            if (!unknown.isEmpty()) {
                notes.add("not understood in " + column.name() + ": " + String.join(", ", unknown)
                        + "; sides in the mapping says which is a buy");
            }
        }

        private static String list(Set<String> words) {
            return "[" + String.join(", ", words.stream().map(Draft::word).toList()) + "]";
        }

        /** A word, whose digits are text. */
        private static String word(String text) {
            return text.matches("[0-9]+") ? "\"" + text + "\"" : YamlText.quoted(text);
        }

        private void roles() {
            SampledColumn column = found.get(ExecutionColumn.LIQUIDITY);
            if (column == null || column.words().stream().allMatch(ExecutionWords::isRole)) {
                return;
            }
            Set<String> takers = new TreeSet<>(Set.of("taker"));
            Set<String> makers = new TreeSet<>(Set.of("maker"));
            String auction = "";
            Set<String> unknown = new LinkedHashSet<>();
            for (String word : column.words()) {
                if (word.matches("r|t|2|tak.*|rem.*|.*remov.*|aggress.*")) {
                    takers.add(word);
                } else if (word.matches("a|m|1|mak.*|add.*|pass.*|prov.*")) {
                    makers.add(word);
                } else if (auction.isEmpty() && word.matches(".*auction.*|.*cross.*|open.*|clos.*")) {
                    auction = word;
                } else {
                    unknown.add(word);
                }
            }
            line("liquidity: {taker: " + list(takers) + ", maker: " + list(makers)
                    + (auction.isEmpty() ? "" : ", auction: " + word(auction)) + "}");
            if (!unknown.isEmpty()) {
                notes.add("not understood in " + column.name() + ": " + String.join(", ", unknown)
                        + "; the place of such fills between bid and offer decides");
            }
        }

        /** The sign of fees: brokers write what they charge as a negative amount of cash as often as not. */
        private void fees() {
            SampledColumn column = found.get(ExecutionColumn.FEE);
            if (column == null) {
                return;
            }
            long negative = column.values().stream()
                    .filter(text -> text.startsWith("-"))
                    .count();
            boolean isReceived = negative > column.values().size() / 2;
            if (isReceived) {
                line("fee: {sign: received}");
            }
            notes.add(column.name() + " is taken as the fee of the whole fill, paid where it is "
                    + (isReceived ? "negative" : "positive") + "; fee in the mapping says another sign or unit");
        }

        private void venues() {
            SampledColumn column = found.get(ExecutionColumn.VENUE);
            if (column == null) {
                return;
            }
            Set<String> unknown = new LinkedHashSet<>();
            column.values().stream()
                    .filter(text -> VenueTexts.load().publisherOf(text).isEmpty())
                    .forEach(unknown::add);
            if (!unknown.isEmpty()) {
                notes.add("venues that are not known keep their names: " + String.join(", ", unknown) + "; venues: {"
                        + YamlText.quoted(unknown.iterator().next())
                        + ": XNAS} in the mapping says which venue one is");
            } else if (column.form() == Form.NUMBER) {
                notes.add("the numbers of " + column.name() + " are taken as publisher ids of Databento");
            }
        }

        private void leftovers() {
            List<String> left = sample.columns().stream()
                    .filter(column -> !found.containsValue(column))
                    .map(SampledColumn::described)
                    .toList();
            if (!left.isEmpty()) {
                notes.add("not used: " + String.join(", ", left));
            }
        }
    }

    /** The word for its rows, as in the names of flags. */
    public String kind() {
        return isOrders ? "orders" : "fills";
    }
}
