package io.slipway.publish.values;

import io.slipway.model.QuoteState;
import io.slipway.result.file.QuoteKeys;
import io.slipway.result.schema.Values;
import io.slipway.tca.quote.QuotesTraded;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quotes that fills traded on, as values. */
public final class QuoteValues {

    private QuoteValues() {}

    public static Values of(QuotesTraded quotes) {
        Map<String, BigDecimal> byAge = new LinkedHashMap<>();
        int bands = QuotesTraded.BANDS_NS.size();
        for (int band = 0; band < bands; band++) {
            byAge.put(
                    QuoteKeys.age(QuotesTraded.BANDS_NS.get(band)),
                    BigDecimal.valueOf(quotes.qtyByAge().get(band)));
        }
        byAge.put("more", BigDecimal.valueOf(quotes.qtyByAge().get(bands)));
        byAge.put("unknown", BigDecimal.valueOf(quotes.qtyByAge().get(bands + 1)));
        return Values.of(QuoteKeys.SHAPE)
                .put(QuoteKeys.MEDIAN_AGE_NS, orNull(quotes.medianAgeNs()))
                .put(QuoteKeys.P90_AGE_NS, orNull(quotes.ninthDecileAgeNs()))
                .put(QuoteKeys.MAX_AGE_NS, orNull(quotes.longestAgeNs()))
                .put(QuoteKeys.QTY_BY_AGE, byAge)
                .put(QuoteKeys.STALE_QTY, quotes.staleQty())
                .put(QuoteKeys.CROSSED_QTY, quotes.crossedQty())
                .put(QuoteKeys.FAR_QTY, quotes.farQty());
    }

    private static @Nullable Long orNull(long ageNs) {
        return ageNs == QuoteState.UNKNOWN ? null : ageNs;
    }
}
