package io.slipway.data.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mappings of docs/FORMATS.md, each with a small file of the shape that it is for, in the order of the page. */
class RecipesTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    Path folder;

    /** A file of the shape of a recipe, the events that it gives, and what reading counts. */
    private record Shape(String key, String name, String text, List<String> events, Map<DataIssue, Long> issues) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(
                    "files:",
                    "ABC_trades_2024.csv",
                    """
                    time,price,size,exchange,correction
                    2024-08-01T13:30:00Z,50.01,100,XNAS,0
                    2024-08-01T13:30:01Z,50.01,100,XNAS,8
                    """,
                    List.of("2024-08-01T13:30:00Z 2 TN 50.01x100 -/-"),
                    Map.of(DataIssue.LEFT_OUT, 1L)),
            new Shape(
                    "data.lastUpdateId",
                    "BTCUSDT_depth.json",
                    """
                    {"received":1714521600100000,"data":{"e":"depthUpdate","E":1,"U":100,"u":104,"pu":97,"b":[["59.9","1.5"]],"a":[]}}
                    {"received":1714521600200000,"data":{"e":"depthUpdate","E":2,"U":107,"u":109,"pu":104,"b":[],"a":[["60.1","0.5"]]}}
                    {"received":1714521600250000,"data":{"lastUpdateId":102,"bids":[["59.9","1.0"],["59.8","2.0"]],"asks":[["60.1","3.0"]]}}
                    {"received":1714521600300000,"data":{"e":"depthUpdate","E":3,"U":112,"u":113,"pu":109,"b":[["59.9","0.0"]],"a":[]}}
                    {"received":1714521600400000,"data":{"e":"depthUpdate","E":4,"U":120,"u":121,"pu":118,"b":[["59.7","1.0"]],"a":[]}}
                    {"received":1714521600500000,"data":{"e":"depthUpdate","E":5,"U":122,"u":125,"pu":121,"b":[["59.6","1.0"]],"a":[]}}
                    {"received":1714521600600000,"data":{"lastUpdateId":125,"bids":[["59.7","1.0"]],"asks":[["60.1","0.5"]]}}
                    """,
                    List.of(
                            "2024-05-01T00:00:00.250Z 10002 AN 59.90x15/60.10x5",
                            "2024-05-01T00:00:00.300Z 10002 AN 59.80x20/60.10x5",
                            "2024-05-01T00:00:00.400Z 10002 RN -/-",
                            "2024-05-01T00:00:00.600Z 10002 AN 59.70x10/60.10x5"),
                    Map.of(DataIssue.SEQUENCE_GAP, 1L, DataIssue.UPDATE_WITHOUT_BOOK, 3L)),
            new Shape(
                    "last_sequence: data.u, bids",
                    "2024-05-01_BTCUSDT_ob500.data",
                    """
                    {"topic":"orderbook.500.BTCUSDT","type":"snapshot","ts":1714521600002,"data":{"s":"BTCUSDT","b":[["59.9","1"]],"a":[["60.1","3"]],"u":7,"seq":70},"cts":1714521600000}
                    {"topic":"orderbook.500.BTCUSDT","type":"delta","ts":1714521600102,"data":{"s":"BTCUSDT","b":[["59.9","0"],["59.8","2"]],"a":[],"u":8,"seq":75},"cts":1714521600100}
                    {"topic":"orderbook.500.BTCUSDT","type":"delta","ts":1714521600202,"data":{"s":"BTCUSDT","b":[["59.9","5"]],"a":[],"u":10,"seq":79},"cts":1714521600200}
                    {"topic":"orderbook.500.BTCUSDT","type":"snapshot","ts":1714521600302,"data":{"s":"BTCUSDT","b":[["59.7","1"]],"a":[["60.1","3"]],"u":1,"seq":80},"cts":1714521600300}
                    {"topic":"orderbook.500.BTCUSDT","type":"delta","ts":1714521600402,"data":{"s":"BTCUSDT","b":[],"a":[["60.1","2"]],"u":2,"seq":81},"cts":1714521600400}
                    """,
                    List.of(
                            "2024-05-01T00:00:00Z 10007 AN 59.90x1/60.10x3",
                            "2024-05-01T00:00:00.100Z 10007 AN 59.80x2/60.10x3",
                            "2024-05-01T00:00:00.200Z 10007 RN -/-",
                            "2024-05-01T00:00:00.400Z 10007 AN 59.70x1/60.10x2"),
                    Map.of(DataIssue.SEQUENCE_GAP, 1L)),
            new Shape(
                    "prevSeqId",
                    "okx_books.json",
                    """
                    {"arg":{"channel":"books","instId":"BTC-USDT"},"action":"snapshot","data":[{"asks":[["3366.8","9","0","3"],["3368","8","0","4"]],"bids":[["3366.1","7","0","3"],["3366","6","0","4"]],"ts":"1714521600000","checksum":-1881014294,"prevSeqId":-1,"seqId":10}]}
                    {"arg":{"channel":"books","instId":"BTC-USDT"},"action":"update","data":[{"asks":[],"bids":[["3366","0","0","0"]],"ts":"1714521600100","checksum":0,"prevSeqId":10,"seqId":15}]}
                    {"arg":{"channel":"books","instId":"BTC-USDT"},"action":"update","data":[{"asks":[],"bids":[["3366.1","1","0","1"]],"ts":"1714521600200","checksum":12345,"prevSeqId":15,"seqId":17}]}
                    """,
                    List.of(
                            "2024-05-01T00:00:00Z 10009 AN 3366.10x7/3366.80x9",
                            "2024-05-01T00:00:00.100Z 10009 AN 3366.10x7/3366.80x9",
                            "2024-05-01T00:00:00.200Z 10009 RN -/-"),
                    Map.of(DataIssue.CHECKSUM_FAULT, 1L)),
            new Shape(
                    "best_bid_price",
                    "BTCUSDT-bookTicker-2024-01-02.csv",
                    """
                    update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time
                    7,42000.10,1.5,42000.20,0.5,1704153600000,1704153600005
                    """,
                    List.of("2024-01-02T00:00:00Z 10002 AN 42000.10x15/42000.20x5"),
                    Map.of()),
            new Shape(
                    "since: midnight",
                    "20240801_ABC.csv",
                    """
                    34200044,500100,800,0,0,N,1,0
                    34200044,0,0,500200,400,W,1,0
                    34200059,500200,700,0,0,Q,1,0
                    """,
                    List.of(
                            "2024-08-01T13:30:00.044Z 60 AN 50.01x800/-",
                            "2024-08-01T13:30:00.044Z 60 AN 50.01x800/50.02x400",
                            "2024-08-01T13:30:00.059Z 60 AN 50.02x700/50.02x400"),
                    Map.of(DataIssue.UNROUTABLE_VENUE, 3L)),
            new Shape(
                    "event: EventType",
                    "ABC.csv",
                    """
                    Date,Timestamp,EventType,Ticker,Price,Quantity,Exchange,Conditions
                    20240801,09:30:00.044000000,QUOTE BID NB,ABC,50.01,300,ARCA,00000001
                    20240801,09:30:00.044000000,QUOTE ASK,ABC,50.03,200,ARCA,00000001
                    20240801,09:30:00.060000000,QUOTE ASK NB,ABC,50.02,100,NASDAQ,00000001
                    20240801,09:30:01.000000001,TRADE NB,ABC,50.02,40,NASDAQ,00000021
                    20240801,09:30:01.500000000,TRADE,ABC,50.015,500,FINRA,00000000
                    20240801,09:30:02.000000000,QUOTE BID,ABC,0.0,0,ARCA,00000001
                    20240801,09:30:03.000000000,TRADE CANCELLED,ABC,50.015,500,FINRA,00000000
                    """,
                    List.of(
                            "2024-08-01T13:30:00.044Z 43 AN 50.01x300/-",
                            "2024-08-01T13:30:00.044Z 43 AN 50.01x300/50.03x200",
                            "2024-08-01T13:30:00.060Z 2 AN -/50.02x100",
                            "2024-08-01T13:30:01.000000001Z 2 TN 50.02x40 -/-",
                            "2024-08-01T13:30:01.500Z 17 TN 50.015x500 -/-",
                            "2024-08-01T13:30:02Z 43 AN -/50.03x200"),
                    Map.of(DataIssue.LEFT_OUT, 1L, DataIssue.UNROUTABLE_VENUE, 1L)),
            new Shape(
                    "time: 6",
                    "BTCUSDT-aggTrades-2025-03-03.csv",
                    """
                    1,42000.10,0.5,10,10,1740960000000000,True,False
                    2,42000.20,1.25,11,12,1740960000000001,False,True
                    """,
                    List.of(
                            "2025-03-03T00:00:00Z 10001 TA 42000.10x50 -/-",
                            "2025-03-03T00:00:00.000001Z 10001 TB 42000.20x125 -/-"),
                    Map.of()),
            new Shape(
                    "%Y%m%d %H%M%S%f",
                    "EURUSD.csv",
                    "20240801 170000065,1.121200,1.121720\n20240801 170010447,1.121200,1.121920\n",
                    List.of(
                            "2024-08-01T17:00:00.065Z 30000 AN 1.1212x1/1.12172x1",
                            "2024-08-01T17:00:10.447Z 30000 AN 1.1212x1/1.12192x1"),
                    Map.of(DataIssue.CONSTANT_SIZE, 4L, DataIssue.UNKNOWN_VENUE, 2L)),
            new Shape(
                    "#RIC",
                    "rth.csv",
                    """
                    #RIC,Domain,Date-Time,Type,Price,Volume,Bid Price,Bid Size,Ask Price,Ask Size
                    ABC.N,Market Price,2024-08-01T13:30:00.000000001Z,Quote,,,50.00,300,50.02,200
                    ABC.N,Market Price,2024-08-01T13:30:02.000000001Z,Trade,50.02,100,,,,
                    ABC.N,Market Price,2024-08-01T13:30:03.000000001Z,Quote,,,,,,100
                    """,
                    List.of(
                            "2024-08-01T13:30:00.000000001Z 9 AN 50.00x300/50.02x200",
                            "2024-08-01T13:30:02.000000001Z 9 TN 50.02x100 -/-",
                            "2024-08-01T13:30:03.000000001Z 9 AN 50.00x300/50.02x100"),
                    Map.of(DataIssue.KEPT_FIELD, 1L)),
            new Shape(
                    "stat_type",
                    "statistics.csv",
                    """
                    ts_recv,ts_event,rtype,publisher_id,instrument_id,ts_ref,price,quantity,sequence,ts_in_delta,stat_type,channel_id,update_action,stat_flags,symbol
                    2024-08-01T13:30:01.000000002Z,2024-08-01T13:30:01.000000001Z,24,2,7,,50.010000000,9223372036854775807,5,0,1,0,1,0,ABC
                    2024-08-01T13:30:02.000000002Z,2024-08-01T13:30:02.000000001Z,24,2,7,,,57924,6,0,9,0,1,0,ABC
                    """,
                    List.of("2024-08-01T13:30:01.000000001Z 2 TN 50.01x1 -/-"),
                    Map.of(DataIssue.LEFT_OUT, 1L, DataIssue.CONSTANT_SIZE, 1L)),
            new Shape(
                    "participant_timestamp",
                    "quotes.csv",
                    """
                    ticker,ask_price,ask_size,bid_price,bid_size,participant_timestamp,sequence_number,sip_timestamp
                    ABC,50.02,100,50.01,200,1722519000000000000,5,1722519000000020000
                    """,
                    List.of("2024-08-01T13:30:00Z 60 AN 50.01x200/50.02x100"),
                    Map.of(DataIssue.UNROUTABLE_VENUE, 1L)),
            new Shape(
                    "correction:",
                    "trades.csv",
                    """
                    ticker,conditions,correction,exchange,participant_timestamp,price,sequence_number,sip_timestamp,size
                    ABC,"14,37",0,11,1722519000000000000,50.02,5,1722519000000020000,70
                    ABC,,8,12,1722519000000000001,50.02,6,1722519000000020001,100
                    """,
                    List.of("2024-08-01T13:30:00Z 43 TN 50.02x70 -/-"),
                    Map.of(DataIssue.CORRECTED_TRADE, 1L)),
            new Shape(
                    "bid_venue: bx",
                    "ABC_quotes.json",
                    """
                    {"t":"2024-08-01T13:30:00.000000001Z","ax":"Q","ap":50.02,"as":2,"bx":"N","bp":50.01,"bs":3,"c":["R"],"z":"C"}
                    {"t":"2024-08-01T13:30:01.000000001Z","ax":"P","ap":50.02,"as":1,"bx":"N","bp":50.01,"bs":3,"c":["R"],"z":"C"}
                    """,
                    List.of(
                            "2024-08-01T13:30:00.000000001Z 2 AN -/50.02x200",
                            "2024-08-01T13:30:00.000000001Z 9 AN 50.01x300/-",
                            "2024-08-01T13:30:01.000000001Z 2 AN -/-",
                            "2024-08-01T13:30:01.000000001Z 9 AN 50.01x300/-",
                            "2024-08-01T13:30:01.000000001Z 43 AN -/50.02x100"),
                    Map.of()),
            new Shape(
                    "asize",
                    "quote.csv",
                    """
                    time,sym,bid,ask,bsize,asize,mode,ex
                    2024.08.01D09:30:00.000000001,ABC,50.01,50.02,200,100,R,N
                    2024.08.01D09:30:01.000000001,ABC,50.01,0n,200,0N,R,N
                    """,
                    List.of(
                            "2024-08-01T13:30:00.000000001Z 9 AN 50.01x200/50.02x100",
                            "2024-08-01T13:30:01.000000001Z 9 AN 50.01x200/-"),
                    Map.of()),
            new Shape(
                    "columns: {time: 1, price: 2, size: 3}",
                    "ABC_tick.txt",
                    """
                    2024-08-01 09:30:00.123,50.01,100,Q
                    2024-08-01 16:00:00,50.02,250,N
                    """,
                    List.of("2024-08-01T13:30:00.123Z 60 TN 50.01x100 -/-", "2024-08-01T20:00:00Z 60 TN 50.02x250 -/-"),
                    Map.of(DataIssue.UNROUTABLE_VENUE, 2L)),
            new Shape(
                    "type: ticker",
                    "ticker.json",
                    """
                    {"type":"subscriptions","channels":[]}
                    {"type":"ticker","sequence":5,"product_id":"BTC-USD","price":"60.1","best_bid":"59.9","best_bid_size":"1.5","best_ask":"60.1","best_ask_size":"0.5","side":"buy","time":"2024-05-01T00:00:00.123456Z","trade_id":7,"last_size":"0.1"}
                    {"type":"heartbeat","sequence":6,"last_trade_id":7}
                    """,
                    List.of("2024-05-01T00:00:00.123456Z 10012 AN 59.90x15/60.10x5"),
                    Map.of(DataIssue.LEFT_OUT, 2L)),
            new Shape(
                    "changes: changes",
                    "level2.json",
                    """
                    {"received":"2024-05-01T00:00:00.050Z","type":"snapshot","product_id":"BTC-USD","bids":[["59.9","1.5"],["59.8","2"]],"asks":[["60.1","0.5"]]}
                    {"received":"2024-05-01T00:00:00.150Z","type":"l2update","product_id":"BTC-USD","changes":[["buy","59.9","0.00"],["sell","60.05","0.3"]],"time":"2024-05-01T00:00:00.100Z"}
                    """,
                    List.of(
                            "2024-05-01T00:00:00.050Z 10012 AN 59.90x15/60.10x5",
                            "2024-05-01T00:00:00.100Z 10012 AN 59.80x20/60.05x3"),
                    Map.of()),
            new Shape(
                    "change_fields",
                    "l2_data.json",
                    """
                    {"channel":"subscriptions","client_id":"","timestamp":"2024-05-01T00:00:00Z","sequence_num":0,"events":[{"subscriptions":{"level2":["BTC-USD"]}}]}
                    {"channel":"l2_data","client_id":"","timestamp":"2024-05-01T00:00:00.1Z","sequence_num":1,"events":[{"type":"snapshot","product_id":"BTC-USD","updates":[{"side":"bid","event_time":"1970-01-01T00:00:00Z","price_level":"59.9","new_quantity":"1.5"},{"side":"offer","event_time":"1970-01-01T00:00:00Z","price_level":"60.1","new_quantity":"0.5"}]}]}
                    {"channel":"l2_data","client_id":"","timestamp":"2024-05-01T00:00:00.2Z","sequence_num":3,"events":[{"type":"update","product_id":"BTC-USD","updates":[{"side":"bid","event_time":"2024-05-01T00:00:00.19Z","price_level":"59.8","new_quantity":"2"},{"side":"bid","event_time":"2024-05-01T00:00:00.19Z","price_level":"59.9","new_quantity":"0"}]}]}
                    """,
                    List.of(
                            "2024-05-01T00:00:00.100Z 10012 AN 59.90x15/60.10x5",
                            "2024-05-01T00:00:00.200Z 10012 AN 59.80x20/60.10x5"),
                    Map.of(DataIssue.LEFT_OUT, 1L)),
            new Shape(
                    "bid_price_1",
                    "bars.csv",
                    """
                    timestamp,bid_price_1,bid_size_1,ask_price_1,ask_size_1,bid_price_2,bid_size_2
                    2024-08-01 09:30:00,50.01,200,50.02,100,50.00,300
                    """,
                    List.of("2024-08-01T13:30:00Z 2 AN 50.01x200/50.02x100"),
                    Map.of()));

    @Test
    void everyRecipeOfThePageReadsAFileOfItsShape() throws IOException {
        List<String> recipes = recipes();
        assertThat(recipes).hasSameSizeAs(SHAPES);
        for (int i = 0; i < recipes.size(); i++) {
            Shape shape = SHAPES.get(i);
            assertThat(recipes.get(i)).contains(shape.key());
            Path mapping = TextFiles.write(folder, "m" + i + ".yml", recipes.get(i));
            Path file = TextFiles.write(folder, shape.name(), shape.text());
            MarketTape tape =
                    TextFiles.read(file, ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping)));
            assertThat(TextFiles.lines(tape)).as(shape.name()).isEqualTo(shape.events());
            assertThat(tape.issues()).as(shape.name()).isEqualTo(shape.issues());
        }
    }

    private static List<String> recipes() throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("slipway.root", "..")).resolve("docs/FORMATS.md"));
        List<String> recipes = new ArrayList<>();
        Matcher blocks = YAML.matcher(page);
        while (blocks.find()) {
            if (blocks.group(1).contains("columns: {")) {
                recipes.add(blocks.group(1));
            }
        }
        return recipes;
    }
}
