package io.slipway.text;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** The reason for which a disk refuses, in words for a sentence: {@code no space left on device: a.csv}. */
public final class DiskReason {

    private DiskReason() {}

    /** The system's words, or those of the failure's name where its message is no more than a path. */
    public static String of(IOException failure) {
        if (!(failure instanceof FileSystemException refusal)) {
            return failure instanceof EOFException ? "unexpected end" : String.valueOf(failure.getMessage());
        }
        String reason = refusal.getReason();
        if (reason == null) {
            String name = failure.getClass().getSimpleName().replace("Exception", "");
            reason = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        return reason + ": " + refusal.getFile();
    }
}
