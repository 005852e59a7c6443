package io.slipway.data.corpus;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.TradingDay;
import io.slipway.data.venue.VenueCalendars;
import io.slipway.survey.DataQuality;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One symbol on one trading day: a row of the catalogue.
 *
 * @param symbol name of the instrument
 * @param day trading day in the calendar of its venues
 * @param sha256 digest of the events, the {@code input_sha256} of results
 * @param rows number of events, at least 1
 * @param span times of the events and of the session
 * @param publishers ids of those who show quotes or prints, ascending
 * @param quality counts that tell good data from bad
 * @param source files that it was made of
 */
public record CorpusDay(
        String symbol,
        LocalDate day,
        String sha256,
        long rows,
        Span span,
        List<Integer> publishers,
        Quality quality,
        Source source) {

    /**
     * Times of a day.
     *
     * @param first time of the first event
     * @param last time of the last event
     * @param calendar name of the calendar; empty if the venues have none in common
     * @param open begin of the regular session; empty if there is none on this day
     * @param close its end; empty if there is none
     */
    public record Span(Instant first, Instant last, String calendar, Optional<Instant> open, Optional<Instant> close) {}

    /**
     * Counts of rows.
     *
     * @param prints trades of others
     * @param crossed book rows with bid above offer
     * @param stubs book rows with a price more than 5 % from the mid of the NBBO
     * @param gaps stretches of more than 5 s without a row
     * @param issues faults that the reader counted, of the whole file where it holds several days
     */
    public record Quality(long prints, long crossed, long stubs, long gaps, long issues) {}

    /**
     * Files that a day was made of.
     *
     * @param names their names, joined by {@code +}
     * @param sha256 digest of their bytes and of the settings they were read with
     */
    public record Source(String names, String sha256) {

        /**
         * A source.
         *
         * @param what everything that decides what the files give: digest of their bytes, settings
         */
        public static Source of(String names, String what) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
                return new Source(names, HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /** Copies the publishers. */
    public CorpusDay {
        publishers = List.copyOf(publishers);
        if (symbol.isEmpty() || rows < 1) {
            throw new IllegalArgumentException("not a day of a symbol: symbol=" + symbol + ", rows=" + rows);
        }
    }

    /** The row of a tape. */
    static CorpusDay of(MarketTape tape, LocalDate day, Source source) {
        DataQuality quality = TapeSurvey.of(tape).quality();
        return new CorpusDay(
                tape.instrument().symbol(),
                day,
                tape.sha256(),
                tape.size(),
                span(tape, day),
                Arrays.stream(tape.publisherIds()).boxed().toList(),
                new Quality(
                        quality.prints(),
                        quality.crossedRows(),
                        quality.stubRows(),
                        quality.gaps(),
                        sum(tape.issues())),
                source);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Span span(MarketTape tape, LocalDate day) {
        Optional<MarketCalendar> calendar = VenueCalendars.common(tape.publisherIds());
        Optional<TradingDay> session = calendar.flatMap(each -> each.day(day));
        return new Span(
                instant(tape.firstEventNs()),
                instant(tape.lastEventNs()),
                calendar.map(MarketCalendar::name).orElse(""),
                session.map(each -> instant(each.regular().openNs())),
                session.map(each -> instant(each.regular().closeNs())));
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(0, timeNs);
    }

    /** Name among the days of a corpus: symbol and day. */
    public String name() {
        return symbol + " " + day;
    }
}
