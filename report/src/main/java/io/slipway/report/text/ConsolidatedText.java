package io.slipway.report.text;

import io.slipway.result.file.QualityKeys;
import io.slipway.result.schema.Values;
import java.util.Optional;

/** The suspicion that the venues of data are not venues with quotes of their own. */
final class ConsolidatedText {

    private ConsolidatedText() {}

    /** The suspicion; empty if there is none. */
    static Optional<String> of(Values quality) {
        return quality.or(QualityKeys.LOOKS_CONSOLIDATED, false)
                ? Optional.of(
                        "the venue of a row seems to say only who set the national best bid and offer: the venues cross each"
                                + " other, and what each of them shows is not in the data; read it with bid_venue and ask_venue in a"
                                + " mapping, or as one consolidated venue (EQUS)")
                : Optional.empty();
    }
}
