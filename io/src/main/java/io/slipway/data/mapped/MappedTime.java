package io.slipway.data.mapped;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.data.table.TradingDay;
import io.slipway.data.text.ClockTime;
import io.slipway.data.text.DateText;
import io.slipway.data.text.LocalDay;
import io.slipway.data.text.RepeatedHour;
import io.slipway.data.text.TimeParser;
import io.slipway.data.text.TimePattern;
import io.slipway.market.MarketDataException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column of times, with that of their dates if there is one. */
public final class MappedTime {

    private static final int ISO_DATE_LENGTH = 10;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int ISO_SECONDS_LENGTH = 19;
    private static final long EARLIEST_NS = LocalDate.of(1980, 1, 1).toEpochDay() * 86_400L * 1_000_000_000L;

    private final Table table;
    private final TimeRule rule;
    private final ZoneId zone;
    private final int[] columns;
    private final int date;
    private final RepeatedHour repeated;
    private final TimeParser iso = new TimeParser();
    private @Nullable LocalDay day;
    private String dayText = "";
    private long locals;

    /** The column of the current row. */
    private int column;

    public MappedTime(TimeRule rule, int column, int date, Table table, ReadOptions options) {
        this(rule, new int[] {column}, date, table, options);
    }

    /** @param columns those that may have the time, of which the first that a row fills does */
    MappedTime(TimeRule rule, int[] columns, int date, Table table, ReadOptions options) {
        this.table = table;
        this.rule = rule;
        this.columns = columns.clone();
        this.column = columns[0];
        this.date = date;
        this.zone = rule.zone().orElse(options.zone());
        this.repeated = new RepeatedHour(zone);
        if (column != Header.ABSENT && rule.needsDate() && date == Header.ABSENT) {
            LocalDate today = TradingDay.of(table.file(), options).date();
            this.day = new LocalDay(today, zone);
        }
    }

    /** True if the file has the column. */
    public boolean isMapped() {
        return column != Header.ABSENT;
    }

    /** The time in ns since 1970. */
    public long ns(Fields row) {
        column = MappedLevels.filled(row, columns);
        if (row.isEmpty(column)) {
            throw row.fault(column, "no time", "a time in every row");
        }
        long ns;
        try {
            ns = parse(row);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
        if (ns < EARLIEST_NS || ns == TimeParser.NONE) {
            throw row.fault(column, "before 1980", "a time of another unit than " + unitName());
        }
        return ns;
    }

    /**
     * Ends the rows of a file.
     *
     * @throws MarketDataException if the last local times lie in an hour that the clocks show twice, and their order does not tell
     *     which is meant
     */
    public void end() {
        try {
            repeated.end();
        } catch (IllegalArgumentException e) {
            throw table.fault(String.valueOf(e.getMessage()));
        }
    }

    /** Number of times so far that had no offset of their own and no zone in the mapping. */
    public long locals() {
        return rule.zone().isPresent() ? 0 : locals;
    }

    private String unitName() {
        return rule.unit().name().toLowerCase(Locale.ROOT);
    }

    private long parse(Fields row) {
        return switch (rule.unit()) {
            case S, MS, US, NS -> number(row);
            case HHMMSS, HHMMSSMMM, HHMMSSUUUUUU, HHMMSSNNNNNNNNN ->
                local(day(row).toEpochNs(
                                ofDigits(row.decimalCut(column, rule.unit().scale()))));
            case CLOCK -> local(day(row).toEpochNs(row.clockNs(column)));
            case PATTERN -> pattern(row);
            case ISO, AUTO -> iso(row);
        };
    }

    private long number(Fields row) {
        long ns = row.decimalCut(column, rule.unit().scale());
        return rule.sinceMidnight() ? local(day(row).toEpochNs(ns)) : ns;
    }

    /** The ns since midnight of the digits of a clock with nine decimals of a second. */
    private static long ofDigits(long digits) {
        long clock = digits / SECOND_NS;
        long hours = clock / 10_000;
        long minutes = clock / 100 % 100;
        long seconds = clock % 100;
        if (digits < 0 || hours > 23 || minutes > 59 || seconds > 59) {
            throw new IllegalArgumentException("not the digits of a time of day: hours=" + hours + ", minutes="
                    + minutes + ", seconds=" + seconds + ", expected below 24, 60 and 60");
        }
        return ((hours * 60 + minutes) * 60 + seconds) * SECOND_NS + digits % SECOND_NS;
    }

    private long pattern(Fields row) {
        String text = date == Header.ABSENT ? row.text(column) : row.text(date) + " " + row.text(column);
        TimePattern pattern = rule.pattern().orElseThrow();
        long ns = pattern.parseNs(text, zone);
        return pattern.hasOffset() ? ns : local(ns);
    }

    private long iso(Fields row) {
        byte[] b = row.buffer();
        int from = row.from(column);
        int to = row.to(column);
        if (!isLocal(b, from, to)) {
            return iso.parse(b, from, to);
        }
        int dateEnd = from + ISO_DATE_LENGTH;
        if (!row.text(column).startsWith(dayText) || dayText.isEmpty()) {
            remember(DateText.parse(b, from, dateEnd), row.text(column).substring(0, ISO_DATE_LENGTH));
        }
        return local(known().toEpochNs(ClockTime.parse(b, dateEnd + 1, to)));
    }

    /** The instant of a time without an offset, which the clocks may show twice. */
    private long local(long ns) {
        locals++;
        return repeated.settle(ns);
    }

    /** True if it is ISO text without an offset: a date and a time of digits, colons and a point or comma. */
    private static boolean isLocal(byte[] b, int from, int to) {
        if (to - from < ISO_SECONDS_LENGTH || b[from + 4] != '-') {
            return false;
        }
        for (int p = from + ISO_DATE_LENGTH + 1; p < to; p++) {
            boolean ofTime = (b[p] >= '0' && b[p] <= '9') || b[p] == ':' || b[p] == '.' || b[p] == ',';
            if (!ofTime) {
                return false;
            }
        }
        return b[from + ISO_DATE_LENGTH] == 'T' || b[from + ISO_DATE_LENGTH] == ' ';
    }

    private LocalDay day(Fields row) {
        if (date == Header.ABSENT) {
            return known();
        }
        String text = row.text(date);
        if (!text.equals(dayText) || day == null) {
            remember(row.date(date), text);
        }
        return known();
    }

    private void remember(LocalDate newDate, String text) {
        day = new LocalDay(newDate, zone);
        dayText = text;
    }

    private LocalDay known() {
        LocalDay known = day;
        if (known == null) {
            throw new IllegalStateException("no day");
        }
        return known;
    }
}
