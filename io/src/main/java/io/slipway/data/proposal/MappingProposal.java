package io.slipway.data.proposal;

import io.slipway.data.proposal.SampledColumn.Form;
import io.slipway.data.source.DataSource;
import io.slipway.data.text.DateText;
import io.slipway.data.venue.ConditionNames;
import io.slipway.market.MarketDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mapping for a table of an unknown layout, guessed from its first rows.
 *
 * @param yaml the mapping
 * @param notes guesses to check, and columns that are not understood, as sentences
 */
public record MappingProposal(String yaml, List<String> notes) {

    private static final int FIRST_OWN_VENUE = 30_000;
    private static final List<String> SIZES = List.of("bid_size", "ask_size");

    public MappingProposal {
        notes = List.copyOf(notes);
    }

    /**
     * A proposal for a source.
     *
     * @throws MarketDataException if it is no text, or no quotes, trades or books are found in it
     */
    public static MappingProposal of(DataSource source) {
        return new Draft(TableSample.of(source)).proposal();
    }

    /** Works the proposal out. */
    private static final class Draft {

        private final TableSample sample;
        private final Map<String, SampledColumn> found;
        private final Map<String, String> texts;
        private final List<String> notes = new ArrayList<>();
        private final StringBuilder yaml = new StringBuilder();
        private final Set<String> used = new LinkedHashSet<>();
        private final Optional<String> exchange;

        Draft(TableSample sample) {
            this.sample = sample;
            this.exchange = ProposedValues.exchange(sample.file(), sample.columns());
            if (sample.layout() == TableSample.Layout.NO_HEADER) {
                found = new LinkedHashMap<>(UnnamedColumns.meanings(sample.columns()));
                texts = new LinkedHashMap<>();
                found.forEach((meaning, column) -> texts.put(meaning, column.name()));
            } else {
                Meanings meanings = new Meanings(sample.columns());
                found = meanings.columns();
                texts = meanings.texts();
            }
        }

        MappingProposal proposal() {
            boolean hasMarket = found.containsKey("bid")
                    || found.containsKey("bids")
                    || found.containsKey("price")
                    || found.containsKey("level_price");
            if (!hasMarket || !found.containsKey("time")) {
                throw new MarketDataException(sample.file() + ": no "
                        + (hasMarket ? "column of times" : "quotes, trades or levels of a book")
                        + " found in its columns: "
                        + listed(sample.columns().stream()
                                .map(SampledColumn::described)
                                .toList())
                        + Meanings.noNumbers(sample.columns())
                        + (found.containsKey("time") ? "" : Meanings.noTimes(sample.columns())));
            }
            SampledColumn level = found.get("level");
            if (level != null && !found.containsKey("level_price")) {
                throw new MarketDataException(
                        sample.file() + ": the rows are levels of a book by the column " + level.name()
                                + ", but no column tells their side, price and size; write the mapping with level_side, level_price,"
                                + " level_size and sides");
            }
            settleTimes();
            layout();
            columns();
            times();
            venues();
            values();
            filters();
            leftovers();
            return new MappingProposal(yaml.toString(), notes);
        }

        private void settleTimes() {
            SampledColumn time = found.get("time");
            if (time != null && time.form() != Form.CLOCK && time.form() != Form.NUMBER) {
                drop("date");
            }
            SampledColumn received = found.get("receive_time");
            if (received != null && (received.form() == Form.NUMBER || received.form() == Form.CLOCK)) {
                drop("receive_time");
            }
        }

        private void drop(String meaning) {
            found.remove(meaning);
            texts.remove(meaning);
        }

        private void layout() {
            if (sample.layout() == TableSample.Layout.NO_HEADER) {
                line("header: false");
                if (sample.delimiter() != ',') {
                    line("delimiter: "
                            + (sample.delimiter() == '\t' ? "tab" : YamlText.quoted("" + sample.delimiter())));
                }
            }
            if (sample.notation().decimal() != '.') {
                line("decimal_point: " + YamlText.quoted("" + sample.notation().decimal()));
            }
            if (sample.notation().thousands() != 0) {
                line("thousands: " + YamlText.quoted("" + sample.notation().thousands()));
            }
        }

        private void columns() {
            nationalEvents();
            if (found.containsKey("bid")) {
                SIZES.forEach(this::constant);
            }
            List<String> entries = new ArrayList<>();
            texts.forEach((meaning, text) -> {
                used.add(text);
                entries.add(meaning + ": " + (text.startsWith("{constant") ? text : YamlText.quoted(text)));
            });
            line(YamlText.columns(entries));
        }

        /** The venue of a row is that of the national best, where all its quotes are. */
        private void nationalEvents() {
            SampledColumn event = found.get("event");
            SampledColumn venue = found.get("venue");
            if (event != null && venue != null && new EventWords(event).areNational()) {
                for (String meaning : List.of("bid_venue", "ask_venue")) {
                    found.put(meaning, venue);
                    texts.put(meaning, venue.name());
                }
            }
        }

        private void constant(String meaning) {
            if (!texts.containsKey(meaning)) {
                texts.put(meaning, "{constant: 1}");
                notes.add("the file has no " + meaning + ": results depend on the constant that stands for it");
            }
        }

        private void times() {
            boolean hasDate =
                    found.containsKey("date") || DateText.inName(sample.file()).isPresent();
            boolean isLean = sample.layout() == TableSample.Layout.NO_HEADER;
            Optional<SampledColumn> zones = ZoneWords.column(sample.columns());
            zones.ifPresent(column -> used.add(column.name()));
            ProposedTimes times = new ProposedTimes(exchange.isPresent(), isCurrency(), hasDate, isLean, zones, notes);
            for (String meaning : List.of("time", "receive_time")) {
                SampledColumn column = found.get(meaning);
                if (column == null) {
                    continue;
                }
                String rule = times.rule(column);
                if (!rule.isEmpty()) {
                    line(meaning + ": {" + rule + "}");
                }
            }
        }

        /** Prices without any sizes are taken for those of currencies. */
        private boolean isCurrency() {
            return !found.containsKey("price") && !SIZES.stream().allMatch(found::containsKey);
        }

        private void venues() {
            SampledColumn national = found.get("bid_venue");
            if (national != null) {
                table(national);
                notes.add("the quotes are the national best bid and offer: one venue at a time shows a bid and one an"
                        + " offer, and what the others show is not known");
                if (found.containsKey("price") && !found.containsKey("venue")) {
                    line("venue: EQUS");
                }
                return;
            }
            SampledColumn column = found.get("venue");
            if (column != null) {
                table(column);
            } else if (exchange.isPresent()) {
                line("venue: " + exchange.get());
                notes.add("the venue is taken as " + exchange.get());
            } else {
                line("venue: \"30000\"");
                notes.add("the venue is not known: 30000 is a venue of its own, without fees; name it, such as XNAS");
            }
        }

        private void table(SampledColumn column) {
            if (ProposedValues.areVenues(column)) {
                return;
            }
            boolean polygon = column.form() == Form.NUMBER
                    && sample.columns().stream().anyMatch(each -> each.name().equals("sip_timestamp"));
            if (polygon) {
                line("venues: " + ProposedValues.POLYGON_VENUES);
                return;
            }
            List<String> entries = new ArrayList<>();
            List<String> unknown = new ArrayList<>();
            for (String value : new LinkedHashSet<>(column.values())) {
                boolean isKnown = column.form() == Form.TEXT && ProposedValues.isVenue(value);
                String id = isKnown ? YamlText.quoted(value) : "\"" + (FIRST_OWN_VENUE + unknown.size()) + "\"";
                entries.add(YamlText.quoted(value) + ": " + id);
                if (!isKnown) {
                    unknown.add(value);
                }
            }
            line("venues: {" + String.join(", ", entries) + "}");
            notes.add((unknown.size() == entries.size() ? "the venues in " : listed(unknown) + " in ") + column.name()
                    + " are not known: name each, such as XNAS; others may follow in the file");
        }

        private void values() {
            prices();
            SampledColumn side = found.get("side");
            if (side != null && ProposedValues.isTruth(side)) {
                List<String> truths = ProposedValues.truths(side);
                line("sides: {buy: \"" + truths.get(0) + "\", sell: \"" + truths.get(1) + "\"}");
                notes.add(side.name() + " is taken to say that the buyer was the maker, so " + truths.get(1)
                        + " is a sell");
            }
            SampledColumn event = found.get("event");
            if (event != null) {
                EventWords words = new EventWords(event);
                line("events: " + words.yaml());
                notes.addAll(words.notes());
            }
            SampledColumn action = found.get("level_action");
            if (action != null && action.form() == Form.TRUTH) {
                line("actions: {snapshot: \"true\", update: \"false\"}");
            } else if (action != null && found.containsKey("last_sequence") && !ProposedValues.hasSnapshot(action)) {
                notes.add("no snapshot is among the first rows: the book is not known before one comes");
            }
            levels();
            conditions();
            boolean partial = found.containsKey("bid") && found.containsKey("ask") && oneSided();
            if (partial) {
                line("one_side_per_row: true");
                notes.add("rows tell one side, a price or a size alone: the rest is kept from before");
            }
        }

        private void prices() {
            List<SampledColumn> prices = ProposedValues.PRICES.stream()
                    .filter(found::containsKey)
                    .map(found::get)
                    .toList();
            if (ProposedValues.areWhole(prices)) {
                SampledColumn time = found.get("time");
                boolean isLean =
                        sample.layout() == TableSample.Layout.NO_HEADER && time != null && time.form() == Form.NUMBER;
                if (isLean) {
                    line("price_scale: 0.0001");
                }
                notes.add(isLean ? ProposedValues.LEAN_PRICES : ProposedValues.WHOLE_PRICES);
            }
        }

        private void levels() {
            if (!found.containsKey("level_price") || found.containsKey("level_action")) {
                return;
            }
            LevelMessages messages = new LevelMessages(found);
            messages.lines().forEach(this::line);
            messages.note().ifPresent(notes::add);
        }

        private boolean oneSided() {
            long rows = sample.columns().stream()
                    .mapToLong(column -> column.values().size())
                    .max()
                    .orElse(0);
            return prices("bid") < rows
                    && prices("ask") < rows
                    && !texts.getOrDefault("bid", "").contains("..");
        }

        private long prices(String meaning) {
            SampledColumn column = found.get(meaning);
            return column == null
                    ? 0
                    : column.values().stream().filter(Draft::isPrice).count();
        }

        private static boolean isPrice(String text) {
            return !text.matches("[-0.]+");
        }

        private void conditions() {
            if (!found.containsKey("price")) {
                return;
            }
            List<String> rules = new ArrayList<>();
            for (SampledColumn column : sample.columns()) {
                String name = column.name();
                boolean isLetters = (ConditionNames.isConditions(name)
                                || ColumnNames.plain(name).equals("c"))
                        && !column.values().isEmpty()
                        && column.values().stream().allMatch(text -> text.matches("[@A-Z0-9 ]{1,4}"))
                        && column.values().stream().anyMatch(text -> text.matches(".*[@A-Z].*"));
                if (isLetters) {
                    rules.add(YamlText.quoted(column.name()) + ": us-equities");
                    used.add(column.name());
                } else if (ConditionNames.isCorrection(name)) {
                    rules.add(YamlText.quoted(column.name())
                            + ": {0: regular, 1: regular, 2: regular, other: cancelled}");
                    used.add(column.name());
                }
            }
            if (!rules.isEmpty()) {
                line("conditions: {" + String.join(", ", rules) + "}");
            }
        }

        private void filters() {
            for (SampledColumn column : sample.columns()) {
                boolean isType =
                        Set.of("type", "recordtype", "msgtype", "eventtype").contains(ColumnNames.plain(column.name()));
                Set<String> words = column.words();
                boolean isEvent = column.equals(found.get("event"));
                if (isType && !isEvent && (words.contains("quote") || words.contains("trade")) && words.size() > 1) {
                    Set<String> others = new TreeSet<>(words);
                    others.removeAll(kept());
                    if (!others.isEmpty()) {
                        notes.add(
                                "rows whose " + column.name() + " is " + listed(List.copyOf(others)) + " are left out");
                    }
                    words.retainAll(kept());
                    line("keep: {" + YamlText.quoted(column.name()) + ": [" + String.join(", ", words) + "]}");
                    used.add(column.name());
                }
            }
        }

        private List<String> kept() {
            List<String> kept = new ArrayList<>();
            if (found.containsKey("bid")) {
                kept.add("quote");
            }
            if (found.containsKey("price")) {
                kept.add("trade");
            }
            return kept;
        }

        private void leftovers() {
            List<String> left = new ArrayList<>();
            for (SampledColumn column : sample.columns()) {
                boolean ofLevels = texts.values().stream().anyMatch(text -> covers(text, column.name()));
                if (!used.contains(column.name()) && !ofLevels) {
                    left.add(column.described());
                }
            }
            if (!left.isEmpty()) {
                notes.add("not used: " + listed(left));
            }
        }

        private static boolean covers(String text, String name) {
            int brace = text.indexOf('{');
            int end = text.indexOf('}');
            return brace >= 0
                    && text.contains("..")
                    && name.startsWith(text.substring(0, brace))
                    && name.endsWith(text.substring(end + 1));
        }

        private void line(String text) {
            yaml.append(text).append('\n');
        }

        private static String listed(List<String> texts) {
            return String.join(", ", texts);
        }
    }
}
