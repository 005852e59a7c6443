package io.slipway.data.databento.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.databento.RecordEvents;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.PriceEncoding;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    @Test
    void readsEveryFieldOfARow() {
        MarketEvent event = Csv.event("rtype", "1");
        assertThat(event.eventNs()).isEqualTo(Csv.EVENT_NS);
        assertThat(event.recvNs()).isEqualTo(Csv.RECV_NS);
        assertThat(event.publisherId()).isEqualTo(2);
        assertThat(event.sequence()).isEqualTo(46_542_624);
        assertThat(event.action()).isEqualTo(BookAction.ADD);
        assertThat(event.side()).isEqualTo(BookSide.BID);
        assertThat(event.flags()).isEqualTo(130);
        assertThat(event.priceE9()).isEqualTo(222_810_000_000L);
        assertThat(event.size()).isEqualTo(190);
        assertThat(event.bidPxE9()).isEqualTo(222_810_000_000L);
        assertThat(event.bidSize()).isEqualTo(421);
        assertThat(event.askPxE9()).isEqualTo(222_830_000_000L);
        assertThat(event.askSize()).isEqualTo(36);
    }

    @Test
    void knowsTheInstrumentBeforeTheFirstRowIsRead() {
        CsvRecords records = Csv.records(Csv.text(Csv.ROW), false);
        assertThat(records.priceEncoding()).isEqualTo(PriceEncoding.UNDECIDED);
        try (MarketDataReader reader = RecordEvents.of(records, Csv.FILE, ReadOptions.all())) {
            assertThat(reader.instrument().symbol()).isEqualTo("AAPL");
            assertThat(reader.next(new MarketEvent())).isTrue();
            assertThat(records.priceEncoding()).isEqualTo(PriceEncoding.DECIMAL);
            assertThat(reader.next(new MarketEvent())).isFalse();
            assertThat(reader.next(new MarketEvent())).isFalse();
        }
    }

    /** Numbers are those of a channel, whose other instruments are not in the file. */
    @Test
    void numbersThatAreMissingAreNoGap() {
        MarketTape tape = Csv.tape(Csv.text(
                Csv.row("sequence", "10"),
                Csv.row("sequence", "17").replace(",421,", ",420,"),
                Csv.row("sequence", "3")));
        assertThat(tape.issues()).doesNotContainKey(DataIssue.SEQUENCE_GAP);
        assertThat(tape.size()).isEqualTo(3);
    }

    @Test
    void readsTheSameHoweverTheFileIsLaidOut() {
        String plain = Csv.text(Csv.ROW, Csv.row("action", "C"));
        String expected = Csv.tape(plain).sha256();
        assertThat(Csv.tape("\uFEFF" + plain).sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain.replace("\n", "\r\n")).sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain.replace(",", "\t")).sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain.strip()).sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain + "\n\r\n\n").sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain.replace("\n", "\n\n")).sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain.replace(",", " , ")).sha256()).isEqualTo(expected);
        assertThat(Csv.tape(plain.replace(",", "\",\"").replace("\n", "\"\n").replaceAll("(?m)^(.)", "\"$1"))
                        .sha256())
                .isEqualTo(expected);
    }

    @Test
    void findsColumnsByNameInAnyOrder() {
        MarketTape tape = Csv.tape(Csv.columns(
                ",",
                "",
                "symbol",
                "ask_sz_00",
                "bid_sz_00",
                "ask_px_00",
                "bid_px_00",
                "other",
                "action",
                "ts_event",
                "publisher_id",
                "last"));
        MarketEvent event = new MarketEvent();
        tape.read(0, event);
        assertThat(event.recvNs()).isEqualTo(event.eventNs()).isEqualTo(Csv.EVENT_NS);
        assertThat(event.askSize()).isEqualTo(36);
        assertThat(event.bidPxE9()).isEqualTo(222_810_000_000L);
        assertThat(event.side()).isEqualTo(BookSide.NONE);
        assertThat(event.hasPrice()).isFalse();
        assertThat(event.sequence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts_event", "publisher_id", "action", "bid_px_00", "ask_px_00", "bid_sz_00", "ask_sz_00"})
    void namesAMissingColumnAndTheNearestHeader(String column) {
        String text = Csv.text(Csv.ROW).replace(column, column + "x");
        assertThat(Csv.fault(text))
                .isEqualTo("quotes.csv:1: missing column, expected Databento mbp-1: name=" + column + ", nearest="
                        + column + "x");
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        String text = Csv.text(Csv.ROW).replace("ask_px_00", "bid_px_00");
        assertThat(Csv.fault(text.replace("rtype", "ask_px_00")))
                .isEqualTo("quotes.csv:1: duplicate column: name=bid_px_00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mbo | ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags | 160",
                "trades | ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags | 0",
                "cmbp-1 | ts_recv,ts_event,rtype,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_pb_00 | 177",
                "tcbbo | ts_recv,ts_event,rtype,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_pb_00 | 194",
                "cbbo-1s | ts_recv,ts_event,rtype,publisher_id,side,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_pb_00 | 192",
                "cbbo-1m | ts_recv,ts_event,rtype,publisher_id,side,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_pb_00 | 193",
                "bbo-1s | ts_recv,ts_event,rtype,publisher_id,side,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00 | 195",
                "bbo-1m | ts_recv,ts_event,rtype,publisher_id,side,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00 | 196",
                "mbp-1 | ts_event,rtype,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00 | 1",
                "mbp-10 | ts_event,rtype,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_px_01 | 10",
                "ohlcv-1m | ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume | 33",
            })
    void tellsTheSchemaFromTheColumnsAndTheFirstRow(String schema, String header, String rtype) {
        List<String> names = List.of(header.split(","));
        String row = String.join(
                ",",
                names.stream().map(name -> name.equals("rtype") ? rtype : "").toList());
        assertThat(Csv.records(header + "\n" + row + "\n", true).schema().label())
                .isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imbalances | ts_recv,ts_event,rtype,publisher_id,instrument_id,ref_price,auction_time,paired_qty,auction_type,side",
                "statistics | ts_recv,ts_event,rtype,publisher_id,instrument_id,ts_ref,price,quantity,sequence,stat_type",
                "definitions | ts_recv,ts_event,rtype,publisher_id,instrument_id,raw_symbol,min_price_increment,currency",
            })
    void refusesTablesThatAreNoMarketDataByTheirName(String kind, String header) {
        assertThat(Csv.fault(header + "\n1,2\n"))
                .startsWith("quotes.csv:1: " + kind + " have neither quotes nor trades, so nothing can be replayed");
    }

    @Test
    void passesOverAHeadingBetweenRows() {
        String header = "ts_event,rtype,publisher_id,action,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00\n";
        String row = "172251900000000000%d,1,2,A,1.5,1.75,1,1\n";
        CsvRecords records = Csv.records(header + row.formatted(1) + header + row.formatted(2) + header, true);
        int rows = 0;
        while (records.next()) {
            rows++;
        }
        assertThat(rows).isEqualTo(2);
        assertThat(records.issues().counts()).containsEntry(DataIssue.REPEATED_HEADING, 2L);
    }

    @Test
    void refusesBarsAsNothingCanBeReplayed() {
        String text =
                "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume\n1,33,2,1,1.5,1.5,1.5,1.5,7\n";
        assertThat(Csv.fault(text))
                .isEqualTo(
                        "quotes.csv: bars have neither quotes nor trades, so nothing can be replayed: schema=ohlcv-1m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ask_px_00    | abc        | ask_px_00: not a price: value=\"abc\", expected a decimal number",
                "bid_px_00    | $170.26    | bid_px_00: not a price: value=\"$170.26\", expected a decimal number without a currency sign",
                "price        | 2e2        | price: not a price: value=\"2e2\", expected a decimal number",
                "price        | 9999999999.5 | price: price too large: value=\"9999999999.5\", expected at most 9223372036",
                "bid_sz_00    | -1         | bid_sz_00: negative number: value=\"-1\", expected 0 to 4294967295",
                "size         | 4294967296 | size: number too large: value=\"4294967296\", expected 0 to 4294967295",
                "size         | 1.5        | size: not a whole number: value=\"1.5\", expected 0 to 4294967295",
                "flags        | 256        | flags: number too large: value=\"256\", expected 0 to 255",
                "publisher_id | 65536      | publisher_id: number too large: value=\"65536\", expected 0 to 65535",
                "publisher_id | ''         | publisher_id: not a whole number: value=\"\", expected 0 to 65535",
                "sequence     | x          | sequence: not a whole number: value=\"x\", expected 0 to 4294967295",
                "action       | Q          | action: unknown action: value=\"Q\", expected one of A C M R T F N",
                "action       | ''         | action: unknown action: value=\"\", expected one of A C M R T F N",
                "side         | BB         | side: unknown side: value=\"BB\", expected one of A B N",
                "ts_event     | noon       | ts_event: not a time: value=\"noon\", expected one such as 2024-08-01T13:36:32.492082308Z",
                "symbol       | '\"AAPL'   | symbol: unclosed quote: column=20",
                "rtype        | '\"1\"2'   | rtype: text after a closing quote: column=3",
            })
    void namesTheLineTheColumnAndTheValueAtFault(String column, String value, String fault) {
        assertThat(Csv.fault(Csv.text(Csv.ROW, Csv.row(column, value)))).isEqualTo("quotes.csv:3: " + fault);
    }

    @Test
    void refusesRowsThatAreTooShortOrTooLong() {
        assertThat(Csv.fault(Csv.text(Csv.ROW, "1,2,3", Csv.ROW)))
                .isEqualTo("quotes.csv:3: too few fields: found=3, expected=20");
        assertThat(Csv.fault(Csv.text(Csv.ROW, Csv.ROW + ",1,2")))
                .isEqualTo("quotes.csv:3: too many fields: found=22, expected=20");
        assertThat(Csv.fault(Csv.HEADER + "\n2024-08-01T13:36:32.492082308Z,2024-08"))
                .isEqualTo("quotes.csv:2: truncated last line: found=2, expected=20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-08-01T13:36:32.492082308Z,2024-08", "1,2,3", "2024-08-01T13:36:32.4920", "LAST:AAP"})
    void leavesOutALastLineThatIsCutOff(String cut) {
        String last = cut.startsWith("LAST:") ? Csv.ROW.substring(0, Csv.ROW.length() - 1) : cut;
        CsvRecords records = Csv.records(Csv.text(Csv.ROW) + last, false);
        MarketTape tape = MarketTape.readAll(RecordEvents.of(records, Csv.FILE, ReadOptions.all()));
        assertThat(tape.size()).isEqualTo(1);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.CUT_LAST_ROW, 1L));
        assertThat(records.issues().examples().get(DataIssue.CUT_LAST_ROW)).startsWith("quotes.csv:3: ");
    }

    @Test
    void skipsAndCountsBadRowsOnlyWhenItIsLenient() {
        byte[] text = Csv.text(Csv.ROW, Csv.row("size", "x"), "1,2", Csv.ROW).getBytes(StandardCharsets.UTF_8);
        ReadOptions lenient = ReadOptions.all().withTolerance(true, 0.5, false);
        CsvRecords records =
                CsvRecords.open(new ByteArrayInputStream(text), Csv.FILE, false, lenient, new IssueLog(0.5), 0);
        MarketTape tape = MarketTape.readAll(RecordEvents.of(records, Csv.FILE, lenient));
        assertThat(tape.size()).isEqualTo(2);
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.BAD_ROW, 2L));
        assertThat(records.issues().examples().get(DataIssue.BAD_ROW))
                .startsWith("quotes.csv:3: size: not a whole number");
    }

    @Test
    void refusesWrongLengthsBehindTheLastColumnThatIsRead() {
        String text = Csv.text(Csv.ROW).replace(",symbol", "").replace(",AAPL", "");
        assertThat(Csv.tape(text).size()).isEqualTo(1);
        assertThat(Csv.fault(text.replace("421,36,4,2", "421,36,4"))).contains(":2: too few fields: found=18");
        assertThat(Csv.fault(text.replace("421,36,4,2", "421,36,4,2,1"))).contains(":2: too many fields: found=20");
    }

    @Test
    void refusesFilesWithoutRows() {
        assertThat(Csv.fault("")).isEqualTo("quotes.csv: empty file");
        assertThat(Csv.fault(Csv.HEADER)).isEqualTo("quotes.csv: no rows after the header");
        assertThat(Csv.fault(Csv.HEADER + "\n\n")).isEqualTo("quotes.csv: no rows after the header");
    }

    @Test
    void refusesARowWithoutAnyTime() {
        String row = Csv.row(Csv.row("ts_event", ""), "ts_recv", "18446744073709551615");
        assertThat(Csv.fault(Csv.text(row)))
                .isEqualTo("quotes.csv:2: ts_event: no time in ts_event or ts_recv: value=\"\"");
    }

    @Test
    void takesOneClockForTheOtherWhereOneIsUndefined() {
        assertThat(Csv.event("ts_event", "18446744073709551615").eventNs()).isEqualTo(Csv.RECV_NS);
        assertThat(Csv.event("ts_event", "").eventNs()).isEqualTo(Csv.RECV_NS);
        assertThat(Csv.event("ts_recv", "").recvNs()).isEqualTo(Csv.EVENT_NS);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "4294967295,0", "421.0,421", "0,0"})
    void readsSizes(String text, long size) {
        assertThat(Csv.event("bid_sz_00", text).bidSize()).isEqualTo(size);
        assertThat(Csv.event("bid_sz_00", text).hasBid()).isEqualTo(size > 0);
        assertThat(Csv.event("size", text).size()).isEqualTo(size);
    }

    @Test
    void refusesSeveralSymbolsUnlessOneIsChosen() {
        String text = Csv.text(Csv.ROW, Csv.row("symbol", "MSFT"), Csv.row("action", "C"));
        assertThat(Csv.fault(text))
                .isEqualTo(
                        "quotes.csv:3: several symbols in one file: found=AAPL (2 rows), MSFT (1 row); choose one with --symbol");
        assertThat(MarketTape.readAll(Csv.open(text, Optional.of("AAPL"))).size())
                .isEqualTo(2);
        assertThat(MarketTape.readAll(Csv.open(text, Optional.of("MSFT"))).size())
                .isEqualTo(1);
        assertThat(Csv.fault(text, Optional.of("IBM")))
                .isEqualTo("quotes.csv: no rows of the symbol: symbol=IBM, found=AAPL (2 rows), MSFT (1 row)");
    }

    @Test
    void namesTheInstrumentOfAFileWithoutSymbols() {
        String text = Csv.text(Csv.ROW).replace(",symbol", "").replace(",AAPL", "");
        assertThat(Csv.tape(text).instrument().symbol()).isEqualTo("38");
        assertThat(Csv.open(text, Optional.of("AAPL")).instrument().symbol()).isEqualTo("AAPL");
        assertThat(MarketTape.readAll(Csv.open(text, Optional.of("38"))).size()).isEqualTo(1);
        assertThat(Csv.fault(text, Optional.of("39"))).contains("symbol=39, found=38");
        String nameless = text.replace("instrument_id", "id");
        assertThat(Csv.tape(nameless).instrument().symbol()).isEqualTo("quotes");
    }

    @Test
    void readsLinesLongerThanABlock() {
        String wide = "x".repeat(600_000);
        String text = Csv.HEADER + ",note\n" + (Csv.ROW + "," + wide + "\n").repeat(3);
        assertThat(Csv.tape(text).size()).isEqualTo(3);
        assertThat(Csv.fault(Csv.HEADER + ",note\n" + Csv.ROW + "," + wide.repeat(10)))
                .startsWith("quotes.csv:2: line too long");
    }
}
