package io.slipway.data.venue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Venues as people and brokers write them: a market identifier code, a publisher id, a letter of the consolidated tape, or the name
 * of an exchange, in any case. Immutable.
 */
public final class VenueTexts {

    /** Segments of a market that brokers report, and the code of the market itself. */
    private static final Map<String, String> SEGMENTS = Map.ofEntries(
            Map.entry("XNGS", "XNAS"),
            Map.entry("XNMS", "XNAS"),
            Map.entry("XNCM", "XNAS"),
            Map.entry("NASDAQ", "XNAS"),
            Map.entry("NASDAQOMX", "XNAS"),
            Map.entry("NYSE", "XNYS"),
            Map.entry("AMEX", "XASE"),
            Map.entry("ARCA", "ARCX"),
            Map.entry("IEX", "IEXG"),
            Map.entry("BZX", "BATS"),
            Map.entry("BATSZ", "BATS"),
            Map.entry("BYX", "BATY"),
            Map.entry("BATSY", "BATY"),
            Map.entry("CHX", "XCHI"),
            Map.entry("CHICAGO", "XCHI"),
            Map.entry("BOSTON", "XBOS"),
            Map.entry("PHLX", "XPSX"),
            Map.entry("NSX", "XCIS"),
            Map.entry("FINRA", "FINN"));

    private static final String LETTERS = "ABCHJKLMNPQTUVXYZ";

    private final VenueNames names = VenueNames.load();
    private final Map<String, Integer> byName = new HashMap<>();

    private VenueTexts() {
        for (ReferenceTable.Row row :
                ReferenceTable.ofResource("taq_exchanges.csv").rows()) {
            byName.putIfAbsent(plain(row.text("name")), row.whole("publisher_id"));
        }
    }

    private static final class Loaded {

        static final VenueTexts TEXTS = new VenueTexts();
    }

    /** The texts that are known. */
    public static VenueTexts load() {
        return Loaded.TEXTS;
    }

    /** The publisher whose own feed is the venue; empty if the text is not known. */
    public OptionalInt publisherOf(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (code.matches("[0-9]{1,5}")) {
            return OptionalInt.of(Integer.parseInt(code));
        }
        if (code.length() == 1 && LETTERS.contains(code)) {
            ExchangeLetters letters = ExchangeLetters.load();
            return letters.isKnown(code.charAt(0))
                    ? OptionalInt.of(letters.publisherId(code.charAt(0)))
                    : OptionalInt.empty();
        }
        OptionalInt byCode = names.publisherOf(SEGMENTS.getOrDefault(plain(text).toUpperCase(Locale.ROOT), code));
        if (byCode.isEmpty()) {
            byCode = names.publisherOf(text.strip());
        }
        Integer named = byName.get(plain(text));
        return byCode.isPresent() || named == null ? byCode : OptionalInt.of(named);
    }

    /** The publisher among some that is the same venue as another publisher; the other one if none is. */
    public int among(int publisherId, int[] known) {
        for (int each : known) {
            if (each == publisherId) {
                return each;
            }
        }
        for (int each : known) {
            if (names.isKnown(publisherId) && names.mic(each).equals(names.mic(publisherId))) {
                return each;
            }
        }
        return publisherId;
    }

    /** A name without what follows in brackets, and without blanks. */
    private static String plain(String name) {
        return name.replaceAll("\\(.*", "").strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }
}
