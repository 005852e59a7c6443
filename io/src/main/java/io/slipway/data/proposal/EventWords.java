package io.slipway.data.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words that tell of each row what its one price and size are: a trade, a venue's bid or its offer. AlgoSeek marks quotes that are the
 * national best by NB.
 */
final class EventWords {

    private static final List<String> KEYS = List.of("trade", "bid", "ask", "leave_out");

    /** AlgoSeek's words; those that the first rows do not have may follow. */
    private static final List<String> ALGOSEEK = List.of(
            "trade",
            "trade nb",
            "quote bid",
            "quote bid nb",
            "quote ask",
            "quote ask nb",
            "trade cancelled",
            "trade nb cancelled");

    private static final Set<String> TRADES = Set.of("trade", "trades", "trade nb");
    private static final Set<String> BIDS =
            Set.of("bid", "best bid", "bid quote", "quote bid", "quote bid nb", "national best bid");
    private static final Set<String> ASKS = Set.of(
            "ask", "offer", "best ask", "best offer", "ask quote", "quote ask", "quote ask nb", "national best ask");

    private final List<String> seen;
    private final boolean isAlgoSeek;

    EventWords(SampledColumn column) {
        seen = List.copyOf(column.words());
        isAlgoSeek = ALGOSEEK.containsAll(seen);
    }

    /** True if some words of a column tell that rows are not all of one kind; other words are allowed beside bids and offers alone. */
    static boolean are(SampledColumn column) {
        Set<String> words = column.words();
        boolean hasBids = words.stream().anyMatch(word -> BIDS.contains(plain(word)));
        boolean hasAsks = words.stream().anyMatch(word -> ASKS.contains(plain(word)));
        boolean areKnown = words.stream().allMatch(word -> keyOf(word).isPresent());
        return areKnown ? hasBids || hasAsks || words.contains("trade nb") : hasBids && hasAsks;
    }

    private static String plain(String word) {
        return word.replaceAll("[_-]", " ");
    }

    private static Optional<String> keyOf(String word) {
        String plain = plain(word);
        if (plain.startsWith("trade") && plain.contains("cancel")) {
            return Optional.of("leave_out");
        }
        return TRADES.contains(plain)
                ? Optional.of("trade")
                : BIDS.contains(plain)
                        ? Optional.of("bid")
                        : ASKS.contains(plain) ? Optional.of("ask") : Optional.empty();
    }

    /** True if every quote of the first rows is the national best. */
    boolean areNational() {
        List<String> quotes = seen.stream()
                .filter(word -> List.of("bid", "ask").contains(keyOf(word).orElse("")))
                .toList();
        return !quotes.isEmpty() && quotes.stream().allMatch(word -> word.endsWith(" nb"));
    }

    /** The words by their meaning, as a mapping has them. */
    String yaml() {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        KEYS.forEach(key -> byKey.put(key, new ArrayList<>()));
        for (String word : isAlgoSeek ? ALGOSEEK : seen) {
            byKey.computeIfAbsent(keyOf(word).orElse("leave_out"), key -> new ArrayList<>())
                    .add(YamlText.quoted(word));
        }
        List<String> entries = new ArrayList<>();
        byKey.forEach((key, words) -> {
            if (!words.isEmpty()) {
                entries.add(key + ": [" + String.join(", ", words) + "]");
            }
        });
        return "{" + String.join(", ", entries) + "}";
    }

    /** Guesses to check. */
    List<String> notes() {
        boolean hasQuotes = seen.stream()
                .anyMatch(word -> Set.of("bid", "ask").contains(keyOf(word).orElse("")));
        List<String> notes = new ArrayList<>();
        if (hasQuotes) {
            notes.add("a bid or an offer is taken as the best one of its venue, whose other side stays as it was");
        }
        List<String> unknown =
                seen.stream().filter(word -> keyOf(word).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            notes.add("rows of these words are left out, since it is not known what they tell: "
                    + String.join(", ", unknown));
        }
        if (isAlgoSeek) {
            notes.add("rows of cancelled trades are left out, and the trades that they cancel are not");
        }
        return notes;
    }
}
