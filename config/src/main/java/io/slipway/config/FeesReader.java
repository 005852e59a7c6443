package io.slipway.config;

import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Money;
import io.slipway.publish.FeeSource;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the fee settings. A fee file is read once, so the recorded file is the one that was used. */
final class FeesReader {

    private static final String US_EQUITIES = "us-equities";

    private final RunConfig config;
    private final Optional<VenueFees> file;

    private FeesReader(RunConfig config, Optional<VenueFees> file) {
        this.config = config;
        this.file = file;
    }

    /** The fees of settings; the file is taken over from {@code known} if it is the same one. */
    static FeesReader of(RunConfig config, Optional<FeesReader> known) {
        String text = config.text(ConfigKey.VENUE_FEES);
        if (text.isEmpty()) {
            return new FeesReader(config, Optional.empty());
        }
        return new FeesReader(
                config,
                known.filter(other -> other.config.text(ConfigKey.VENUE_FEES).equals(text))
                        .flatMap(other -> other.file)
                        .or(() -> Optional.of(
                                text.equals(US_EQUITIES) ? VenueFees.load() : VenueFees.load(Path.of(text)))));
    }

    /**
     * Checks the settings, without a day and venues.
     *
     * @throws ConfigException if a value is not valid
     */
    void check() {
        flat();
        if (file.isPresent() && !config.rules().takesExecutionModel()) {
            throw new ConfigException("--venue-fees: the trial's rules have one fee for all venues: value="
                    + config.text(ConfigKey.VENUE_FEES));
        }
    }

    /** The fees of a market's venues on the day, in UTC, of a time. */
    FeeTable on(long timeNs, int[] publisherIds) {
        LocalDate date = Instant.ofEpochSecond(Math.floorDiv(timeNs, Money.ONE_E9))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        FeeSchedule other = flat();
        return file.map(fees -> fees.on(date, publisherIds, other)).orElse(FeeTable.flat(other));
    }

    private FeeSchedule flat() {
        return FeeSchedule.of(
                config.value(ConfigKey.FEE, Units::parseFee), config.value(ConfigKey.REBATE, Units::parseFee));
    }

    /** The file of the fees; empty if there is none. */
    Optional<FeeSource> source() {
        return file.map(VenueFees::source);
    }
}
