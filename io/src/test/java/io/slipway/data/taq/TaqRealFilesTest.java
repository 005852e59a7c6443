package io.slipway.data.taq;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.SharedData;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.BookAction;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The real files. The counts are those of independent commands: {@code awk -F, 'NR>1{n++; if($7!="R"&&$7!="O")i++}'} for the
 * quotes, and {@code awk -F, 'NR>1{if($5~/[OQ56M9]/){a++;next} if($2=="D")d++; ...}'} for the trades.
 */
class TaqRealFilesTest {

    private static final String QUOTES = "taq/taq_quotes_XXX_2018-01-02.csv";

    @Test
    void readsTheSameQuotesAsTheirCopyInDatabentosFormat() {
        ReadOptions rth = ReadOptions.all().withWindow(ns("2018-01-02T14:30:00Z"), ns("2018-01-02T21:00:00Z") - 1);
        MarketTape expected =
                TextFiles.read(SharedData.file("taq/xxx_multivenue_mbp-1_2018-01-02_rth.csv"), ReadOptions.all());
        MarketTape tape = TextFiles.read(SharedData.file(QUOTES), rth);
        // the window opens with the last quote of each of the 8 venues that quote before it:
        // awk -F, 'NR>1 && $1<1514903400{e[$2]=1} END{for(k in e)n++; print n}'
        int opened = 8;
        assertThat(expected.size()).isEqualTo(213_427);
        assertThat(tape.size()).isEqualTo(213_427 + opened);
        MarketEvent event = new MarketEvent();
        MarketEvent other = new MarketEvent();
        for (long i = 0; i < expected.size(); i++) {
            tape.read(opened + i, event);
            expected.read(i, other);
            assertThat(event.isSameAs(other)).as("row %d", i).isTrue();
        }
    }

    @Test
    void readsAllQuotesOfTheDay() {
        MarketTape tape = TextFiles.read(SharedData.file(QUOTES), ReadOptions.all());
        assertThat(tape.instrument().symbol()).isEqualTo("XXX");
        assertThat(tape.size()).isEqualTo(220_557);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.ROUND_LOT_SIZE, 220_557L, DataIssue.INDICATIVE_QUOTE, 2L));
        assertThat(tape.publisherIds()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 38, 43);
        List<String> lines = TextFiles.lines(tape);
        assertThat(lines.get(0)).isEqualTo("2018-01-02T09:00:00.029Z 43 AN 136.50x100/-");
        assertThat(lines.get(3)).isEqualTo("2018-01-02T09:00:00.032Z 43 AN 153.18x100/160.00x200");
        assertThat(lines.get(220_555)).isEqualTo("2018-01-03T01:00:00.060Z 2 AN -/-");
        assertThat(lines.get(220_556)).isEqualTo("2018-01-03T01:00:01.580Z 43 RN -/-");
    }

    @Test
    void readsAllTradesOfTheDay() {
        MarketTape tape = TextFiles.read(SharedData.file("taq/taq_trades_XXX_2018-01-02.csv"), ReadOptions.all());
        assertThat(tape.size()).isEqualTo(39_470);
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.AUCTION_PRINT,
                        2L,
                        DataIssue.OFFICIAL_PRICE,
                        6L,
                        DataIssue.OFF_EXCHANGE_PRINT,
                        12_619L,
                        DataIssue.UNROUTABLE_VENUE,
                        12_619L,
                        DataIssue.SUB_PENNY_PRINT,
                        7_932L));
        List<String> lines = TextFiles.lines(tape);
        assertThat(lines.get(0)).isEqualTo("2018-01-02T10:01:21.479Z 43 TN 157.80x2 -/-");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("2018-01-03T00:58:30.170Z 17 TN 157.80x35 -/-");
        assertThat(volume(tape)).isEqualTo(4_560_957 + 103_504 + 443_901 + 444_843);
        assertThat(count(tape, 19)).isEqualTo(1_550);
        assertThat(count(tape, 17)).isEqualTo(11_069);
    }

    private static long volume(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        long volume = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            assertThat(event.action()).isEqualTo(BookAction.TRADE);
            volume += event.size();
        }
        return volume;
    }

    private static long count(MarketTape tape, int publisherId) {
        MarketEvent event = new MarketEvent();
        long count = 0;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            count += event.publisherId() == publisherId ? 1 : 0;
        }
        return count;
    }

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }
}
