package io.slipway.app.run;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Names for the runs of a producer: the time, and something random so that two of a second differ. */
public final class RunIds {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private RunIds() {}

    public static String next() {
        int random = ThreadLocalRandom.current().nextInt(0x10000);
        return String.format("%s-%04x", TIME.format(ZonedDateTime.now(ZoneOffset.UTC)), random);
    }
}
