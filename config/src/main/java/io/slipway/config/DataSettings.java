package io.slipway.config;

import static io.slipway.config.Setting.flag;
import static io.slipway.config.Setting.named;
import static io.slipway.config.Setting.texts;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.Currencies;
import io.slipway.text.Units;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Settings of where market data is read, and how. */
public final class DataSettings {

    private static final double PERCENT = 100;
    private static final int MOST_ROUND_LOT = 1_000_000_000;

    /** Commands that replay market data. */
    static final Set<Command> REPLAYS = EnumSet.of(Command.BACKTEST, Command.TUNE, Command.STUDY, Command.CALIBRATE);

    private static final Set<Command> READERS = EnumSet.of(
            Command.BACKTEST,
            Command.TUNE,
            Command.STUDY,
            Command.CALIBRATE,
            Command.TCA,
            Command.PRETRADE,
            Command.INSPECT,
            Command.CONVERT,
            Command.CURVE,
            Command.CORPUS,
            Command.PRODUCE);

    private static final Set<Command> TOPICS = with(with(REPLAYS, Command.PRODUCE), Command.RECORD);

    public static final Setting<List<String>> INPUT = texts("input", Group.DATA)
            .label("FILE")
            .of(READERS)
            .doc(
                    "market data: files, folders or patterns such as data/*.csv.zst, merged in one order, however they are named; - is standard input");

    public static final Setting<Path> DEMO_INPUT = named("input", Group.DATA, Type.of("file", Path::of))
            .label("FILE")
            .of(EnumSet.of(Command.DEMO))
            .doc("data file to stream; default: the shipped example");

    public static final Setting<String> SYMBOL = named("symbol", Group.DATA, Type.text("text"))
            .label("SYMBOL")
            .of(with(with(READERS, Command.DEMO), Command.RECORD))
            .doc(
                    "instrument, where the data holds several; A,B or all: each of these (backtest, tune, study, calibrate, inspect, tca)");

    public static final Setting<Boolean> CONSOLIDATED_AS_VENUE = flag("consolidated-as-venue", Group.DATA)
            .of(with(with(REPLAYS, Command.TCA), Command.PRETRADE))
            .doc("treat a feed that shows the best of several venues as one venue");

    public static final Setting<Long> FROM = named("from", Group.READING, Type.of("time", Units::parseTimeNs))
            .label("ISO")
            .of(with(READERS, Command.RECORD))
            .doc("leave out earlier events, but for those that build the books as of then");

    public static final Setting<Long> TO = named("to", Group.READING, Type.of("time", Units::parseTimeNs))
            .label("ISO")
            .of(with(READERS, Command.RECORD))
            .doc("leave out later events");

    public static final Setting<String> FORMAT = named("format", Group.READING, Type.text("name of a format"))
            .label("NAME")
            .of(READERS)
            .doc("format of the files; default: told from their first bytes");

    public static final Setting<Path> MAPPING = named("mapping", Group.READING, Type.file())
            .label("FILE")
            .of(READERS)
            .doc("YAML file that names the columns of a CSV of your own (format mapped-csv)");

    public static final Setting<LocalDate> DATE = named("date", Group.READING, Type.of("date", DataSettings::date))
            .label("YYYY-MM-DD")
            .of(READERS)
            .doc("trading day of files whose rows have a time of day only; default: from the file's name");

    public static final Setting<ZoneId> ZONE = named("zone", Group.READING, Type.of("time zone", DataSettings::zone))
            .label("ZONE")
            .or(ReadOptions.NEW_YORK.getId())
            .of(READERS)
            .doc("time zone of times without one");

    public static final Setting<Long> ROUND_LOT = named("round-lot", Group.READING, Type.whole(1, MOST_ROUND_LOT))
            .label("N")
            .of(READERS)
            .doc("multiply input sizes by N; default: the format's own rule (TAQ 100)");

    public static final Setting<BigDecimal> QTY_STEP = named(
                    "qty-step", Group.READING, Type.quantity(OrderSettings.MAX_QTY))
            .label("QTY")
            .of(READERS)
            .doc("smallest quantity of data whose amounts have decimals, such as 0.001; finer amounts are cut off and"
                    + " counted; default: the finest that the data shows");

    public static final Setting<BigDecimal> MULTIPLIER = named(
                    "multiplier", Group.READING, Type.quantity(OrderSettings.MAX_QTY))
            .label("N")
            .of(READERS)
            .doc("value of one contract at a price of one, in the quote currency, such as 50; default: 1");

    public static final Setting<String> CURRENCY = named(
                    "currency", Group.READING, Type.of("currency", Currencies::code))
            .label("CODE")
            .of(READERS)
            .doc(
                    "quote currency of the prices, such as EUR, which results name; default: that of --definition, else as venue and"
                            + " symbol tell it");

    public static final Setting<Boolean> LENIENT = flag("lenient", Group.READING)
            .of(READERS)
            .doc("skip and count rows that cannot be read, instead of stopping");

    public static final Setting<Double> SKIP_LIMIT = named(
                    "skip-limit", Group.READING, Type.of("percentage, 0% to 100%", DataSettings::percent))
            .label("PERCENT")
            .or("1%")
            .of(READERS)
            .doc("stop when more rows than this were skipped as faulty");

    public static final Setting<Boolean> STRICT_VENUES =
            flag("strict-venues", Group.READING).of(READERS).doc("stop at a venue that is not known");

    public static final Setting<String> TOPIC = named("topic", Group.TOPIC, Type.text("text"))
            .label("TOPIC")
            .of(TOPICS)
            .doc("Kafka topic [mock_l1_stream]");

    public static final Setting<String> BOOTSTRAP_SERVERS = named(
                    "bootstrap-servers", Group.TOPIC, Type.text("addresses"))
            .label("HOST:PORT")
            .of(TOPICS)
            .doc("Kafka cluster, several addresses separated by commas [localhost:9092]");

    public static final Setting<Path> KAFKA_CONFIG = named("kafka-config", Group.TOPIC, Type.of("file", Path::of))
            .label("FILE")
            .of(TOPICS)
            .doc("properties file of further client settings, such as security");

    public static final Setting<String> RUN_ID = named("run-id", Group.TOPIC, Type.text("text"))
            .label("ID")
            .of(TOPICS)
            .doc(
                    "stream of the topic, by the name that its producer gave it; default: the newest, of a new one made up");

    public static final Setting<Long> IDLE_TIMEOUT = named(
                    "idle-timeout", Group.TOPIC, Type.of("duration", Units::parseDurationNs))
            .label("DURATION")
            .or("30s")
            .of(with(REPLAYS, Command.RECORD))
            .doc("how long to wait for more of a stream that has not ended");

    static final List<Setting<?>> ALL = List.of(
            INPUT,
            DEMO_INPUT,
            SYMBOL,
            CONSOLIDATED_AS_VENUE,
            FROM,
            TO,
            FORMAT,
            MAPPING,
            DATE,
            ZONE,
            ROUND_LOT,
            QTY_STEP,
            MULTIPLIER,
            CURRENCY,
            LENIENT,
            SKIP_LIMIT,
            STRICT_VENUES,
            TOPIC,
            BOOTSTRAP_SERVERS,
            KAFKA_CONFIG,
            RUN_ID,
            IDLE_TIMEOUT);

    private DataSettings() {}

    static Set<Command> with(Set<Command> commands, Command more) {
        Set<Command> all = EnumSet.copyOf(commands);
        all.add(more);
        return all;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: value=" + text + ", expected one such as 2024-08-01", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "not a time zone: value=" + text + ", expected one such as America/New_York or UTC", e);
        }
    }

    /** A percentage as a fraction of one. */
    private static double percent(String text) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        try {
            return Units.parseNumber(number, 0, PERCENT) / PERCENT;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a share: value=" + text + ", expected 0% to 100%", e);
        }
    }
}
