package io.slipway.data;

import io.slipway.data.source.DataSource;
import io.slipway.market.MarketDataException;
import io.slipway.text.DiskReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files inside zip and tar archives. Zip is read in place; a tar, also a compressed one, is unpacked into a temporary folder once. */
final class Archives {

    /** Opened archives stay open until the process ends, as their files may be read at any time. */
    private static final Map<Path, FileSystem> ZIPS = new ConcurrentHashMap<>();

    private static final Map<Path, List<Path>> TARS = new ConcurrentHashMap<>();

    /** Place and text of the mark of a tar archive. */
    private static final int TAR_MARK_AT = 257;

    private static final byte[] TAR_MARK = {'u', 's', 't', 'a', 'r'};
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};

    /** Names of members that hold no data. */
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(read[-_ ]?me|licen[cs]e|terms|notice|disclaimer)[^.]*(\\.txt)?|.*\\.(pdf|md|html?|docx?)");

    private Archives() {}

    /**
     * The files that a path stands for: those of an archive by name, or itself.
     *
     * @throws MarketDataException if an archive is damaged or holds no files
     */
    static List<Path> filesOf(Path file) {
        if (file.toString().equals(DataSource.STANDARD_INPUT) || !Files.isRegularFile(file)) {
            return List.of(file);
        }
        if (isZip(file)) {
            return filesOfZip(file);
        }
        return isTar(file) ? TARS.computeIfAbsent(file.toAbsolutePath(), Archives::unpacked) : List.of(file);
    }

    /** True for a file that {@link #filesOf} found inside an archive. */
    static boolean isMember(Path file) {
        return file.getFileSystem() != FileSystems.getDefault()
                || TARS.values().stream().anyMatch(members -> members.contains(file));
    }

    /**
     * The reason to pass over a member of an archive that has others: it has no bytes, as exporters leave of days without rows, or it
     * tells people about the archive. Empty for any other file.
     */
    static Optional<String> reason(Path file) {
        if (!isMember(file)) {
            return Optional.empty();
        }
        if (ABOUT.matcher(String.valueOf(file.getFileName())).matches()) {
            return Optional.of("a member of an archive that tells about it");
        }
        try {
            return Files.size(file) == 0 ? Optional.of("an empty member of an archive") : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP_MARK.length), ZIP_MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** Damaged and unreadable files are none; reading them as data says so. */
    private static boolean isTar(Path file) {
        try (DataSource source = DataSource.open(file)) {
            byte[] head = source.head();
            int end = TAR_MARK_AT + TAR_MARK.length;
            return head.length >= end && Arrays.equals(head, TAR_MARK_AT, end, TAR_MARK, 0, TAR_MARK.length);
        } catch (MarketDataException e) {
            return false;
        }
    }

    private static List<Path> filesOfZip(Path file) {
        List<Path> files = new ArrayList<>();
        try {
            FileSystem zip = ZIPS.get(file.toAbsolutePath());
            if (zip == null) {
                refuseTwoOfOneName(file);
                zip = FileSystems.newFileSystem(file, Map.<String, Object>of());
                ZIPS.put(file.toAbsolutePath(), zip);
            }
            for (Path root : zip.getRootDirectories()) {
                try (Stream<Path> members = Files.walk(root)) {
                    members.filter(Files::isRegularFile)
                            .filter(member -> isData(member.toString()))
                            .forEach(files::add);
                }
            }
        } catch (MarketDataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MarketDataException(
                    file.getFileName() + ": not a zip archive that can be read: reason=" + e.getMessage(), e);
        }
        if (files.stream().anyMatch(member -> member.endsWith("[Content_Types].xml"))) {
            throw new MarketDataException(file.getFileName() + ": a workbook of a spreadsheet; save its sheet as CSV");
        }
        return sorted(file, files);
    }

    /** Reading a zip in place finds only the last of the members of one name. */
    private static void refuseTwoOfOneName(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry member : Collections.list(zip.entries())) {
                if (!names.add(member.getName()) && isData(member.getName())) {
                    throw new MarketDataException(file.getFileName()
                            + ": two members of the zip archive have one name, expected one of each: member="
                            + member.getName());
                }
            }
        }
    }

    private static List<Path> unpacked(Path file) {
        List<Path> files = new ArrayList<>();
        try (DataSource source = DataSource.open(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(source.stream())) {
            Path folder = Files.createTempDirectory("slipway-tar-");
            folder.toFile().deleteOnExit();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && isData(entry.getName())) {
                    files.add(unpacked(tar, entry, folder.resolve(Integer.toString(files.size()))));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MarketDataException(
                    file.getFileName() + ": the tar archive cannot be unpacked: folder="
                            + System.getProperty("java.io.tmpdir") + ", reason="
                            + (e instanceof IOException disk ? DiskReason.of(disk) : e.getMessage()),
                    e);
        }
        return sorted(file, files);
    }

    /** A member gets a folder of its own, so that members of one name do not meet; only the last part of its name is used. */
    private static Path unpacked(InputStream member, TarArchiveEntry entry, Path folder) throws IOException {
        long free = Files.getFileStore(folder.getParent()).getUsableSpace();
        if (entry.getSize() > free) {
            throw new IOException("member=" + lastPart(entry.getName()) + " unpacks to " + entry.getSize()
                    + " bytes, and " + free + " are free");
        }
        Files.createDirectory(folder);
        folder.toFile().deleteOnExit();
        Path file = folder.resolve(lastPart(entry.getName()));
        file.toFile().deleteOnExit();
        Files.copy(member, file);
        return file;
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Hidden files and what a desktop adds to archives hold no data. */
    private static boolean isData(String name) {
        String last = lastPart(name);
        return !last.isEmpty() && !last.startsWith(".") && !name.contains("__MACOSX/");
    }

    private static List<Path> sorted(Path archive, List<Path> files) {
        if (files.isEmpty()) {
            throw new MarketDataException(archive.getFileName() + ": no files in the archive");
        }
        Collections.sort(files);
        return List.copyOf(files);
    }
}
