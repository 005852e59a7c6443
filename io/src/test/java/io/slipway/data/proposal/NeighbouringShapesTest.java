package io.slipway.data.proposal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same two quotes in many notations of names, times and numbers: the mapping that is proposed reads them all. */
class NeighbouringShapesTest {

    private static final String QUOTES = """
            2024-08-01T13:30:00.123Z %1$s AN 50.01x200/50.02x100
            2024-08-01T13:30:01.500Z %1$s AN 50.00x300/50.02x150""";

    @TempDir
    Path folder;

    /** Three lines each, or two of JSON. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '@', textBlock = """
        \uFEFF"Timestamp","Bid","Bid Size","Ask","Ask Size"@"2024-08-01T13:30:00.123Z","50.01","200","50.02","100"@"2024-08-01T13:30:01.5Z","50","300","50.02","150"
        ,ts,bid,bid_size,ask,ask_size@0,2024-08-01T13:30:00.123Z,50.01,200,50.02,100@1,2024-08-01T13:30:01.5Z,50,300,50.02,150
        ,bid,bid_size,ask,ask_size@2024-08-01 13:30:00.123+00:00,50.01,200,50.02,100@2024-08-01 13:30:01.5+00:00,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@2024-08-01T09:30:00.123-0400,50.01,200,50.02,100@2024-08-01 09:30:01.5 -04:00,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@2024-08-01 13:30:00.123 UTC,50.01,200,50.02,100@2024-08-01 13:30:01.5 UTC,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@2024-08-01 13:30:00.123+00,50.01,200,50.02,100@2024-08-01 13:30:01.5+00,50,300,50.02,150
        time;bid;bid_size;ask;ask_size@2024-08-01T13:30:00,123Z;50.01;200;50.02;100@2024-08-01T13:30:01,5z;50;300;50.02;150
        timestamp,bid,bid_size,ask,ask_size@1722519000123000,50.01,200,50.02,100@1722519001500000,50,300,50.02,150
        timestamp,bid,bid_size,ask,ask_size@1722519000.123,50.01,200,50.02,100@1722519001.5,50,300,50.02,150
        Date/Time,Bid,BidSize,Ask,AskSize@08/01/2024 09:30:00.123,50.01,200,50.02,100@08/01/2024 09:30:01.500,50,300,50.02,150
        Date,Time,Bid,BidSize,Ask,AskSize@2024-08-01,09:30:00.123,50.01,200,50.02,100@2024-08-01,09:30:01.5,50,300,50.02,150
        Time (UTC),Bid Price (USD),Bid Size (shares),Ask Price (USD),Ask Size (shares)@2024-08-01T13:30:00.123Z,50.01,200,50.02,100@2024-08-01T13:30:01.5Z,50,300,50.02,150
        time;bid;bid_size;ask;ask_size@2024-08-01T13:30:00.123Z;50,01;200;50,02;100@2024-08-01T13:30:01.5Z;50,00;300;50,02;150
        time | bid | bid_size | ask | ask_size@2024-08-01T13:30:00.123Z | 50.01 | 200 | 50.02 | 100@2024-08-01T13:30:01.5Z | 50 | 300 | 50.02 | 150
        time,bid,bid_size,ask,ask_size@20240801T133000.123Z,50.01,200,50.02,100@20240801T133001.5Z,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@20240801T093000.123,50.01,200,50.02,100@20240801T093001.500,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@20240801T093000.123-0400,50.01,200,50.02,100@20240801T093001.500-0400,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@20240801T093000123,50.01,200,50.02,100@20240801T093001500,50,300,50.02,150
        Time (UTC),bid,bid_size,ask,ask_size@2024-08-01 13:30:00.123,50.01,200,50.02,100@2024-08-01 13:30:01.500,50,300,50.02,150
        timestampUtc,bid,bid_size,ask,ask_size@2024-08-01 13:30:00.123,50.01,200,50.02,100@2024-08-01 13:30:01.500,50,300,50.02,150
        ts_london,bid,bid_size,ask,ask_size@2024-08-01 14:30:00.123,50.01,200,50.02,100@2024-08-01 14:30:01.500,50,300,50.02,150
        Date[G],Time[G],bid,bid_size,ask,ask_size@01-AUG-2024,13:30:00.123,50.01,200,50.02,100@01-AUG-2024,13:30:01.500,50,300,50.02,150
        date,time,tz,bid,bid_size,ask,ask_size@2024-08-01,13:30:00.123,UTC,50.01,200,50.02,100@2024-08-01,13:30:01.500,UTC,50,300,50.02,150
        date,time,timezone,bid,bid_size,ask,ask_size@2024-08-01,22:30:00.123,Asia/Tokyo,50.01,200,50.02,100@2024-08-01,22:30:01.500,Asia/Tokyo,50,300,50.02,150
        exchange_ts,recv_ts,bid,bid_size,ask,ask_size@1722519000123,1722519000124,50.01,200,50.02,100@1722519001500,1722519001502,50,300,50.02,150
        timestamp,bid,bid_size,ask,ask_size@1722519000123.0,50.01,200,50.02,100@1722519001500.0,50,300,50.02,150
        time,bid,bid_size,ask,ask_size@08/01/2024 09:30:00.123 AM,50.01,200,50.02,100@08/01/2024 09:30:01.500 AM,50,300,50.02,150
        time,bid,bid_size,ask,ask_size,@2024-08-01T13:30:00.123Z,50.01,200,50.02,100,@2024-08-01T13:30:01.5Z,50,300,50.02,150,
        ts,bid1,bidvol1,bid2,bidvol2,ask1,askvol1,ask2,askvol2@1722519000123,50.01,200,49.9,7,50.02,100,50.1,8@1722519001500,50,300,49.9,7,50.02,150,50.1,8
        Date-Time,L1-BidPrice,L1-BidSize,L1-AskPrice,L1-AskSize,L2-BidPrice,L2-BidSize,L2-AskPrice,L2-AskSize@2024-08-01T13:30:00.123Z,50.01,200,50.02,100,49.9,7,50.1,8@2024-08-01T13:30:01.5Z,50,300,50.02,150,49.9,7,50.1,8
        time,BidPrice_0,BidSize_0,AskPrice_0,AskSize_0,BidPrice_1,BidSize_1,AskPrice_1,AskSize_1@1722519000123,50.01,200,50.02,100,49.9,7,50.1,8@1722519001500,50,300,50.02,150,49.9,7,50.1,8
        {"ts":"2024-08-01T13:30:00.123Z","quote":{"bid":{"price":"50.01","size":"200"},"ask":{"price":"50.02","size":"100"}}}@{"ts":"2024-08-01T13:30:01.5Z","quote":{"bid":{"price":"50","size":"300"},"ask":{"price":"50.02","size":"150"}}}@{}
        """)
    void quotesAreReadInEveryNotation(String first, String second, String third) throws IOException {
        for (String end : new String[] {"\n", "\r\n"}) {
            String text = String.join(end, first, second, third.equals("{}") ? "" : third + end);
            assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(QUOTES.formatted("30000"));
        }
    }

    @Test
    void aLineForExcelAndItsUtf16AreRead() throws IOException {
        String rows = """
                time;bid;bid_size;ask;ask_size
                2024-08-01T13:30:00.123Z;50.01;200;50.02;100
                2024-08-01T13:30:01.5Z;50;300;50.02;150
                """.replace("\n", "\r\n");
        assertThat(read(("sep=;\r\n" + rows).getBytes(StandardCharsets.UTF_8))).isEqualTo(QUOTES.formatted("30000"));
        assertThat(read(("\uFEFFsep=;\r\n" + rows).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(QUOTES.formatted("30000"));
        assertThat(read(("\uFEFF" + rows).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(QUOTES.formatted("30000"));
    }

    @Test
    void commentsBeforeTheHeadingAreRead() throws IOException {
        String rows = """
                time,bid,bid_size,ask,ask_size
                2024-08-01T13:30:00.123Z,50.01,200,50.02,100
                2024-08-01T13:30:01.5Z,50,300,50.02,150
                """;
        for (String comments : new String[] {"# quotes of ABC\n", "#\r\n# from, to\r\n# 1, 2\r\n", "#RIC,a,b\n", ""}) {
            assertThat(read((comments + rows).getBytes(StandardCharsets.UTF_8)))
                    .as(comments)
                    .isEqualTo(QUOTES.formatted("30000"));
            assertThat(read((comments + "#" + rows).getBytes(StandardCharsets.UTF_8)))
                    .as("a heading after " + comments)
                    .isEqualTo(QUOTES.formatted("30000"));
        }
    }

    /** A row is named by its line in the file, comments counted. */
    @Test
    void faultsNameTheLineOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("quotes.csv"), """
                # one
                # two
                time,bid,bid_size,ask,ask_size
                2024-08-01T13:30:00.123Z,50.01,200,50.02,100
                2024-08-01T13:30:01.5Z,fifty,300,50.02,150
                """);
        Path mapping = Files.writeString(
                folder.resolve("m.yml"),
                "columns: {time: time, bid: bid, bid_size: bid_size, ask: ask, ask_size: ask_size}\nvenue: XNAS\n");
        assertThat(TextFiles.refusal(file, ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping))))
                .startsWith("quotes.csv:5: ");
    }

    /** Bitmex's dumps, Dukascopy's and MetaTrader's exports. */
    @Test
    void otherFormsOfDatesAreProposedAndRead() throws IOException {
        assertThat(read("""
                timestamp,symbol,bidSize,bidPrice,askPrice,askSize
                2020-01-01D00:00:05.318000000,XBTUSD,1000,7167.5,7168,2000
                """.getBytes(UTF_8))).contains(":00:05.318Z ").endsWith(" AN 7167.50x1000/7168.00x2000");
        assertThat(read("""
                Gmt time,Ask,Bid,AskVolume,BidVolume
                13.08.2024 00:00:00.123,1.08203,1.08201,750,1500
                """.getBytes(UTF_8)))
                .startsWith("2024-08-13T00:00:00.123Z ")
                .contains(" AN 1.08");
        assertThat(read("""
                <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
                2024.08.01\t00:00:00.123\t1.50\t1.75\t\t\t6
                """.getBytes(UTF_8))).contains(" AN 1.50x1/1.75x1");
    }

    /** A column that is called as prices are but holds texts is named with one of them. */
    @Test
    void pricesThatAreNoNumbersAreNamed() throws IOException {
        for (String price : List.of("$50.01", "110-165", "inf")) {
            byte[] text =
                    ("time,bid,bid_size,ask,ask_size\n2024-08-01T13:30:00Z," + price + ",1,99,1\n").getBytes(UTF_8);
            assertThatThrownBy(() -> read(text))
                    .hasMessageEndingWith("; names of prices or sizes, with values that are no numbers: bid=" + price);
        }
    }

    /** Quotes in the column of prices whose side no word tells: a mapping of the trades says that they are left out. */
    @Test
    void rowsOfOtherTypesAreSaidToBeLeftOut() throws IOException {
        Path file = Files.writeString(folder.resolve("ticks.csv"), """
                Date,Timestamp,EventType,Ticker,Price,Quantity,Exchange
                20240801,09:30:00.123456789,QUOTE,IBM,190.10,300,NASDAQ
                20240801,09:30:01.000000000,TRADE,IBM,190.15,100,NASDAQ
                """);
        try (DataSource source = DataSource.open(file)) {
            MappingProposal proposal = MappingProposal.of(source);
            assertThat(proposal.yaml()).contains("keep: {EventType: [trade]}");
            assertThat(proposal.notes()).contains("rows whose EventType is quote are left out");
        }
    }

    /** Symbols that differ in case are several: the reader cannot know that they are one. */
    @Test
    void symbolsOfAnotherCaseAreOthers() throws IOException {
        Path file = Files.writeString(folder.resolve("quotes.csv"), """
                time,symbol,bid,bid_size,ask,ask_size
                2024-08-01T13:30:00.123Z,abc,50.01,200,50.02,100
                2024-08-01T13:30:01.5Z,ABC,50,300,50.02,150
                """);
        assertThat(TextFiles.refusal(file, options(file)))
                .contains("found=ABC (1 row), abc (1 row); choose one with --symbol");
    }

    private String read(byte[] text) throws IOException {
        Path file = Files.write(folder.resolve("quotes.txt"), text);
        return String.join("\n", TextFiles.lines(TextFiles.read(file, options(file))));
    }

    private ReadOptions options(Path file) throws IOException {
        MappingProposal proposal;
        try (DataSource source = DataSource.open(file)) {
            proposal = MappingProposal.of(source);
        }
        Path mapping = Files.writeString(folder.resolve("m.yml"), proposal.yaml());
        return ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
    }
}
