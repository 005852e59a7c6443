package io.slipway.data.databento;

import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import io.slipway.text.ConfigException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The venue and the day, in New York, of a file whose format knows only one of each; they are those of its first record. */
public final class OneVenueDay {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long NS = 1_000_000_000L;

    private final String format;
    private int publisherId;
    private LocalDate date = LocalDate.EPOCH;
    private long midnightNs;
    private boolean known;

    /**
     * Before the first record.
     *
     * @param format name of the format, for messages
     * @throws ConfigException if the records are no books
     */
    public OneVenueDay(String format, Schema schema) {
        if (schema != Schema.MBP_10 && schema != Schema.MBP_1) {
            throw new ConfigException(
                    format + " has orders of one venue: schema=" + schema + ", expected mbp-10 or mbp-1");
        }
        this.format = format;
    }

    /**
     * Takes the next record.
     *
     * @throws ConfigException if it is of another venue
     * @throws MarketDataException if it is of another day
     */
    public void take(MbpRecord record) {
        LocalDate today =
                Instant.ofEpochSecond(0, record.tsEventNs()).atZone(NEW_YORK).toLocalDate();
        if (!known) {
            known = true;
            publisherId = record.publisherId();
            date = today;
            midnightNs = date.atStartOfDay(NEW_YORK).toEpochSecond() * NS;
        }
        if (record.publisherId() != publisherId) {
            throw new ConfigException(format + " has one venue: publishers=" + publisherId + ", " + record.publisherId()
                    + "; write data of one venue, such as of slipway generate --venues 1");
        }
        if (!today.equals(date)) {
            throw new MarketDataException(format + " has one day: dates=" + date + ", " + today);
        }
    }

    /** Time of the day's midnight, ns since 1970 UTC. */
    public long midnightNs() {
        return midnightNs;
    }
}
