package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.model.Money;
import io.slipway.route.Allocator;
import io.slipway.route.StaticAllocator;
import io.slipway.route.StrictStaticAllocator;
import io.slipway.route.VenueQuotes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The static allocators on the reference venues. */
class GoldenStaticTest {

    private static final long LOT = 100;

    @Test
    void splitsAndCostsAreThoseOfTheReference() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(SharedFiles.file("golden/golden_static.json").toFile());
        VenueQuotes quotes = quotes(golden.get("venues"));
        int checked = 0;
        for (JsonNode testCase : golden.get("cases")) {
            if (testCase.has("variant")) {
                continue;
            }
            check(quotes, testCase);
            checked++;
        }
        assertThat(checked).isEqualTo(6);
    }

    private static VenueQuotes quotes(JsonNode venues) {
        VenueQuotes quotes = new VenueQuotes(venues.size());
        for (int i = 0; i < venues.size(); i++) {
            JsonNode venue = venues.get(i);
            long ask = Money.parseE9(venue.get("ask").asText());
            quotes.set(
                    i,
                    venue.get("askSize").asLong(),
                    ask,
                    Money.parseE9(venue.get("fee").asText()),
                    false);
        }
        return quotes;
    }

    private static void check(VenueQuotes quotes, JsonNode testCase) {
        long qty = testCase.get("S").asLong();
        Allocator allocator = qty % LOT == 0
                ? new StrictStaticAllocator(quotes.venues(), LOT)
                : StaticAllocator.capped(quotes.venues(), LOT);
        long[] split = new long[quotes.venues()];
        long total = allocator.allocate(quotes, qty, split);
        JsonNode expected = testCase.get("split");
        if (expected.isEmpty()) {
            assertThat(total).isZero();
            return;
        }
        BigInteger costE9 = BigInteger.ZERO;
        for (int i = 0; i < split.length; i++) {
            assertThat(split[i])
                    .as("S=%s venue %s", qty, i)
                    .isEqualTo(expected.get(i).asLong());
            costE9 = costE9.add(BigInteger.valueOf(split[i]).multiply(BigInteger.valueOf(quotes.signedCostE9(i))));
        }
        assertThat(Money.toDecimal(costE9))
                .isEqualByComparingTo(new BigDecimal(testCase.get("cost").asText()));
    }
}
