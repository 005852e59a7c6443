package io.slipway.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.SharedFiles;
import io.slipway.model.Money;
import io.slipway.strategies.allocation.StaticAllocator;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.allocation.StrictStaticAllocator;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
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

    /** Problem B: the total may be less than the order. Prices are not measured against the mid there, so the mid is zero. */
    @Test
    void penalisedSplitsCostWhatTheReferenceSays() throws IOException {
        check("B", (quotes, testCase, split) -> {
            quotes.mid(0);
            StaticParameters parameters = new StaticParameters(
                    Money.parseE9(testCase.get("lo").asText()),
                    Money.parseE9(testCase.get("lu").asText()),
                    Money.parseE9(testCase.get("th").asText()));
            return StaticAllocator.penalised(quotes.venues(), LOT, parameters)
                    .allocate(quotes, testCase.get("S").asLong(), split);
        });
    }

    private interface Variant {
        long allocate(VenueQuotes quotes, JsonNode testCase, long[] split);
    }

    private static JsonNode golden() throws IOException {
        return new ObjectMapper()
                .readTree(SharedFiles.file("golden/golden_static.json").toFile());
    }

    private static void check(String variant, Variant allocation) throws IOException {
        JsonNode golden = golden();
        int checked = 0;
        for (JsonNode testCase : golden.get("cases")) {
            if (!testCase.path("variant").asText().equals(variant)) {
                continue;
            }
            VenueQuotes quotes = quotes(golden.get("venues"));
            long[] split = new long[quotes.venues()];
            long total = allocation.allocate(quotes, testCase, split);
            for (int i = 0; i < split.length; i++) {
                assertThat(split[i])
                        .as("%s", testCase)
                        .isEqualTo(testCase.get("split").get(i).asLong());
            }
            assertThat(total).isEqualTo(Arrays.stream(split).sum());
            checked++;
        }
        assertThat(checked).isEqualTo(variant.equals("B") ? 6 : 2);
    }
}
