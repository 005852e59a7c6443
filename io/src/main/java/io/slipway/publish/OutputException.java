package io.slipway.publish;

import io.slipway.text.DiskReason;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A result cannot be written: no room on the disk, no permission, or the path is not a directory. The message is a sentence. */
public final class OutputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public OutputException(String message) {
        super(message);
    }

    /** The disk's refusal to write {@code out}. */
    public OutputException(Path out, IOException cause) {
        super("cannot write the output: out=" + out + ", reason=" + DiskReason.of(cause), cause);
    }
}
