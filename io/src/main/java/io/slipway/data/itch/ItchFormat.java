package io.slipway.data.itch;

import io.slipway.data.databento.RecordOutput;
import io.slipway.data.databento.RecordWriter;
import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TradingDay;
import io.slipway.data.text.LocalDay;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of a day of Nasdaq TotalView-ITCH 5.0, with the length before each message, as recorded SoupBinTCP, or without framing. The
 * date is in the name ({@code 01302020.NASDAQ_ITCH50.gz}, {@code S013020-v50.txt.gz}, or with the year first) or in the options.
 */
public final class ItchFormat implements DataFormat, RecordOutput {

    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<![0-9])([01][0-9])([0-3][0-9])(20[0-9]{2})(?![0-9])");
    private static final Pattern SHORT_YEAR = Pattern.compile("^S([01][0-9])([0-3][0-9])([0-9]{2})-v5");
    private static final int CENTURY = 2000;

    @Override
    public String name() {
        return "nasdaq-itch";
    }

    @Override
    public boolean recognises(DataSource source) {
        return ItchFraming.of(source.head()).isPresent();
    }

    @Override
    public MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        ItchFraming framing = ItchFraming.of(source.head())
                .orElseThrow(() -> new MarketDataException(source.name()
                        + ": not a file of ITCH 5.0: expected a system event first, or the length of each message"));
        LocalDay day = dateOf(source.name())
                .filter(date -> options.date().isEmpty())
                .map(date -> new LocalDay(date, options.zone()))
                .orElseGet(() -> TradingDay.of(source.name(), options));
        return new ItchReader(new ItchMessages(source, framing, issues, options.lenient()), day, options, issues);
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.matches(".*\\.itch(\\.gz|\\.zst)?");
    }

    @Override
    public RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols) {
        return new ItchRecordWriter(file, schema);
    }

    /** The date in Nasdaq's names of files. */
    private static Optional<LocalDate> dateOf(String name) {
        Matcher month = MONTH_FIRST.matcher(name);
        if (month.find()) {
            return date(Integer.parseInt(month.group(3)), month.group(1), month.group(2));
        }
        Matcher year = SHORT_YEAR.matcher(name);
        return year.find()
                ? date(CENTURY + Integer.parseInt(year.group(3)), year.group(1), year.group(2))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(int year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
