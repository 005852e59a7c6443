package io.slipway.data.taq;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.data.venue.ExchangeLetters;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random quotes in both layouts, read as a plain reader made of the JDK's own classes reads them. */
class TaqPropertyTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String LETTERS = "NTQPKZBYXVJAMCHUL";

    private final ExchangeLetters letters = ExchangeLetters.load();

    @TempDir
    Path folder;

    @Test
    void readsRandomQuotesOfAnyDayInBothLayouts() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            LocalDate date = LocalDate.of(2007, 3, 1).plusDays(random.nextInt(6500));
            StringBuilder nyse = new StringBuilder(TaqFormatsTest.NYSE_HEADER);
            StringBuilder wrds = new StringBuilder(TaqFormatsTest.WRDS_HEADER);
            List<String> expected = new ArrayList<>();
            LocalTime time = LocalTime.of(9, 30);
            for (int row = 1; row <= 20; row++) {
                time = time.plusNanos(random.nextInt(1_000_000_000));
                String quote = quote(random);
                char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
                nyse.append(nyseRow(time, letter, quote, row));
                wrds.append(wrdsRow(date, time, letter, quote, row));
                expected.add(expected(date, time, letter, quote));
            }
            Path ofNyse = TextFiles.write(folder, "q_" + date + ".csv", nyse.toString());
            Path ofWrds = TextFiles.write(folder, "wrds.csv", wrds.toString());
            assertThat(TextFiles.lines(TextFiles.read(ofNyse, ReadOptions.all())))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(TextFiles.lines(TextFiles.read(ofWrds, ReadOptions.all())))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** Bid, bid size, ask and ask size with commas. */
    private static String quote(Random random) {
        BigDecimal bid = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(5));
        BigDecimal ask = bid.add(BigDecimal.valueOf(random.nextInt(100), 2));
        String bidText = random.nextInt(8) == 0 ? "0,0" : bid.toPlainString() + "," + (1 + random.nextInt(900));
        String askText = random.nextInt(8) == 0 ? "0.0,0" : ask.toPlainString() + "," + (1 + random.nextInt(900));
        return bidText + "," + askText;
    }

    private static String nyseRow(LocalTime time, char letter, String quote, int sequence) {
        String clock =
                String.format("%02d%02d%02d%09d", time.getHour(), time.getMinute(), time.getSecond(), time.getNano());
        return clock + "|" + letter + "|A|" + quote.replace(',', '|') + "|R|" + sequence + "||||||||||||||\n";
    }

    private static String wrdsRow(LocalDate date, LocalTime time, char letter, String quote, int sequence) {
        String clock =
                String.format("%d:%02d:%02d.%09d", time.getHour(), time.getMinute(), time.getSecond(), time.getNano());
        return date.toString().replace("-", "") + "," + clock + "," + letter + "," + quote + ",R," + sequence
                + ",,,C,A,\n";
    }

    private String expected(LocalDate date, LocalTime time, char letter, String quote) {
        String[] fields = quote.split(",", -1);
        return date.atTime(time).atZone(NEW_YORK).toInstant() + " " + letters.publisherId(letter) + " AN "
                + side(fields[0], fields[1]) + "/" + side(fields[2], fields[3]);
    }

    private static String side(String price, String lots) {
        BigDecimal value = new BigDecimal(price);
        if (value.signum() == 0) {
            return "-";
        }
        BigDecimal shown = value.stripTrailingZeros();
        shown = shown.scale() < 2 ? shown.setScale(2) : shown;
        return shown.toPlainString() + "x" + Integer.parseInt(lots) * 100;
    }
}
