package io.slipway.config.spec;

import io.slipway.config.MarketSettings;
import io.slipway.config.Settings;
import io.slipway.config.StrategySettings;
import io.slipway.config.file.VenueFees;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Money;
import io.slipway.publish.values.FeeSource;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Makes the table of fees. A file is read once, so that what a run says of it is what the run used. */
final class FeesReader {

    private static final Set<String> SHIPPED = Set.of(MarketSettings.US_EQUITIES, MarketSettings.CRYPTO);

    private final Settings settings;
    private final Optional<VenueFees> file;

    private FeesReader(Settings settings, Optional<VenueFees> file) {
        this.settings = settings;
        this.file = file;
    }

    /**
     * The fees of settings.
     *
     * @throws ConfigException if a file of fees cannot be used, or the rules of the trial get one
     */
    static FeesReader of(Settings settings) {
        Optional<String> text = settings.find(MarketSettings.VENUE_FEES);
        boolean oneFee = settings.find(StrategySettings.PROFILE)
                .filter(rules -> !rules.takesExecutionModel())
                .isPresent();
        if (text.isPresent() && oneFee) {
            throw settings.fault(
                    MarketSettings.VENUE_FEES, "the trial's rules have one fee for all venues: value=" + text.get());
        }
        return new FeesReader(
                settings,
                text.map(name -> SHIPPED.contains(name) ? VenueFees.shipped(name) : VenueFees.load(Path.of(name))));
    }

    /** The fees of other settings; the file is not read again if it is the same one. */
    FeesReader with(Settings others) {
        return others.text(MarketSettings.VENUE_FEES).equals(settings.text(MarketSettings.VENUE_FEES))
                ? new FeesReader(others, file)
                : of(others);
    }

    /** The fees of a market's venues on the day, in UTC, of a time. */
    FeeTable on(long timeNs, int[] publisherIds) {
        LocalDate date = Instant.ofEpochSecond(Math.floorDiv(timeNs, Money.ONE_E9))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        FeeSchedule other = FeeSchedule.of(settings.get(MarketSettings.FEE), settings.get(MarketSettings.REBATE));
        return file.map(fees -> fees.on(date, publisherIds, other)).orElse(FeeTable.flat(other));
    }

    /** The file of the fees; empty if there is none. */
    Optional<FeeSource> source() {
        return file.map(VenueFees::source);
    }
}
