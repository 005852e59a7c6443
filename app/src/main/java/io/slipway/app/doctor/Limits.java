package io.slipway.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits that Linux sets to this process, read from its pseudo-files. On other systems nothing is found. */
final class Limits {

    /** Version 1 of control groups says "no limit" with a number near 2^63. */
    private static final long NO_LIMIT = 1L << 60;

    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+|unlimited).*");
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    private final Path root;

    private Limits(Path root) {
        this.root = root;
    }

    static Limits ofThisMachine() {
        return new Limits(Path.of("/"));
    }

    /** Limits of a machine whose pseudo-files are below a folder, for tests. */
    static Limits below(Path root) {
        return new Limits(root);
    }

    /** Memory that this process may have in bytes: that of the machine, or less if a control group limits it. */
    OptionalLong memory() {
        long least = Long.MAX_VALUE;
        for (String line : lines(root.resolve("proc/meminfo"))) {
            Matcher total = MEMORY.matcher(line);
            least = total.matches() ? Long.parseLong(total.group(1)) << 10 : least;
        }
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[1].isEmpty()) {
                least = Math.min(least, least("sys/fs/cgroup", parts[2], "memory.max"));
            } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
                least = Math.min(least, least("sys/fs/cgroup/memory", parts[2], "memory.limit_in_bytes"));
            }
        }
        return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    /** The least limit of a control group and of those above it. In a container the path may not exist; the root does. */
    private long least(String mount, String group, String file) {
        Path top = root.resolve(mount);
        long least = Long.MAX_VALUE;
        Path folder = top.resolve(group.replaceFirst("^/+", "")).normalize();
        for (; folder != null && folder.startsWith(top); folder = folder.getParent()) {
            for (String line : lines(folder.resolve(file))) {
                long limit = line.matches("\\d{1,19}") ? Long.parseUnsignedLong(line) : NO_LIMIT;
                least = limit >= 0 && limit < NO_LIMIT ? Math.min(least, limit) : least;
            }
        }
        return least;
    }

    /** Files that this process may have open at once. */
    OptionalLong openFiles() {
        for (String line : lines(root.resolve("proc/self/limits"))) {
            Matcher found = OPEN_FILES.matcher(line);
            if (found.matches()) {
                String soft = found.group(1);
                return OptionalLong.of(soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft));
            }
        }
        return OptionalLong.empty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
