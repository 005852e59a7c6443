package io.slipway.kafka;

/**
 * The identity of a stream on a topic.
 *
 * @param id stream id, unique on its topic; not blank, at most 200 characters
 * @param source origin of the events, for people to read; at most 1000 characters
 */
public record StreamLabel(String id, String source) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_SOURCE = 1000;

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if the id is blank, or if either text is too long
     */
    public StreamLabel {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "expected 1 to " + LONGEST_ID + " characters, not only blanks: length=" + id.length());
        }
        if (source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("the name of the source has more than " + LONGEST_SOURCE
                    + " characters: length=" + source.length());
        }
    }
}
