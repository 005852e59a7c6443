package io.slipway.data.venue;

import io.slipway.market.MarketDataException;
import io.slipway.model.Money;
import io.slipway.strategies.schedule.DailyVolumes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Volumes by day and time of day: a CSV table of {@code day} (2018-01-02), {@code from} and {@code to} (New York, 09:30 or
 * 09:30:00; 24:00 ends a day) and {@code volume} in shares, coins or contracts.
 */
public final class DailyVolumesFile {

    private static final long DAY_NS = LocalTime.MAX.toNanoOfDay() + 1;
    private static final String MIDNIGHT = "24:00";

    private DailyVolumesFile() {}

    /**
     * Reads a file.
     *
     * @throws MarketDataException if it cannot be read or a row is wrong, with its line and column
     */
    public static DailyVolumes load(Path path) {
        ReferenceTable table = ReferenceTable.ofFile(path).requiring("day", "from", "to", "volume");
        List<DailyVolumes.Row> rows = new ArrayList<>();
        for (ReferenceTable.Row row : table.rows()) {
            long from = time(row, "from");
            long to = time(row, "to");
            if (to <= from) {
                throw row.fault("to", "not after from", row.text("to"), "a later time, at most 24:00");
            }
            rows.add(new DailyVolumes.Row(row.date("day"), from, to, volume(row)));
        }
        if (rows.isEmpty()) {
            throw new MarketDataException(table.file() + ": no volumes");
        }
        return new DailyVolumes(rows);
    }

    private static long time(ReferenceTable.Row row, String column) {
        String text = row.text(column);
        try {
            return text.equals(MIDNIGHT) ? DAY_NS : LocalTime.parse(text).toNanoOfDay();
        } catch (DateTimeParseException e) {
            throw row.fault(column, "not a time of day", text, "one such as 09:30");
        }
    }

    private static BigDecimal volume(ReferenceTable.Row row) {
        String text = row.text("volume");
        try {
            BigDecimal volume = Money.number(text);
            if (volume.signum() >= 0) {
                return volume;
            }
        } catch (NumberFormatException notANumber) {
            throw row.fault("volume", "not a number", text, "a quantity");
        }
        throw row.fault("volume", "negative", text, "a quantity");
    }

    /** Writes a file that {@link #load} reads. */
    public static void write(Path path, DailyVolumes volumes) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(path)) {
            csv.write("day,from,to,volume\n");
            for (DailyVolumes.Row row : volumes.rows()) {
                csv.write(row.day() + "," + text(row.from()) + "," + text(row.to()) + ","
                        + row.volume().toPlainString() + "\n");
            }
        }
    }

    private static String text(long nanoOfDay) {
        return nanoOfDay == DAY_NS ? MIDNIGHT : LocalTime.ofNanoOfDay(nanoOfDay).toString();
    }
}
