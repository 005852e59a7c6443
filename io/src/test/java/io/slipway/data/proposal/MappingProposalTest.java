package io.slipway.data.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the shapes of vendors, the mapping proposed for each, and what it reads. */
class MappingProposalTest {

    private static final String T = "2024-08-01T13:30:00";

    @TempDir
    Path folder;

    @Test
    void quotesOfPolygonAreTheNationalBest() {
        assertRead(
                "quotes.csv",
                """
                ticker,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size,conditions,indicators,participant_timestamp,sequence_number,sip_timestamp,tape,trf_timestamp
                ABC,12,50.02,100,11,50.01,200,1,,1722519000000000000,5,1722519000000020000,3,0
                ABC,12,50.02,100,12,50.01,300,1,,1722519001000000000,6,1722519001000020000,3,0
                """,
                T + "Z 2 AN -/50.02x100",
                T + "Z 43 AN 50.01x200/-",
                "2024-08-01T13:30:01Z 2 AN 50.01x300/50.02x100",
                "2024-08-01T13:30:01Z 43 AN -/-");
    }

    @Test
    void tradesOfPolygonHaveVenuesByNumber() {
        assertRead("trades.csv", """
                ticker,conditions,correction,exchange,id,participant_timestamp,price,sequence_number,sip_timestamp,size,tape,trf_id,trf_timestamp
                ABC,"14,37",0,11,1,1722519000000000000,50.02,5,1722519000000020000,70,3,0,0
                ABC,,8,12,2,1722519000000000001,50.02,6,1722519000000020001,100,3,0,0
                """, T + "Z 43 TN 50.02x70 -/-");
    }

    @Test
    void alpaca() {
        assertRead("quotes.json", """
                {"t":"2024-08-01T13:30:00.000000001Z","ax":"Q","ap":50.02,"as":1,"bx":"P","bp":50.01,"bs":2,"c":["R"],"z":"C"}
                """, T + ".000000001Z 2 AN -/50.02x1", T + ".000000001Z 43 AN 50.01x2/-");
        assertRead("trades.json", """
                {"t":"2024-08-01T13:30:00.5Z","x":"V","p":50.02,"s":100,"c":["@"],"i":7,"z":"C"}
                """, T + ".500Z 38 TN 50.02x100 -/-");
        assertRead("bars.csv", """
                symbol,timestamp,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size,conditions,tape
                ABC,2024-08-01 13:30:00.123456+00:00,Q,50.02,1.0,Q,50.01,2.0,['R'],C
                """, T + ".123456Z 2 AN 50.01x2/50.02x1");
    }

    @Test
    void leanTicks() {
        assertRead(
                "20240801_abc_trade_tick.csv",
                "34200044,500100,800,N,1,0\n34200059,500200,700,Q,1,0\n",
                T + ".044Z 9 TN 50.01x800 -/-",
                T + ".059Z 2 TN 50.02x700 -/-");
        assertRead(
                "20240801_abc_quote_tick.csv",
                "34200044,500100,800,0,0,N,1,0\n34200045,0,0,500200,400,Q,1,0\n",
                T + ".044Z 9 AN 50.01x800/-",
                T + ".045Z 2 AN -/50.02x400",
                T + ".045Z 9 AN 50.01x800/-");
    }

    @Test
    void algoSeeksWordsTellTradesAndSidesOfQuotes() {
        String rows = """
                Date,Timestamp,EventType,Ticker,Price,Quantity,Exchange,Conditions
                20240801,09:30:00.044,QUOTE BID NB,ABC,50.01,300,ARCA,00000001
                20240801,09:30:00.060,%s,ABC,50.02,100,BATS Y,00000001
                20240801,09:30:01.001,TRADE,ABC,50.02,40,FINRA,00000021
                """;
        assertRead(
                "ABC.csv",
                rows.formatted("QUOTE ASK"),
                T + ".044Z 43 AN 50.01x300/-",
                T + ".060Z 6 AN -/50.02x100",
                "2024-08-01T13:30:01.001Z 17 TN 50.02x40 -/-");
        assertThat(proposal("ABC.csv").yaml())
                .contains("leave_out: [trade cancelled, trade nb cancelled]")
                .doesNotContain("bid_venue");
    }

    @Test
    void quotesThatAreAllTheNationalBestAreTakenAsThat() {
        assertRead(
                "ABC.csv",
                """
                Date,Timestamp,EventType,Ticker,Price,Quantity,Exchange,Conditions
                20240801,09:30:00.044,QUOTE BID NB,ABC,50.01,300,ARCA,00000001
                20240801,09:30:00.060,QUOTE ASK NB,ABC,50.02,100,BATS,00000001
                20240801,09:30:01.001,QUOTE BID NB,ABC,50.00,200,BATS,00000001
                """,
                T + ".044Z 43 AN 50.01x300/-",
                T + ".060Z 43 AN 50.01x300/-",
                T + ".060Z 5 AN -/50.02x100",
                "2024-08-01T13:30:01.001Z 43 AN -/-",
                "2024-08-01T13:30:01.001Z 5 AN 50.00x200/50.02x100");
        assertThat(proposal("ABC.csv").yaml()).contains("bid_venue: Exchange, ask_venue: Exchange");
        assertThat(proposal("ABC.csv").notes().toString())
                .contains("the national best bid and offer: one venue at a time");
    }

    @Test
    void ticksOfOneValueAndAWordForEachAreRead() {
        assertRead(
                "ticks.csv",
                """
                time,type,value,size
                2024-08-01T13:30:00Z,BID,50.01,300
                2024-08-01T13:30:00.5Z,ASK,50.02,200
                2024-08-01T13:30:01Z,TRADE,50.02,100
                """,
                T + "Z 30000 AN 50.01x300/-",
                T + ".500Z 30000 AN 50.01x300/50.02x200",
                "2024-08-01T13:30:01Z 30000 TN 50.02x100 -/-");
    }

    @Test
    void wordsThatAreNotKnownAreLeftOutBesideBidsAndOffers() {
        assertRead(
                "ticks.csv",
                """
                timestamp,tick_type,price,size,symbol,exchange_code
                2024-08-01T13:30:00Z,Bid,50.01,300,ABC,P
                2024-08-01T13:30:00.5Z,Best_Ask,50.02,200,ABC,P
                2024-08-01T13:30:01Z,Open_Interest,7,0,ABC,P
                timestamp,tick_type,price,size,symbol,exchange_code
                2024-08-01T13:30:02Z,Trade,50.02,100,ABC,D
                """,
                T + "Z 43 AN 50.01x300/-",
                T + ".500Z 43 AN 50.01x300/50.02x200",
                "2024-08-01T13:30:02Z 17 TN 50.02x100 -/-");
        assertThat(proposal("ticks.csv").notes())
                .contains("rows of these words are left out, since it is not known what they tell: open_interest");
    }

    @Test
    void numbersOfChangesOfABookFollowEachOther() {
        assertRead(
                "deribit.json",
                """
                {"timestamp":1722519000123,"instrument_name":"BTC-PERPETUAL","change_id":5,"type":"snapshot","bids":[["new",64500.0,10.0]],"asks":[["new",64501.0,20.0]]}
                {"timestamp":1722519000223,"instrument_name":"BTC-PERPETUAL","change_id":6,"prev_change_id":5,"type":"change","bids":[["change",64500.0,12.0]],"asks":[["delete",64501.0,0.0],["new",64502.0,1.0]]}
                {"timestamp":1722519000323,"instrument_name":"BTC-PERPETUAL","change_id":9,"prev_change_id":8,"type":"change","bids":[["change",64500.0,13.0]],"asks":[]}
                """,
                T + ".123Z 10006 AN 64500.00x10/64501.00x20",
                T + ".223Z 10006 AN 64500.00x12/64502.00x1",
                T + ".323Z 10006 RN -/-");
    }

    @Test
    void quotesOfInteractiveBrokers() {
        assertRead("ABC.csv", """
                time,priceBid,priceAsk,sizeBid,sizeAsk,tickAttribBidAsk
                2024-08-01 13:30:00+00:00,50.01,50.02,2,1,
                """, T + "Z 30000 AN 50.01x2/50.02x1");
    }

    @ParameterizedTest
    @CsvSource({"f,t", "0,1", "no,yes", "False,True", "N,Y"})
    void theMakerIsToldInManyWords(String no, String yes) {
        assertRead(
                "BTCUSDT-trades-2024-08-01.csv",
                "id,price,qty,time,is_buyer_maker\n7,50.01,1,1722519000000," + no + "\n8,50.01,2,1722519000001," + yes
                        + "\n",
                T + "Z 10001 TB 50.01x1 -/-",
                T + ".001Z 10001 TA 50.01x2 -/-");
    }

    @Test
    void tickHistory() {
        assertRead(
                "rth.csv",
                """
                #RIC,Domain,Date-Time,GMT Offset,Type,Price,Volume,Bid Price,Bid Size,Ask Price,Ask Size
                ABC.N,Market Price,2024-08-01T13:30:00.000000001Z,-4,Quote,,,50.00,300,50.02,200
                ABC.N,Market Price,2024-08-01T13:30:02.000000001Z,-4,Trade,50.02,100,,,,
                ABC.N,Market Price,2024-08-01T13:30:02.000000001Z,-4,Auction,50.02,,,,,
                ABC.N,Market Price,2024-08-01T13:30:03.000000001Z,-4,Quote,,,,,,100
                """,
                T + ".000000001Z 30000 AN 50.00x300/50.02x200",
                "2024-08-01T13:30:02.000000001Z 30000 TN 50.02x100 -/-",
                "2024-08-01T13:30:03.000000001Z 30000 AN 50.00x300/50.02x100");
    }

    @Test
    void kdb() {
        assertRead("quote.csv", """
                time,sym,bid,bsize,ask,asize,ex
                2024.08.01D09:30:00.123456789,ABC,50.01,200,50.02,100,N
                """, T + ".123456789Z 9 AN 50.01x200/50.02x100");
        assertRead(
                "trade_20240801.csv",
                "time,sym,price,size,cond,ex\n09:30:00.123,ABC,50.01,200,,P\n",
                T + ".123Z 43 TN 50.01x200 -/-");
    }

    @Test
    void binance() {
        assertRead("BTCUSDT-bookTicker-2024-01-02.csv", """
                update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time
                7,42000.10,1.5,42000.20,0.5,1722519000000,1722519000005
                """, T + "Z 10002 AN 42000.10x15/42000.20x5");
        assertRead(
                "BTCUSDT-aggTrades-2025-03-03.csv",
                "1,42000.10,0.5,10,10,1722519000000000,True,False\n",
                T + "Z 10001 TA 42000.10x5 -/-");
        assertRead("BTCUSDT-trades-2024-08-01.csv", """
                id,price,qty,quote_qty,time,is_buyer_maker
                1,42000.10,0.5,21000,1722519000000,false
                """, T + "Z 10001 TB 42000.10x5 -/-");
        assertRead("binance_bookTicker.json", """
                {"u":400900217,"s":"BNBUSDT","b":"25.35190000","B":"31.21","a":"25.36520000","A":"40.66","T":1722519000000,"E":1722519000001}
                """, T + "Z 10001 AN 25.3519x3121/25.3652x4066");
        assertRead("binance_trade.json", """
                {"e":"trade","E":1722519000001,"s":"BNBBTC","t":12345,"p":"0.001","q":"100","T":1722519000000,"m":true,"M":true}
                """, T + "Z 10001 TA 0.001x100 -/-");
        assertRead("binance_depth.json", """
                {"lastUpdateId":160,"E":1722519000001,"T":1722519000000,"s":"BTCUSDT","bids":[["42000.1","2"]],"asks":[["42000.2","1"]]}
                """, T + "Z 10001 AN 42000.10x2/42000.20x1");
    }

    @Test
    void numbersOfUpdatesAreMapped() {
        TextFiles.write(folder, "binance_depth.json", """
                {"e":"depthUpdate","E":1722519000001,"T":1722519000000,"s":"BTCUSDT","U":100,"u":104,"pu":97,"b":[["59.9","1"]],"a":[]}
                """);
        MappingProposal proposal = proposal("binance_depth.json");
        assertThat(proposal.yaml())
                .contains("first_sequence: U", "previous_sequence: pu", "level_action: e", "last_sequence: u");
        assertThat(proposal.notes())
                .contains("no snapshot is among the first rows: the book is not known before one comes");
    }

    @Test
    void bybit() {
        assertRead("BTCUSDT2024-08-01.csv", """
                timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,foreignNotional
                1722519000.0001,BTCUSDT,Sell,0.082,64610.8,ZeroMinusTick,9f5c,5.298,0.082,5298.0
                """, T + ".000100Z 10007 TA 64610.80x82 -/-");
        assertRead(
                "bybit_ob500.data", """
                {"topic":"orderbook.500.BTCUSDT","type":"snapshot","ts":1722519000000,"data":{"s":"BTCUSDT","b":[["64000.1","0.5"]],"a":[["64000.2","2"]],"u":7,"seq":9},"cts":1722519000001}
                {"topic":"orderbook.500.BTCUSDT","type":"delta","ts":1722519000100,"data":{"s":"BTCUSDT","b":[["64000.1","0"]],"a":[],"u":8,"seq":10},"cts":1722519000101}
                """, T + "Z 10007 AN 64000.10x5/64000.20x20", T + ".100Z 10007 AN -/64000.20x20");
    }

    @Test
    void okx() {
        assertRead("okx-BTC-USDT-trades-2024-08-01.csv", """
                instrument_name,trade_id,side,price,size,created_time
                BTC-USDT,1,sell,64610.8,0.5,1722519000000
                """, T + "Z 10009 TA 64610.80x5 -/-");
        assertRead("okx_books.json", """
                {"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[["64000.2","2","0","4"]],"bids":[["64000.1","1","0","1"]],"ts":"1722519000000","checksum":1640049391,"seqId":12,"prevSeqId":-1}]}
                """, T + "Z 10009 AN 64000.10x1/64000.20x2");
    }

    @Test
    void coinbase() {
        assertRead("coinbase_BTC-USD_trades.csv", """
                trade_id,product_id,price,size,time,side
                74,BTC-USD,64610.8,0.25,2024-08-01T13:30:00.123Z,SELL
                """, T + ".123Z 10012 TA 64610.80x25 -/-");
        assertRead(
                "coinbase_level2.csv",
                """
                product_id,event_time,side,price_level,new_quantity,action
                BTC-USD,2024-08-01T13:30:00Z,bid,64610,0.5,snapshot
                BTC-USD,2024-08-01T13:30:00Z,offer,64611,0.25,snapshot
                BTC-USD,2024-08-01T13:30:01Z,bid,64610,0,update
                """,
                T + "Z 10012 AN 64610.00x50/64611.00x25",
                "2024-08-01T13:30:01Z 10012 AN -/64611.00x25");
    }

    @Test
    void ticksOfForeignExchangeHaveNoSizes() {
        assertRead(
                "EURUSD-2024-08.csv",
                "EUR/USD,20240801 13:30:00.065,1.08123,1.08125\n",
                T + ".065Z 30000 AN 1.08123x1/1.08125x1");
        assertRead(
                "DAT_ASCII_EURUSD_T_202408.csv",
                "20240801 133000065,1.121200,1.121720,0\n",
                T + ".065Z 30000 AN 1.1212x1/1.12172x1");
    }

    @Test
    void firstRate() {
        assertRead(
                "ABC_tick.csv",
                "2024-08-01 09:30:00.5,50.01,100\n2024-08-01 09:30:01.5,50.02,100\n",
                T + ".500Z 30000 TN 50.01x100 -/-",
                "2024-08-01T13:30:01.500Z 30000 TN 50.02x100 -/-");
        assertRead(
                "ABC_quotes.csv",
                "timestamp,bid,bid_size,ask,ask_size\n2024-08-01 09:30:00,50.01,100,50.02,200\n",
                T + "Z 30000 AN 50.01x100/50.02x200");
    }

    @Test
    void depthInColumnsOfNumbers() {
        assertRead("depth.csv", """
                timestamp,bid_price_1,bid_size_1,ask_price_1,ask_size_1,bid_price_2,bid_size_2,ask_price_2,ask_size_2
                2024-08-01T13:30:00Z,50.01,100,50.02,200,50.00,300,50.03,400
                """, T + "Z 30000 AN 50.01x100/50.02x200");
        assertThat(proposal("depth.csv").yaml()).contains("bid: \"bid_price_{1..2}\"", "ask_size: \"ask_size_{1..2}\"");
    }

    @Test
    void decimalCommas() {
        assertRead(
                "comma.csv",
                """
                Time;Bid;BidSize;Ask;AskSize;Exchange
                2024-08-01T13:30:00,5Z;1.050,01;1.200;1.050,02;7;XNAS
                2024-08-01T13:30:01,25Z;999,99;100;1.000;2.000.000;XNAS
                """,
                T + ".500Z 2 AN 1050.01x1200/1050.02x7",
                "2024-08-01T13:30:01.250Z 2 AN 999.99x100/1000.00x2000000");
        assertThat(proposal("comma.csv").yaml()).contains("decimal_point: \",\"\nthousands: \".\"\n");
        assertRead(
                "fx.csv",
                "time;bid;ask\n01.08.2024 13:30:00,123;1,08234;1,08240\n",
                T + ".123Z 30000 AN 1.08234x1/1.0824x1");
        assertThat(proposal("fx.csv").yaml()).contains("decimal_point: \",\"\n").doesNotContain("thousands");
        assertRead("none.csv", "20240801 133000123;1,08234;1,08240;0\n", T + ".123Z 30000 AN 1.08234x1/1.0824x1");
        assertRead(
                "point.csv",
                "time;bid;bid_size;ask;ask_size\n2024-08-01T13:30:00Z;1,050.5;1,200;1,051;7\n",
                T + "Z 30000 AN 1050.50x1200/1051.00x7");
        assertThat(proposal("point.csv").yaml()).contains("thousands: \",\"\n").doesNotContain("decimal_point");
        assertRead(
                "quoted.csv",
                "time,bid,bid_size,ask,ask_size\n2024-08-01T13:30:00Z,\"1,050\",\"1,200\",\"1,051\",7\n",
                T + "Z 30000 AN 1050.00x1200/1051.00x7");
    }

    @Test
    void saysWhatItDidNotUnderstandAndRefusesTablesOfOtherThings() {
        TextFiles.write(folder, "q.csv", "time,bid,bsize,ask,asize,mood\n2024-08-01T13:30:00Z,1,2,3,4,good\n");
        assertThat(proposal("q.csv").notes())
                .containsExactly(
                        "the venue is not known: 30000 is a venue of its own, without fees; name it, such as XNAS",
                        "prices are whole numbers: if they count cents or other parts, write price_scale, such as 0.01",
                        "not used: mood (good)");
        TextFiles.write(folder, "people.csv", "name,age\nJoe,5\n");
        assertThatThrownBy(() -> proposal("people.csv"))
                .hasMessage(
                        "people.csv: no quotes, trades or levels of a book found in its columns: name (Joe), age (5)");
        TextFiles.write(folder, "bars.csv", "price,size\n1,2\n");
        assertThatThrownBy(() -> proposal("bars.csv")).hasMessageStartingWith("bars.csv: no column of times found");
        TextFiles.write(folder, "broken.json", "{\"a\":\n1}\n");
        assertThatThrownBy(() -> proposal("broken.json")).hasMessageStartingWith("broken.json: not JSON lines");
    }

    private MappingProposal proposal(String name) {
        try (DataSource source = DataSource.open(folder.resolve(name))) {
            return MappingProposal.of(source);
        }
    }

    private void assertRead(String name, String text, String... events) {
        Path file = TextFiles.write(folder, name, text);
        MappingProposal proposal = proposal(name);
        Path mapping = TextFiles.write(folder, "m.yml", proposal.yaml());
        ReadOptions options = ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
        MarketTape tape;
        try {
            tape = TextFiles.read(file, options);
        } catch (RuntimeException e) {
            throw new AssertionError(name + ":\n" + proposal.yaml(), e);
        }
        List<String> lines = new ArrayList<>(TextFiles.lines(tape));
        assertThat(lines).as(name + ":\n" + proposal.yaml()).containsExactlyInAnyOrder(events);
        assertThat(ProposalTrial.of(proposal, file, ReadOptions.all())).startsWith("tried: ");
    }
}
