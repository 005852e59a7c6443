package io.slipway.data.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.venue.SaleConditions.Day;
import io.slipway.data.venue.SaleConditions.Plan;
import io.slipway.market.PrintKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleConditionsTest {

    private final Day day = SaleConditions.load().on(LocalDate.of(2024, 8, 1));

    /** Columns: codes, then last, volume, VWAP and book, as the matrices of the plans and the meaning of the codes have them. */
    @ParameterizedTest
    @CsvSource({
        "'@ EFSY18', y, y, y, y",
        "ADKX, y, y, y, n",
        "I, n, y, y, y",
        "T, n, y, y, y",
        "O56, y, y, n, n",
        "QM, n, n, n, n",
        "9, y, n, n, n",
        "LZGU23, n, y, n, n",
        "P, n, y, n, n",
        "W, n, y, n, n",
        "4, n, y, n, n",
        "V7, n, y, n, n",
        "CNR, n, y, n, n",
        "H, n, y, n, n",
        "?#a, n, y, n, n",
    })
    void aConditionSaysWhatAPrintCountsFor(String codes, String last, String volume, String vwap, String book) {
        for (Plan plan : Plan.values()) {
            codes.chars().forEach(code -> {
                PrintKind kind = day.kindOf(code, plan);
                String answers = answer(kind.updatesLast())
                        + answer(kind.inVolume())
                        + answer(kind.inVwap())
                        + answer(kind.tradesInBook());
                assertThat(answers).as("%c of %s", code, plan).isEqualTo(last + volume + vwap + book);
            });
        }
    }

    private static String answer(boolean yes) {
        return yes ? "y" : "n";
    }

    @Test
    void anAverageOfOnePlanIsABunchedTradeOfTheOther() {
        assertThat(day.kindOf('B', Plan.CTA)).isEqualTo(PrintKind.AVERAGE_PRICE);
        assertThat(day.kindOf('B', Plan.UTP)).isEqualTo(PrintKind.BUNCHED);
        assertThat(day.kindOf('B', Plan.UNKNOWN)).isEqualTo(PrintKind.AVERAGE_PRICE);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-12-06, CTA, REGULAR",
        "2013-12-06, UTP, UNKNOWN",
        "2013-12-06, UNKNOWN, REGULAR",
        "2013-12-08, CTA, REGULAR",
        "2013-12-09, CTA, ODD_LOT",
        "2013-12-09, UTP, ODD_LOT",
    })
    void oddLotsAreOnTheTapeSinceADayOf2013(LocalDate date, Plan plan, PrintKind kind) {
        assertThat(SaleConditions.load().on(date).kindOf('I', plan)).isEqualTo(kind);
    }

    @Test
    void codesOutsideTheTableAreUnknown() {
        assertThat(day.kindOf(-1, Plan.CTA)).isEqualTo(PrintKind.UNKNOWN);
        assertThat(day.kindOf(200, Plan.UTP)).isEqualTo(PrintKind.UNKNOWN);
        assertThat(Plan.ofSource('C')).isEqualTo(Plan.CTA);
        assertThat(Plan.ofSource('N')).isEqualTo(Plan.UTP);
        assertThat(Plan.ofSource(0)).isEqualTo(Plan.UNKNOWN);
    }
}
