package io.slipway.kafka;

/**
 * Which stretch of market data a run is.
 *
 * @param id tells the run from all others on its topic; at most 200 characters
 * @param source where the events come from, for people; at most 1000 characters
 */
public record StreamLabel(String id, String source) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_SOURCE = 1000;

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if the id is blank, or one of them is too long
     */
    public StreamLabel {
        if (id.isBlank() || id.length() > LONGEST_ID || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("not a run label: id=\"" + id + "\", source=\"" + source + "\"");
        }
    }
}
