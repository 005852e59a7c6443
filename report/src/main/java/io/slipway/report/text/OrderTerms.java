package io.slipway.report.text;

import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.SettingKeys;
import java.util.Optional;

/** The hours and the prices at which the orders of a run may trade, as phrases. */
public final class OrderTerms {

    private static final String TIER = "luld:";

    private OrderTerms() {}

    /** {@code regular session of us-equities}; empty where the results do not tell. */
    public static Optional<String> hours(RunDirectory run) {
        return run.results().find(SettingKeys.SESSION).map(session -> hours(session, calendar(run)));
    }

    private static String hours(String session, String calendar) {
        return switch (session) {
            case "all" -> "all times, also those at which the market is closed";
            case "regular", "extended" -> session + " session of " + calendar;
            default -> session + " in sessions of " + calendar;
        };
    }

    private static String calendar(RunDirectory run) {
        return run.results().or(SettingKeys.CALENDAR, "an unknown calendar");
    }

    /** {@code within the US limit-up limit-down band of tier 2, no limit}; empty where the results do not tell. */
    public static Optional<String> prices(RunDirectory run) {
        String limit = run.order()
                .find(OrderKeys.LIMIT)
                .map(px -> "limit " + px.stripTrailingZeros().toPlainString())
                .orElse("no limit");
        return run.results().find(SettingKeys.BAND).map(band -> band(band) + ", " + limit);
    }

    private static String band(String band) {
        if (band.equals("off")) {
            return "at any distance from the mid";
        }
        return band.startsWith(TIER)
                ? "within the US limit-up limit-down band of tier " + band.substring(TIER.length())
                : "within " + band + " of the mid";
    }
}
