package io.slipway.data.venue;

import java.util.Arrays;

/** The exchanges' letters on the consolidated tape, as publisher ids. Immutable. */
public final class ExchangeLetters {

    /** Added to the code of a letter that is not known, so that each such exchange has an id that no publisher has. */
    public static final int UNKNOWN = 20_000;

    private static final int LETTER_CODES = 128;

    private final int[] publisherIds;

    /** Reads the table once, when it is first needed. */
    private static final class Loaded {

        static final ExchangeLetters LETTERS = parse();
    }

    private ExchangeLetters(int[] publisherIds) {
        this.publisherIds = publisherIds;
    }

    /** The letters of the US equity exchanges. */
    public static ExchangeLetters load() {
        return Loaded.LETTERS;
    }

    private static ExchangeLetters parse() {
        int[] publisherIds = new int[LETTER_CODES];
        Arrays.setAll(publisherIds, letter -> UNKNOWN + letter);
        for (ReferenceTable.Row row :
                ReferenceTable.ofResource("taq_exchanges.csv").rows()) {
            publisherIds[row.text("letter").charAt(0)] = row.whole("publisher_id");
        }
        return new ExchangeLetters(publisherIds);
    }

    /** True if the letter is one of the table. */
    public boolean isKnown(int letter) {
        return letter >= 0 && letter < LETTER_CODES && publisherIds[letter] < UNKNOWN;
    }

    /** The publisher of a letter; {@link #UNKNOWN} and more for one that is not known. */
    public int publisherId(int letter) {
        return letter >= 0 && letter < LETTER_CODES ? publisherIds[letter] : UNKNOWN + letter;
    }
}
