package io.slipway.data.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of rows of one level each, without actions, whether those of one time are the whole book or changes of it.
 *
 * <p>Numbered levels are changes if a message leaves out a level above one that it tells. They are the whole book if every message has
 * both sides from the best level on, and all have as many levels or there are at least five. Sides that come apart are changes, if
 * each always has the same levels: both readings then give the same book. Levels without numbers are the whole book if each of at least
 * three messages has several levels of both sides, and none a size of zero.
 */
final class LevelMessages {

    private enum Kind {
        WHOLE,
        CHANGES,
        UNKNOWN
    }

    private static final int FEW = 2;
    private static final int SEVERAL = 3;
    private static final int MANY = 5;
    private static final List<String> KEYS = List.of("date", "time", "receive_time", "sequence", "venue", "symbol");

    /** The numbers of the levels of a message, by side. */
    private final List<Map<String, List<Integer>>> messages = new ArrayList<>();

    private final Map<String, SampledColumn> found;
    private final boolean isNumbered;
    private int first = 1;

    /** @param found the columns by meaning, with sides and prices of levels */
    LevelMessages(Map<String, SampledColumn> found) {
        this.found = found;
        isNumbered = found.containsKey("level");
        if (isAligned()) {
            read();
        }
    }

    private Kind kind() {
        return isNumbered ? numbered() : unnumbered();
    }

    /** The lines of a mapping that say the kind of the rows, if they tell it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (isNumbered && first == 0) {
            lines.add("first_level: 0");
        }
        Kind kind = kind();
        if (kind == Kind.WHOLE) {
            lines.add("level_rows: whole");
        } else if (kind == Kind.CHANGES && isNumbered) {
            lines.add("level_rows: changes");
        }
        return lines;
    }

    /** A guess to check, or what the user has to say; empty for changes by price. */
    Optional<String> note() {
        return switch (kind()) {
            case WHOLE ->
                Optional.of("rows of one time are taken as the whole book: levels that they leave out are gone");
            case CHANGES ->
                isNumbered
                        ? Optional.of("each row is taken to replace the level of its number: other levels stay")
                        : Optional.empty();
            case UNKNOWN ->
                Optional.of("the first rows do not tell if those of one time are the whole book: "
                        + (isNumbered
                                ? "add level_rows: whole, or level_rows: changes if other levels stay"
                                : "other levels stay until a size of 0; level_rows: whole lets them go"));
        };
    }

    private List<String> values(String meaning) {
        SampledColumn column = found.get(meaning);
        return column == null ? List.of() : column.values();
    }

    /** True if no row lacks what tells its message, side or level, so that the values of columns stand side by side. */
    private boolean isAligned() {
        int rows = values("time").size();
        boolean keys = KEYS.stream()
                .filter(found::containsKey)
                .allMatch(meaning -> values(meaning).size() == rows);
        boolean levels = !isNumbered
                || (values("level").size() == rows
                        && values("level").stream().allMatch(text -> text.matches("[0-9]{1,4}")));
        return keys && levels && values("level_side").size() == rows;
    }

    private void read() {
        Set<String> symbols = new LinkedHashSet<>(values("symbol"));
        String key = "";
        for (int row = 0; row < values("time").size(); row++) {
            if (!symbols.isEmpty()
                    && !symbols.iterator().next().equals(values("symbol").get(row))) {
                continue;
            }
            StringBuilder own = new StringBuilder();
            for (String meaning : KEYS) {
                own.append(found.containsKey(meaning) ? values(meaning).get(row) : "")
                        .append('\n');
            }
            if (messages.isEmpty() || !own.toString().equals(key)) {
                messages.add(new LinkedHashMap<>());
                key = own.toString();
            }
            int level = isNumbered ? Integer.parseInt(values("level").get(row)) : row;
            first = isNumbered ? Math.min(first, level) : first;
            messages.get(messages.size() - 1)
                    .computeIfAbsent(values("level_side").get(row).toLowerCase(Locale.ROOT), side -> new ArrayList<>())
                    .add(level);
        }
        if (messages.size() > 1) {
            messages.remove(messages.size() - 1);
        }
    }

    private Kind numbered() {
        if (messages.size() < FEW) {
            return Kind.UNKNOWN;
        }
        if (!messages.stream().allMatch(this::isFromFirst)) {
            return Kind.CHANGES;
        }
        boolean hasBoth = messages.stream().allMatch(message -> message.size() == 2);
        if (hasBoth && (messages.size() >= MANY || isAlike())) {
            return Kind.WHOLE;
        }
        return !hasBoth && isAlike() ? Kind.CHANGES : Kind.UNKNOWN;
    }

    /** True if each side of a message has all levels from the best one to its last. */
    private boolean isFromFirst(Map<String, List<Integer>> message) {
        return message.values().stream().allMatch(levels -> {
            Set<Integer> different = new HashSet<>(levels);
            int last = different.stream().mapToInt(level -> level).max().orElse(0);
            return different.contains(first) && different.size() == last - first + 1;
        });
    }

    /** True if a side has the same levels in all messages that have it. */
    private boolean isAlike() {
        Map<String, Set<Integer>> bySide = new LinkedHashMap<>();
        for (Map<String, List<Integer>> message : messages) {
            for (Map.Entry<String, List<Integer>> side : message.entrySet()) {
                Set<Integer> levels = new HashSet<>(side.getValue());
                if (!bySide.computeIfAbsent(side.getKey(), key -> levels).equals(levels)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Kind unnumbered() {
        boolean hasZero = values("level_size").size() < values("time").size()
                || values("level_size").stream().anyMatch(text -> text.matches("[0.]+"));
        if (hasZero) {
            return Kind.CHANGES;
        }
        boolean areBooks = messages.size() >= SEVERAL
                && messages.stream()
                        .allMatch(message ->
                                message.size() == 2 && message.values().stream().allMatch(levels -> levels.size() > 1));
        return areBooks ? Kind.WHOLE : Kind.UNKNOWN;
    }
}
