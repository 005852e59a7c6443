package io.slipway.data.proposal;

import io.slipway.data.proposal.SampledColumn.Form;
import io.slipway.data.table.Header;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The meanings of named columns by their names and values. */
final class Meanings {

    private static final Set<Form> TIMES = EnumSet.of(Form.EPOCH, Form.ISO, Form.CLOCK, Form.STAMP, Form.NUMBER);
    private static final Set<Form> MOMENTS = EnumSet.of(Form.EPOCH, Form.ISO, Form.STAMP);
    private static final Set<String> MOMENT_MEANINGS = Set.of("time", "receive_time");
    private static final Set<String> TIME_MEANINGS = Set.of("time", "receive_time", "date");
    private static final Set<Form> NUMBERS = EnumSet.of(Form.NUMBER);
    private static final Set<Form> WORDS = EnumSet.of(Form.TEXT, Form.TRUTH);
    private static final Map<String, Set<Form>> FORMS = Map.ofEntries(
            Map.entry("time", TIMES),
            Map.entry("receive_time", TIMES),
            Map.entry("date", EnumSet.of(Form.DATE)),
            Map.entry("symbol", EnumSet.of(Form.TEXT)),
            Map.entry("sequence", EnumSet.of(Form.NUMBER, Form.EPOCH)),
            Map.entry("first_sequence", EnumSet.of(Form.NUMBER, Form.EPOCH)),
            Map.entry("previous_sequence", EnumSet.of(Form.NUMBER, Form.EPOCH)),
            Map.entry("last_sequence", EnumSet.of(Form.NUMBER, Form.EPOCH)),
            Map.entry("checksum", EnumSet.of(Form.NUMBER, Form.EPOCH)),
            Map.entry("venue", EnumSet.of(Form.TEXT, Form.NUMBER)),
            Map.entry("bid_venue", EnumSet.of(Form.TEXT, Form.NUMBER)),
            Map.entry("ask_venue", EnumSet.of(Form.TEXT, Form.NUMBER)),
            Map.entry("bids", EnumSet.of(Form.ARRAY)),
            Map.entry("asks", EnumSet.of(Form.ARRAY)),
            Map.entry("changes", EnumSet.of(Form.ARRAY)),
            Map.entry("side", WORDS),
            Map.entry("level_action", WORDS));
    private static final List<String> DEPTH = List.of("bid", "bid_size", "ask", "ask_size");
    private static final Pattern NUMBERED = Pattern.compile("^(.*?[^0-9]?)([0-9]{1,2})(.*)$");
    /** Sides of levels; {@code b} and {@code s} are those of trades. */
    private static final Set<String> BOOK_SIDES = Set.of("bid", "ask", "offer", "a", "bids", "asks");

    /** Name that pandas gives an index without one in a Parquet file. */
    private static final String INDEX = "__index_level_0__";

    private final Map<String, List<String>> usual = ColumnNames.load();
    private final List<SampledColumn> columns;
    private final Map<String, SampledColumn> found = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    Meanings(List<SampledColumn> columns) {
        this.columns = columns;
        usual.keySet().forEach(this::find);
        findIndex();
        DEPTH.forEach(this::findDepth);
        settle();
    }

    /** A sentence on the columns that are called as prices or sizes are and hold texts; empty if there are none. */
    static String noNumbers(List<SampledColumn> columns) {
        Map<String, List<String>> usual = ColumnNames.load();
        List<String> texts = columns.stream()
                .filter(column -> column.form() == Form.TEXT)
                .filter(column -> Stream.of("bid", "bid_size", "ask", "ask_size", "price", "size")
                        .flatMap(meaning -> usual.getOrDefault(meaning, List.of()).stream())
                        .anyMatch(name -> ColumnNames.isSame(column.name(), name)))
                .map(column -> column.name() + "=" + column.firstWithoutNumber())
                .toList();
        return texts.isEmpty()
                ? ""
                : "; names of prices or sizes, with values that are no numbers: " + String.join(", ", texts);
    }

    /** A sentence on the columns that are called as times are and hold something else in a row; empty if there are none. */
    static String noTimes(List<SampledColumn> columns) {
        List<String> names = ColumnNames.load().getOrDefault("time", List.of());
        List<String> texts = columns.stream()
                .filter(column -> names.stream().anyMatch(name -> isCalled(column, name, "time")))
                .flatMap(column -> column.firstOtherThan(TIMES).map(value -> column.name() + "=" + value).stream())
                .toList();
        return texts.isEmpty()
                ? ""
                : "; names of times, with values of a form that is not known or not that of the others: "
                        + String.join(", ", texts);
    }

    /** The columns by meaning. */
    Map<String, SampledColumn> columns() {
        return found;
    }

    /** The names or ranges of names by meaning, as a mapping has them. */
    Map<String, String> texts() {
        return texts;
    }

    private void find(String meaning) {
        Set<Form> forms = FORMS.getOrDefault(meaning, NUMBERS);
        for (String name : usual.getOrDefault(meaning, List.of())) {
            Optional<SampledColumn> column = columns.stream()
                    .filter(each -> isCalled(each, name, meaning))
                    .filter(each -> isOf(meaning, each, forms) && !found.containsValue(each))
                    .findFirst();
            if (column.isPresent()) {
                put(meaning, column.get());
                return;
            }
        }
    }

    /** The name of a time may have that of its zone in it. */
    private static boolean isCalled(SampledColumn column, String name, String meaning) {
        return ColumnNames.isSame(column.name(), name)
                || (TIME_MEANINGS.contains(meaning) && ColumnNames.isSame(ZoneWords.without(column.name()), name));
    }

    private static boolean isOf(String meaning, SampledColumn column, Set<Form> forms) {
        if (MOMENT_MEANINGS.contains(meaning) && column.hasExponents()) {
            return false;
        }
        if (meaning.equals("event")) {
            return column.form() == Form.TEXT && EventWords.are(column);
        }
        return forms.contains(column.form()) || (meaning.equals("side") && ProposedValues.areMakers(column));
    }

    /** A column of a word for each row tells the kind of its one price and size; numbered levels have their side from it. */
    private void settleEvents(boolean hasBook) {
        SampledColumn event = found.get("event");
        if (event != null && !found.containsKey("price")) {
            columns.stream()
                    .filter(each -> each.form() == Form.NUMBER
                            && ColumnNames.plain(each.name()).equals("value"))
                    .findFirst()
                    .ifPresent(each -> put("price", each));
        }
        if (event != null && hasLevels() && !found.containsKey("side") && ProposedValues.areSides(event)) {
            rename("event", "side");
        } else if (hasBook || hasLevels() || !found.containsKey("price") || !found.containsKey("size")) {
            drop(List.of("event"));
        }
    }

    /** The index of a table, if it has times and no other column has: of a CSV file the first column, of a Parquet file a named one. */
    private void findIndex() {
        SampledColumn first = columns.get(0);
        Optional<SampledColumn> index = columns.stream()
                .filter(each -> each.name().equals(INDEX)
                        || (each.equals(first) && first.name().equals(Header.UNNAMED)))
                .filter(each -> MOMENTS.contains(each.form()))
                .findFirst();
        if (!found.containsKey("time") && index.isPresent()) {
            put("time", index.get());
        }
    }

    private void put(String meaning, SampledColumn column) {
        found.put(meaning, column);
        texts.put(meaning, column.name());
    }

    /** The columns of all levels of a side, of names that differ in a number. */
    private void findDepth(String meaning) {
        Map<String, List<SampledColumn>> families = new LinkedHashMap<>();
        for (SampledColumn column : columns) {
            Matcher numbered = NUMBERED.matcher(column.name());
            if (numbered.matches() && isLevel(numbered, meaning)) {
                families.computeIfAbsent(numbered.group(1) + "{}" + numbered.group(3), key -> new ArrayList<>())
                        .add(column);
            }
        }
        families.forEach((key, family) -> {
            boolean isNew = !found.containsKey(meaning) || family.size() > 1;
            if (isNew && !texts.getOrDefault(meaning, "").contains("..")) {
                put(meaning, family.get(0));
                texts.put(meaning, range(key, family));
            }
        });
    }

    private boolean isLevel(Matcher numbered, String meaning) {
        String plain = ColumnNames.plain(numbered.group(1) + numbered.group(3))
                .replaceAll("^(bid|ask)s(?!ize|z)", "$1")
                .replaceAll("^(level|l)(?=bid|ask)", "");
        String unnumbered = plain.replaceAll("(level|l)$", "");
        return usual.getOrDefault(meaning, List.of()).stream()
                .filter(name -> name.length() > 1)
                .map(ColumnNames::plain)
                .anyMatch(name -> name.equals(plain) || name.equals(unnumbered));
    }

    private static String range(String key, List<SampledColumn> family) {
        String first = number(family.get(0));
        String last = number(family.get(family.size() - 1));
        return key.replace("{}", family.size() == 1 ? first : "{" + first + ".." + last + "}");
    }

    private static String number(SampledColumn column) {
        Matcher numbered = NUMBERED.matcher(column.name());
        return numbered.matches() ? numbered.group(2) : "";
    }

    /** Drops what does not go together, and tells levels of a book from trades. */
    private void settle() {
        boolean pairs = found.containsKey("bids") && found.containsKey("asks");
        boolean arrays = pairs || (found.containsKey("changes") && found.containsKey("level_action"));
        if (!pairs) {
            drop(List.of("bids", "asks"));
        }
        if (arrays) {
            drop(DEPTH);
            drop(List.of("side"));
        }
        if (!found.containsKey("level_action")) {
            drop(List.of("changes"));
        }
        boolean quotes = found.containsKey("bid") && found.containsKey("ask");
        if (!quotes) {
            drop(DEPTH);
            drop(List.of("bid_venue", "ask_venue"));
        }
        settleEvents(quotes || arrays);
        if (!found.containsKey("price") || !found.containsKey("size")) {
            drop(List.of("price", "size", "side"));
        }
        SampledColumn side = found.get("side");
        if (side != null && !quotes && !arrays && !found.containsKey("event") && (isBookSide(side) || hasLevels())) {
            for (String meaning : List.of("side", "price", "size")) {
                rename(meaning, "level_" + meaning);
            }
        } else if (!arrays) {
            drop(List.of("level_action"));
        }
        dropWords();
        boolean isBook = found.containsKey("level_price") || hasLevels();
        if (quotes || arrays || found.containsKey("level_action") || !isBook) {
            drop(List.of("level"));
        }
        settleSequences();
        if (found.containsKey("bid_venue") != found.containsKey("ask_venue")) {
            drop(List.of("bid_venue", "ask_venue"));
        }
    }

    /** True if a column has numbers of levels, from 0 or 1 on; no trades have them. */
    private boolean hasLevels() {
        SampledColumn level = found.get("level");
        return level != null
                && level.words().size() > 1
                && level.words().stream().anyMatch(Set.of("0", "1")::contains)
                && level.words().stream().allMatch(text -> text.matches("[0-9]{1,3}"));
    }

    private static boolean isBookSide(SampledColumn side) {
        return side.words().stream().anyMatch(BOOK_SIDES::contains)
                && !side.words().contains("buy");
    }

    /** An action or a side of words that a mapping would have to explain is not proposed. */
    private void dropWords() {
        SampledColumn action = found.get("level_action");
        if (action != null && !ProposedValues.areActions(action)) {
            drop(List.of("level_action"));
        }
        SampledColumn side = found.get("side");
        if (side != null && !ProposedValues.areSides(side)) {
            drop(List.of("side"));
        }
    }

    /** Numbers of updates count where snapshots are told. */
    private void settleSequences() {
        SampledColumn sequence = found.get("sequence");
        boolean isUpdates = sequence != null
                && !found.containsKey("last_sequence")
                && usual.getOrDefault("last_sequence", List.of()).stream()
                        .anyMatch(name -> ColumnNames.isSame(sequence.name(), name));
        if (!found.containsKey("level_action")) {
            drop(List.of("last_sequence"));
        } else if (isUpdates) {
            rename("sequence", "last_sequence");
        }
        if (!found.containsKey("last_sequence")) {
            drop(List.of("first_sequence", "previous_sequence", "checksum"));
        } else if (!found.containsKey("bids")) {
            drop(List.of("checksum"));
        }
    }

    private void rename(String meaning, String other) {
        SampledColumn column = found.remove(meaning);
        texts.remove(meaning);
        if (column != null) {
            put(other, column);
        }
    }

    private void drop(List<String> meanings) {
        for (String meaning : meanings) {
            found.remove(meaning);
            texts.remove(meaning);
        }
    }
}
