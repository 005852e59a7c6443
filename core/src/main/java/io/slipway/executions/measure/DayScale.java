package io.slipway.executions.measure;

import io.slipway.calendar.TradingHours;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Volatility and volume of one trading day, measured as for own executions, so that a law of impact fitted to those can be applied.
 *
 * @param volatilityBps standard deviation of the mid over one session in bps, from moves of a minute; NaN if there is no such move
 * @param volume shares traded in the session, those of the recorded part extended to all of it
 */
public record DayScale(double volatilityBps, double volume) {

    /** The scale of a day; empty if the tape tells no volatility or no volume of it. */
    public static Optional<DayScale> of(MarketTape tape, TradingHours hours, LocalDate date) {
        return new DayParts(tape, hours.calendar())
                .between(date, date)
                .map(part -> {
                    DayActivity activity = new DayActivity(part, hours);
                    TapePass.over(part).add(activity).run();
                    return activity.scale();
                })
                .filter(scale -> scale.volatilityBps > 0 && scale.volume > 0);
    }
}
