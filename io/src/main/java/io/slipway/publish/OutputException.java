package io.slipway.publish;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** A result cannot be written: no room on the disk, no permission, or the path is not a directory. The message is a sentence. */
public final class OutputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public OutputException(String message) {
        super(message);
    }

    /** The disk's refusal to write {@code out}. */
    public OutputException(Path out, IOException cause) {
        super("cannot write the output: out=" + out + ", reason=" + reason(cause), cause);
    }

    /** The system's words, or those of the failure's name where its message is no more than a path. */
    private static String reason(IOException cause) {
        if (!(cause instanceof FileSystemException refusal)) {
            return String.valueOf(cause.getMessage());
        }
        String reason = refusal.getReason();
        if (reason == null) {
            String name = cause.getClass().getSimpleName().replace("Exception", "");
            reason = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        return reason + ": " + refusal.getFile();
    }
}
