package io.slipway.data.taq;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaqFormatsTest {

    static final String NYSE_HEADER = "Time|Exchange|Symbol|Bid_Price|Bid_Size|Offer_Price|Offer_Size|Quote_Condition|"
            + "Sequence_Number|National_BBO_Ind|FINRA_BBO_Indicator|FINRA_ADF_MPID_Indicator|Quote_Cancel_Correction|"
            + "Source_Of_Quote|Retail_Interest_Indicator|Short_Sale_Restriction_Indicator|LULD_BBO_Indicator|"
            + "SIP_Generated_Message_Identifier|National_BBO_LULD_Indicator|Participant_Timestamp|FINRA_ADF_Timestamp|"
            + "FINRA_ADF_Market_Participant_Quote_Indicator|Security_Status_Indicator\n";
    static final String NYSE_ROW =
            "093000123456789|N|BRK A|10.5|2|10.52|3|R|6700000001|0||||C||||||093000123000000|||\n";
    static final String WRDS_HEADER = "DATE,TIME_M,EX,BID,BIDSIZ,ASK,ASKSIZ,QU_COND,QU_SEQNUM,NATBBO_IND,QU_CANCEL,"
            + "QU_SOURCE,SYM_ROOT,SYM_SUFFIX\n";
    static final String WRDS_ROW = "20180702,9:30:00.000000001,T,10.5,2,10.52,3,R,7,A,,C,BRK,A\n";
    static final String TRADES_HEADER =
            "DATE,TIME_M,EX,SYM_ROOT,SYM_SUFFIX,TR_SCOND,SIZE,PRICE,TR_CORR,TR_SEQNUM,TR_RF\n";
    static final String TRADE = "2018-07-02,9:30:00.5,Z,A,,@,70,10.501,00,9,\n";

    @TempDir
    Path folder;

    @Test
    void readsTheLayoutOfTheExchange() {
        MarketTape tape = read("SPLITS_US_ALL_BBO_B_20180702.csv", NYSE_HEADER + NYSE_ROW + "END|20180702|1||||\n");
        assertThat(tape.instrument().symbol()).isEqualTo("BRK A");
        assertThat(TextFiles.lines(tape)).containsExactly("2018-07-02T13:30:00.123Z 9 AN 10.50x200/10.52x300");
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.recvNs() - event.eventNs()).isEqualTo(456_789);
        assertThat(event.sequence()).isEqualTo(6_700_000_001L & 0xFFFF_FFFFL);
    }

    @Test
    void takesTheDateFromTheOptionsAboveTheFilesName() {
        ReadOptions options = ReadOptions.all()
                .withConventions(Optional.of(LocalDate.of(2018, 1, 2)), ReadOptions.NEW_YORK, Optional.of(1));
        Path file = TextFiles.write(folder, "quotes_20180702.csv", NYSE_HEADER + NYSE_ROW);
        MarketTape tape = TextFiles.read(file, options);
        assertThat(TextFiles.lines(tape)).containsExactly("2018-01-02T14:30:00.123Z 9 AN 10.50x2/10.52x3");
        assertThat(tape.issues()).isEmpty();
    }

    @Test
    void readsTheLayoutOfWrdsWithDatesAndSuffixes() {
        String text = WRDS_HEADER.toLowerCase(Locale.ROOT)
                + WRDS_ROW
                + WRDS_ROW.replace("20180702", "20181105").replace("9:30", "16:30");
        MarketTape tape = read("quotes.csv", text);
        assertThat(tape.instrument().symbol()).isEqualTo("BRK A");
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2018-07-02T13:30:00.000000001Z 2 AN 10.50x200/10.52x300",
                        "2018-11-05T21:30:00.000000001Z 2 AN 10.50x200/10.52x300");
    }

    @ParameterizedTest
    @CsvSource({
        "'', AN 10.50x200/10.52x300, ",
        "Y, AN 10.50x200/10.52x300, ",
        "W, AN 10.50x200/10.52x300, ",
        "T, AN 10.50x200/10.52x300, ",
        "C, RN -/-, INDICATIVE_QUOTE",
        "L, RN -/-, INDICATIVE_QUOTE",
        "N, RN -/-, INDICATIVE_QUOTE",
        "U, RN -/-, INDICATIVE_QUOTE",
        "4, RN -/-, INDICATIVE_QUOTE",
        "D, RN -/-, HALT_ROW",
        "I, RN -/-, HALT_ROW",
        "Z, RN -/-, HALT_ROW",
    })
    void emptiesTheBookOfAnExchangeWhoseQuoteIsNotFirm(String condition, String expected, DataIssue issue) {
        MarketTape tape = read("quotes.csv", WRDS_HEADER + WRDS_ROW.replace(",R,", "," + condition + ","));
        List<String> lines = TextFiles.lines(tape);
        assertThat(lines.get(lines.size() - 1)).endsWith(expected);
        assertThat(lines).hasSize(issue == DataIssue.HALT_ROW ? 2 : 1);
        Map<DataIssue, Long> issues =
                issue == null ? Map.of(DataIssue.ROUND_LOT_SIZE, 1L) : Map.of(DataIssue.ROUND_LOT_SIZE, 1L, issue, 1L);
        assertThat(tape.issues()).isEqualTo(issues);
    }

    /** Monthly files have numbers for conditions. */
    @ParameterizedTest
    @CsvSource({
        "12, AN 103.50x300/103.60x200, ",
        "10, AN 103.50x300/103.60x200, ",
        "3, RN -/-, INDICATIVE_QUOTE",
        "0, RN -/-, INDICATIVE_QUOTE",
        "99, RN -/-, INDICATIVE_QUOTE",
        "4, RN -/-, HALT_ROW",
        "11, RN -/-, HALT_ROW",
    })
    void readsTheModesOfMonthlyFiles(String mode, String expected, DataIssue issue) {
        MarketTape tape = read(
                "IBM_quotes.csv",
                "SYMBOL,DATE,TIME,BID,OFR,BIDSIZ,OFRSIZ,MODE,EX\nIBM,20080104,9:30:00,103.50,103.60,3,2," + mode
                        + ",N\n");
        List<String> lines = TextFiles.lines(tape);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("2008-01-04T14:30:00Z 9 " + expected);
        assertThat(tape.issues()).hasSize(issue == null ? 1 : 2);
        if (issue != null) {
            assertThat(tape.issues()).containsEntry(issue, 1L);
        }
    }

    @Test
    void readsOtherSpellingsOfTheColumns() {
        MarketTape tape = read(
                "quotes_20180702.csv",
                "Time|Exchange|Symbol|Bid Price|Bid Size|Offer Price|Offer Size|Quote Condition|Sequence Number|"
                        + "Quote Cancel/Correction|Participant Timestamp\n"
                        + "093000123456789|N|A|10.5|2|10.52|3|R|7|A|093000123000000\n");
        assertThat(TextFiles.lines(tape)).containsExactly("2018-07-02T13:30:00.123Z 9 AN 10.50x200/10.52x300");
        assertThat(tape.absences()).isEmpty();
    }

    @Test
    void namesTheOptionalColumnsThatAreAbsent() {
        MarketTape tape =
                read("q.csv", "SYMBOL,DATE,TIME,BID,OFR,BIDSIZ,OFRSIZ,EX\nIBM,20080104,9:30:00,103.50,103.60,3,2,N\n");
        assertThat(tape.absences())
                .containsExactly(
                        "q.csv: no column Participant_Timestamp or PART_TIME: times are those of the tape, not of the"
                                + " exchange",
                        "q.csv: no column QU_CANCEL or Quote_Cancel_Correction: cancelled quotes are not left out",
                        "q.csv: no column QU_COND or Quote_Condition or MODE or COND: halts and quotes that nobody has to"
                                + " honour are taken as firm quotes",
                        "q.csv: no column QU_SEQNUM or Sequence_Number or QSEQ: quotes have no sequence");
        assertThat(read("w.csv", WRDS_HEADER + WRDS_ROW).absences())
                .containsExactly(
                        "w.csv: no column Participant_Timestamp or PART_TIME: times are those of the tape, not of"
                                + " the exchange");
    }

    @Test
    void asksForTheUnitOfSizesOnceTapesMayGiveShares() {
        String later = WRDS_ROW.replace("20180702", "20251103");
        String before = WRDS_ROW.replace("20180702", "20251031");
        assertThat(TextFiles.lines(read("q.csv", WRDS_HEADER + before)).get(0)).endsWith("10.50x200/10.52x300");
        Path file = TextFiles.write(folder, "q.csv", WRDS_HEADER + before + later);
        assertThat(TextFiles.refusal(file, ReadOptions.all()))
                .startsWith("q.csv:3: sizes since 2025-11-03")
                .contains("--round-lot 1 for shares");
        for (int lot : new int[] {1, 40}) {
            MarketTape tape = TextFiles.read(
                    file, ReadOptions.all().withConventions(Optional.empty(), ReadOptions.NEW_YORK, Optional.of(lot)));
            assertThat(TextFiles.lines(tape).get(1)).endsWith("10.50x" + 2 * lot + "/10.52x" + 3 * lot);
        }
    }

    @Test
    void aHaltOfAnExchangeBeginsWithItsFirstRowAndEndsWithTheNextFirmQuote() {
        String halt = WRDS_ROW.replace(",R,", ",D,");
        String text = WRDS_HEADER
                + WRDS_ROW
                + halt.replace(",7,", ",8,")
                + halt.replace(",7,", ",9,")
                + WRDS_ROW.replace(",R,", ",C,").replace(",7,", ",10,")
                + WRDS_ROW.replace(",R,", ",T,").replace(",7,", ",11,");
        MarketTape tape = read("quotes.csv", text);
        assertThat(TextFiles.lines(tape).stream().map(line -> line.substring(30)))
                .containsExactly(
                        " 2 AN 10.50x200/10.52x300",
                        " 2 HN -/-",
                        " 2 RN -/-",
                        " 2 RN -/-",
                        " 2 RN -/-",
                        " 2 ON -/-",
                        " 2 AN 10.50x200/10.52x300");
        assertThat(tape.issues())
                .isEqualTo(
                        Map.of(DataIssue.ROUND_LOT_SIZE, 5L, DataIssue.HALT_ROW, 2L, DataIssue.INDICATIVE_QUOTE, 1L));
    }

    @Test
    void leavesOutCancelledQuotesAndTakesZerosAsNoQuote() {
        String text = WRDS_HEADER
                + WRDS_ROW.replace(",A,,C,", ",A,B,C,")
                + WRDS_ROW.replace("10.5,2", "0.0,0").replace(",A,,C,", ",A,A,C,")
                + WRDS_ROW.replace("10.52,3", "10.52,0").replace(",7,", ",8,");
        MarketTape tape = read("quotes.csv", text);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2018-07-02T13:30:00.000000001Z 2 AN -/10.52x300",
                        "2018-07-02T13:30:00.000000001Z 2 AN 10.50x200/-");
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.CANCELLED_QUOTE, 1L, DataIssue.ROUND_LOT_SIZE, 3L, DataIssue.PRICE_WITHOUT_SIZE, 1L));
    }

    @Test
    void readsTradesWithTheirKindsAndLeavesOutCorrectedOnes() {
        String text = TRADES_HEADER
                + TRADE
                + TRADE.replace(",00,", ",08,")
                + TRADE.replace("@", "F I").replace(",00,", ",02,").replace(",9,", ",10,")
                + TRADE.replace("@", "@ 6")
                + TRADE.replace("@", "Q")
                + TRADE.replace(",Z,", ",D,").replace(",9,\n", ",9,N\n");
        MarketTape tape = read("trades.csv", text);
        assertThat(TextFiles.lines(tape))
                .containsExactly(
                        "2018-07-02T13:30:00.500Z 5 TN 10.501x70 -/-",
                        "2018-07-02T13:30:00.500Z 19 TN 10.501x70 -/-",
                        "2018-07-02T13:30:00.500Z 5 TN 10.501x70 -/-",
                        "2018-07-02T13:30:00.500Z 5 TN 10.501x70 -/-",
                        "2018-07-02T13:30:00.500Z 5 TN 10.501x70 -/-");
        assertThat(tape.issues())
                .isEqualTo(Map.of(
                        DataIssue.CORRECTED_TRADE, 1L,
                        DataIssue.AUCTION_PRINT, 1L,
                        DataIssue.OFFICIAL_PRICE, 1L,
                        DataIssue.OFF_EXCHANGE_PRINT, 1L,
                        DataIssue.UNROUTABLE_VENUE, 1L,
                        DataIssue.SUB_PENNY_PRINT, 5L));
    }

    @Test
    void refusesWhatCannotBeReadWithAHelpfulSentence() {
        assertThat(refusal(WRDS_HEADER + WRDS_ROW.replace("10.52", "$10.52")))
                .isEqualTo(
                        "q.csv:2: ASK: not a number: value=\"$10.52\", expected a decimal number without a currency sign");
        assertThat(refusal(WRDS_HEADER + WRDS_ROW.replace(",T,", ",NT,")))
                .isEqualTo("q.csv:2: EX: not a letter: value=\"NT\", expected one character");
        assertThat(refusal(WRDS_HEADER + WRDS_ROW.replace("9:30", "9:61")))
                .isEqualTo("q.csv:2: TIME_M: not a time of day: value=\"9:61:00.000000001\","
                        + " expected one such as 9:30:00.123 or 093000123456789");
        assertThat(refusal(WRDS_HEADER + WRDS_ROW.replace(",BRK,A", ",BRK")))
                .isEqualTo("q.csv:2: too few fields: found=13, expected=14");
        assertThat(refusal(WRDS_HEADER.replace("ASKSIZ", "ASKS") + WRDS_ROW))
                .isEqualTo(
                        "q.csv:1: missing column: name=ASKSIZ or OFRSIZ or Offer_Size or Ask_Size or ASKSIZE or"
                                + " OFRSIZE, found=DATE, TIME_M, EX, BID, BIDSIZ, ASK, ASKS, QU_COND, QU_SEQNUM, NATBBO_IND, QU_CANCEL, QU_SOURCE, ...");
        assertThat(refusal(NYSE_HEADER + NYSE_ROW))
                .isEqualTo(
                        "q.csv: times without a date: expected a date in the file's name, such as 20180102, or --date");
        assertThat(refusal(WRDS_HEADER)).isEqualTo("q.csv: no rows");
    }

    @Test
    void theNationalBestIsOneConsolidatedVenue() {
        MarketTape nyse = read(
                "EQY_US_ALL_NBBO_20180702.csv",
                "Time|Exchange|Symbol|Bid_Price|Bid_Size|Offer_Price|Offer_Size|Sequence_Number|Best_Bid_Price|Best_Bid_Size|"
                        + "Best_Offer_Price|Best_Offer_Size\n"
                        + "093000123456789|N|A|10.4|9|10.6|9|7|10.5|2|10.52|3\n093001123456789|P|A|10.4|9|0|0|8|10.5|4|0|0\n");
        assertThat(TextFiles.lines(nyse))
                .containsExactly(
                        "2018-07-02T13:30:00.123456789Z 60 AN 10.50x200/10.52x300",
                        "2018-07-02T13:30:01.123456789Z 60 AN 10.50x400/-");
        assertThat(nyse.issues()).containsEntry(DataIssue.UNROUTABLE_VENUE, 2L);
        MarketTape wrds = read("nbbo.csv", """
                date,time_m,sym_root,sym_suffix,best_bid,best_bidsizeshares,best_ask,best_asksizeshares,qu_seqnum
                20180702,9:30:00.000000001,A,,10.5,250,10.52,375,7
                """);
        assertThat(TextFiles.lines(wrds)).containsExactly("2018-07-02T13:30:00.000000001Z 60 AN 10.50x250/10.52x375");
    }

    @Test
    void refusesRowsBehindTheEnd() {
        Path file = TextFiles.write(folder, "q_20180702.csv", NYSE_HEADER + NYSE_ROW + "END|2|\n\n" + NYSE_ROW);
        assertThat(TextFiles.refusal(file, ReadOptions.all()))
                .isEqualTo("q_20180702.csv:5: rows after the line that ends the file");
    }

    @Test
    void choosesOneOfSeveralSymbols() {
        String text = WRDS_HEADER + WRDS_ROW + WRDS_ROW.replace("BRK,A", "BRK,B") + WRDS_ROW.replace("BRK,A", "IBM,");
        assertThat(refusal(text))
                .isEqualTo(
                        "q.csv:3: several symbols in one file: found=BRK A (1 row), BRK B (1 row), IBM (1 row); choose one with --symbol");
        Path file = TextFiles.write(folder, "q.csv", text);
        MarketTape tape = TextFiles.read(file, ReadOptions.all().withSymbol(Optional.of("BRK B")));
        assertThat(tape.size()).isEqualTo(1);
        assertThat(tape.issues()).containsEntry(DataIssue.OTHER_SYMBOL, 2L);
        assertThat(TextFiles.refusal(file, ReadOptions.all().withSymbol(Optional.of("AAPL"))))
                .isEqualTo(
                        "q.csv: no rows of the symbol: symbol=AAPL, found=BRK A (1 row), BRK B (1 row), IBM (1 row)");
    }

    @Test
    void skipsBadRowsIfLenientAndACutLastRowAlways() {
        String cut = WRDS_ROW.substring(0, 40);
        MarketTape tape = read("q.csv", WRDS_HEADER + WRDS_ROW + cut);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.CUT_LAST_ROW, 1L, DataIssue.ROUND_LOT_SIZE, 1L));
        Path file =
                TextFiles.write(folder, "q.csv", WRDS_HEADER + WRDS_ROW + cut + "\n" + WRDS_ROW.replace(",7,", ",8,"));
        assertThat(TextFiles.refusal(file, ReadOptions.all())).startsWith("q.csv:3: too few fields");
        MarketTape lenient = TextFiles.read(file, ReadOptions.all().withTolerance(true, 0.5, false));
        assertThat(lenient.issues()).containsEntry(DataIssue.BAD_ROW, 1L);
    }

    @Test
    void givesAnUnknownExchangeAnIdOfItsOwn() {
        Path file = TextFiles.write(folder, "q.csv", WRDS_HEADER + WRDS_ROW.replace(",T,", ",E,"));
        assertThat(TextFiles.read(file, ReadOptions.all()).issues()).containsEntry(DataIssue.UNKNOWN_VENUE, 1L);
        assertThat(TextFiles.refusal(file, ReadOptions.all().withTolerance(false, 0.01, true)))
                .isEqualTo("q.csv:2: unknown venue: publisher_id=20069");
    }

    private MarketTape read(String name, String text) {
        return TextFiles.read(TextFiles.write(folder, name, text), ReadOptions.all());
    }

    private String refusal(String text) {
        return TextFiles.refusal(TextFiles.write(folder, "q.csv", text), ReadOptions.all());
    }
}
