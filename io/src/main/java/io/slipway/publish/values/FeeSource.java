package io.slipway.publish.values;

import java.util.List;

/**
 * The file that the fees of a run are from.
 *
 * @param file its name
 * @param sha256 of its bytes, in hexadecimal
 * @param unverified venues all of whose rates nobody has read in the venue's own words, as the file itself says
 */
public record FeeSource(String file, String sha256, List<String> unverified) {

    /** Copies the list. */
    public FeeSource {
        unverified = List.copyOf(unverified);
    }
}
