package io.slipway.publish.values;

import java.util.List;

/**
 * The file that the fees of a run are from.
 *
 * @param file its name
 * @param sha256 of its bytes, in hexadecimal
 * @param unverified venues all of whose rates nobody has read in the venue's own words, as the file itself says
 * @param isShipped true of the tables that come with Slipway
 */
public record FeeSource(String file, String sha256, List<String> unverified, boolean isShipped) {

    private static final String US_EQUITIES = "us-equities.yaml";

    /** Copies the list. */
    public FeeSource {
        unverified = List.copyOf(unverified);
    }

    /** True of the shipped table of US equities, whose rates are those before the amendment of the caps. */
    public boolean isUsEquities() {
        return isShipped && file.equals(US_EQUITIES);
    }
}
