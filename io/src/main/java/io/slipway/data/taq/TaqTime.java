package io.slipway.data.taq;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.data.table.TradingDay;
import io.slipway.data.text.LocalDay;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The times of a row. {@code Time} is a time of day, its date that of the file; {@code TIME_M} one of the day in
 * {@code DATE}; {@code DT} seconds since 1970. The participant's own time is the event's where the file has it.
 */
final class TaqTime {

    private static final int NS_SCALE = 9;

    private final int epoch;
    private final int date;
    private final int clock;
    private final int participant;
    private final ZoneId zone;
    private @Nullable LocalDay day;
    private byte[] dayText = {};
    private long sipNs;
    private long participantNs;

    private TaqTime(Table table, ZoneId zone, int epoch, int clock) {
        this.epoch = epoch;
        this.clock = clock;
        this.date = table.header().find(TaqColumn.DATE.names());
        this.participant =
                table.optional("times are those of the tape, not of the exchange", TaqColumn.PARTICIPANT_TIME.names());
        this.zone = zone;
    }

    static TaqTime of(Table table, ReadOptions options) {
        Header header = table.header();
        int epoch = header.find(TaqColumn.EPOCH.names());
        int clock =
                epoch == Header.ABSENT ? header.require(TaqColumn.TIME.names()) : header.find(TaqColumn.CLOCK.names());
        TaqTime time = new TaqTime(table, options.zone(), epoch, clock);
        if (epoch == Header.ABSENT && time.date == Header.ABSENT) {
            time.day = TradingDay.of(table.file(), options);
        }
        return time;
    }

    void read(Fields row) {
        if (epoch != Header.ABSENT) {
            sipNs = row.rounded(epoch, NS_SCALE);
            participantNs = sipNs;
            return;
        }
        LocalDay today = day(row);
        sipNs = epochNs(row, clock, today);
        boolean hasOwn = participant != Header.ABSENT && !row.isEmpty(participant);
        participantNs = hasOwn ? epochNs(row, participant, today) : sipNs;
    }

    /** Time at the exchange, ns since 1970 UTC, as far as the file tells. */
    long eventNs() {
        return participantNs;
    }

    /** Time at which the consolidated tape sent it, ns since 1970 UTC. */
    long recvNs() {
        return sipNs;
    }

    private LocalDay day(Fields row) {
        LocalDay today = day;
        if (date == Header.ABSENT && today != null) {
            return today;
        }
        if (today == null || !row.is(date, dayText)) {
            LocalDate parsed = row.date(date);
            dayText = row.text(date).getBytes(StandardCharsets.UTF_8);
            today = new LocalDay(parsed, zone);
            day = today;
        }
        return today;
    }

    private static long epochNs(Fields row, int column, LocalDay day) {
        long clockNs = row.clockNs(column);
        try {
            return day.toEpochNs(clockNs);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e);
        }
    }
}
