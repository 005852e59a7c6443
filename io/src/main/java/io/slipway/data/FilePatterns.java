package io.slipway.data;

import io.slipway.data.feed.FeedName;
import io.slipway.data.source.DataSource;
import io.slipway.market.MarketDataException;
import io.slipway.text.ConfigException;
import io.slipway.text.DiskReason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Files named by patterns. */
final class FilePatterns {

    private static final String GLOB_CHARACTERS = "(?s).*[*?\\[{].*";

    /** The settings of a command that wrote one file lie beside it and are no data. */
    private static final String SETTINGS = ".config.yaml";

    private FilePatterns() {}

    /** The files, those of archives included: those of one pattern by name, patterns in their order, none twice. */
    static List<Path> expand(List<String> patterns) {
        List<Path> files = new ArrayList<>();
        for (String pattern : patterns) {
            filesOf(pattern).stream()
                    .flatMap(file -> Archives.filesOf(file).stream())
                    .filter(file -> !files.contains(file) && !files.contains(otherOfPair(file)))
                    .forEach(files::add);
        }
        return files;
    }

    /** The files of the disk that the patterns name: archives themselves, and both of a pair; as absolute paths. */
    static List<Path> sources(List<String> patterns) {
        List<Path> sources = new ArrayList<>();
        for (String pattern : patterns) {
            for (Path file : filesOf(pattern)) {
                sources.add(file.toAbsolutePath());
                Path other = otherOfPair(file);
                if (Files.exists(other) && !other.equals(Path.of(""))) {
                    sources.add(other.toAbsolutePath());
                }
            }
        }
        return sources;
    }

    /** LOBSTER's files come in pairs, of which either stands for both. */
    private static Path otherOfPair(Path file) {
        String name = String.valueOf(file.getFileName());
        String other = name.contains("_message_")
                ? name.replace("_message_", "_orderbook_")
                : name.replace("_orderbook_", "_message_");
        return other.equals(name) ? Path.of("") : file.resolveSibling(other);
    }

    private static List<Path> filesOf(String pattern) {
        if (pattern.equals(DataSource.STANDARD_INPUT)) {
            return List.of(Path.of(pattern));
        }
        if (pattern.isBlank()) {
            throw new ConfigException("empty name of a file: expected a file, a folder or a pattern");
        }
        Path path = Path.of(pattern);
        if (FeedName.isFeed(pattern) && !Files.exists(path)) {
            throw new MarketDataException("the feed of an exchange has no past: feed=" + pattern
                    + ", expected a file; live, and produce with --follow, take feeds");
        }
        if (Files.isDirectory(path)) {
            return list(path, "*");
        }
        if (!Files.exists(path) && isPattern(String.valueOf(path.getFileName()))) {
            Path folder = path.getParent();
            return list(folder == null ? Path.of("") : folder, String.valueOf(path.getFileName()));
        }
        return List.of(path);
    }

    /** A bracket that is not closed is part of a name. */
    private static boolean isPattern(String name) {
        try {
            matcher(name);
        } catch (PatternSyntaxException e) {
            return false;
        }
        return name.matches(GLOB_CHARACTERS);
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private static List<Path> list(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            throw new MarketDataException("no such folder: folder=" + folder);
        }
        PathMatcher matcher = matcher(glob);
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                boolean hidden = name == null
                        || name.toString().startsWith(".")
                        || name.toString().endsWith(SETTINGS);
                if (!hidden && Files.isRegularFile(entry) && matcher.matches(name)) {
                    files.add(entry);
                }
            }
        } catch (IOException e) {
            throw new MarketDataException(
                    "folder cannot be read: folder=" + folder + ", reason=" + DiskReason.of(e), e);
        }
        if (files.isEmpty()) {
            throw new MarketDataException(
                    "no files: folder=" + (folder.equals(Path.of("")) ? "." : folder) + ", pattern=" + glob);
        }
        Collections.sort(files);
        return files;
    }
}
