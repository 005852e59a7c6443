package io.slipway.data.table;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.text.DateText;
import io.slipway.data.text.LocalDay;
import io.slipway.market.MarketDataException;
import java.time.LocalDate;

/** The day of a file whose rows have a time of day only: that of the options, or else the one in the file's name. */
public final class TradingDay {

    private TradingDay() {}

    /**
     * The day, in the time zone of the options.
     *
     * @throws MarketDataException if neither tells it
     */
    public static LocalDay of(String file, ReadOptions options) {
        LocalDate date = options.date()
                .or(() -> DateText.inName(file))
                .orElseThrow(() -> new MarketDataException(file
                        + ": times without a date: expected a date in the file's name, such as 20180102, or --date"));
        return new LocalDay(date, options.zone());
    }
}
