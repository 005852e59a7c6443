package io.slipway.app.doctor;

import io.slipway.app.doctor.Check.Status;
import io.slipway.app.run.Version;
import io.slipway.kafka.health.ClusterFacts;
import io.slipway.text.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks of versions, memory, disk space and open files. */
final class MachineChecks {

    private static final long MIB = 1L << 20;
    private static final int OLDEST_JAVA = 17;

    /** A broker and a search of the shipped day ran with 48 MiB of heap, and without waste from 96 on. */
    private static final long LEAST_HEAP = 48 * MIB;

    private static final long GOOD_HEAP = 96 * MIB;

    /** Broker, producer and search were killed in a control group of 240 MiB and ran in one of 320. */
    private static final long LEAST_MEMORY = 240 * MIB;

    private static final long GOOD_MEMORY = 320 * MIB;

    /** Memory of the JVM beside its heap: classes, compiled code, threads, buffers of the network. */
    private static final long BESIDE_HEAP = 160 * MIB;

    /** A mapped tape that finds no space ends the process, so the last 100 MB count as none. */
    private static final long LEAST_DISK = 100_000_000L;

    private static final long GOOD_DISK = 1_000_000_000L;

    /** The embedded broker opens some 60 files with a few topics; each segment of a topic needs three more. */
    private static final long LEAST_FILES = 256;

    private static final long GOOD_FILES = 4_096;

    private final Limits limits;

    MachineChecks(Limits limits) {
        this.limits = limits;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(java(Runtime.version().feature()));
        checks.add(Check.ok("slipway", Version.text()));
        checks.add(Check.ok("kafka client", ClusterFacts.clientVersion()));
        checks.add(heap(Runtime.getRuntime().maxMemory()));
        limits.memory()
                .ifPresent(
                        bytes -> checks.add(memory(bytes, Runtime.getRuntime().maxMemory())));
        limits.openFiles().ifPresent(files -> checks.add(openFiles(files)));
        return checks;
    }

    static Check java(int feature) {
        String text = System.getProperty("java.runtime.version", "unknown") + ", "
                + System.getProperty("java.vendor", "unknown vendor");
        return feature >= OLDEST_JAVA
                ? Check.ok("java", text)
                : Check.fail("java", text, "install Java " + OLDEST_JAVA + " or newer");
    }

    static Check heap(long bytes) {
        return amount(
                "heap",
                Check.ofAmount(bytes, LEAST_HEAP, GOOD_HEAP),
                ByteSize.text(bytes),
                "give more with SLIPWAY_JAVA_OPTS=-Xmx512m");
    }

    static Check memory(long bytes, long heap) {
        String text = ByteSize.text(bytes) + " for this process";
        Status status = Check.ofAmount(bytes, LEAST_MEMORY, GOOD_MEMORY);
        if (status == Status.OK && bytes < heap + BESIDE_HEAP) {
            return Check.warn(
                    "memory",
                    text + ", heap " + ByteSize.text(heap),
                    "the process may be killed: lower the heap with SLIPWAY_JAVA_OPTS=-Xmx"
                            + Math.max(LEAST_HEAP, bytes - BESIDE_HEAP) / MIB + "m, or raise the limit");
        }
        return amount("memory", status, text, "raise the memory limit of the container, unit or machine to 512 MiB");
    }

    static Check openFiles(long files) {
        String text = files == Long.MAX_VALUE ? "unlimited" : String.format("%,d", files);
        return amount(
                "open files",
                Check.ofAmount(files, LEAST_FILES, GOOD_FILES),
                text,
                "raise it with ulimit -n 8192 or LimitNOFILE=8192");
    }

    /** Space of the disk of a folder, which need not exist. */
    static Check disk(String name, Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Check.fail(name, "cannot be written: folder=" + folder, "choose another folder, or allow it");
        }
        try {
            long usable = Files.getFileStore(existing).getUsableSpace();
            return amount(
                    name,
                    Check.ofAmount(usable, LEAST_DISK, GOOD_DISK),
                    ByteSize.text(usable) + " free: folder=" + folder,
                    "free space on this disk, or choose another folder");
        } catch (IOException e) {
            return Check.warn(name, "free space is not known: folder=" + folder, "look with df");
        }
    }

    private static Check amount(String name, Status status, String text, String help) {
        return new Check(name, status, text, status == Status.OK ? "" : help);
    }
}
