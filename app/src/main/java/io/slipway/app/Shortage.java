package io.slipway.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Failures for want of memory, disk space or another resource of the machine, which are never called bugs. */
final class Shortage {

    /** Messages of operating systems and the JVM; those of Linux, macOS and Windows differ. */
    private static final List<String> DISK = List.of(
            "no space left",
            "not enough space",
            "there is not enough space on the disk",
            "disk full",
            "disk is full",
            "disk quota exceeded",
            "quota exceeded",
            "file too large",
            "input/output error",
            "unsafe memory access");

    private static final List<String> HANDLES =
            List.of("too many open files", "unable to create native thread", "cannot allocate memory", "map failed");

    private Shortage() {}

    /** A sentence about the resource that is used up; empty if the failure is something else. */
    static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (HANDLES.stream().anyMatch(message::contains)) {
                return Optional.of("the machine refuses memory, threads or open files: reason=" + cause.getMessage());
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(
                        "out of memory: heap=" + (Runtime.getRuntime().maxMemory() >> 20)
                                + " MB; give more with SLIPWAY_JAVA_OPTS=-Xmx4g, or ask for less");
            }
            if (DISK.stream().anyMatch(message::contains)) {
                return Optional.of(disk(failure, cause));
            }
        }
        return Optional.empty();
    }

    /** The mapped file of a large tape faults without a reason when its disk is full. */
    private static String disk(Throwable failure, Throwable cause) {
        return cause instanceof InternalError
                ? "the disk of temporary files is full: folder=" + System.getProperty("java.io.tmpdir")
                : String.valueOf(failure.getMessage());
    }
}
