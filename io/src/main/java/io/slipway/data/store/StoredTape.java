package io.slipway.data.store;

import io.slipway.market.DataIssue;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A tape and what its reader had to say.
 *
 * @param examples an example of each issue that has one, as a sentence for the user
 */
public record StoredTape(MarketTape tape, Map<DataIssue, String> examples) {

    private static final String IS = "=";

    public StoredTape {
        Map<DataIssue, String> ordered = new EnumMap<>(DataIssue.class);
        ordered.putAll(examples);
        examples = ordered;
    }

    /** The examples as notes of a file. */
    List<String> toNotes() {
        List<String> notes = new ArrayList<>();
        examples.forEach((issue, example) -> notes.add(issue.key() + IS + example));
        return notes;
    }

    /**
     * The tape of a file whose notes are examples.
     *
     * @throws IllegalArgumentException if they are none
     */
    static StoredTape of(TapeFile file) {
        Map<DataIssue, String> examples = new EnumMap<>(DataIssue.class);
        for (String note : file.notes()) {
            int end = Math.max(0, note.indexOf(IS));
            DataIssue issue = DataIssue.ofKey(note.substring(0, end)).orElseThrow(IllegalArgumentException::new);
            examples.put(issue, note.substring(end + IS.length()));
        }
        return new StoredTape(file.tape(), examples);
    }
}
