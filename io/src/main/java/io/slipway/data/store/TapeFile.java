package io.slipway.data.store;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.publish.OutputException;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeImage;
import io.slipway.tape.TieRule;
import io.slipway.text.DiskReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A whole tape in one file, which any machine can open. Opening it reads the facts of the tape only; its rows stay in the file,
 * mapped into memory, and each block of them is checked when a row of it is read first.
 *
 * <pre>{@code
 * TapeFile.write(tape, List.of(), Path.of("days/SPY-2024-08-01.tape"));
 * MarketTape same = TapeFile.open(Path.of("days/SPY-2024-08-01.tape")).tape();
 * }</pre>
 *
 * The layout is described in {@link TapeLayout}. A file that is cut short, or altered in any bit, is an error and never another tape.
 */
public final class TapeFile {

    /** The usual ending of a name. */
    public static final String SUFFIX = ".tape";

    private final Path path;
    private final MarketTape tape;
    private final List<String> notes;

    private TapeFile(Path path, MarketTape tape, List<String> notes) {
        this.path = path;
        this.tape = tape;
        this.notes = notes;
    }

    /**
     * Writes a tape aside and renames it to its place when it is complete, so that no reader sees a part of it.
     *
     * @param notes sentences for the user that came up when the data was read
     * @param path its place; a file that is there is replaced
     * @throws IllegalArgumentException if the tape is a part of another
     * @throws OutputException if the disk refuses; nothing of the new file is left then
     */
    public static void write(MarketTape tape, List<String> notes, Path path) {
        TapeImage image = TapeImage.of(tape);
        Path aside = Aside.of(path);
        try {
            try (FileChannel file = FileChannel.open(aside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                new TapeFileWriter(file).write(image, notes);
            }
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new OutputException(path, e);
        } finally {
            Aside.delete(aside);
        }
    }

    /**
     * Opens a file.
     *
     * @throws MarketDataException if it cannot be read, is no tape file, of another version, cut short or altered
     */
    public static TapeFile open(Path path) {
        return open(path, () -> {});
    }

    /** Opens a file as {@link #open(Path)} does; {@code onDamage} is run when a block turns out to be damaged later. */
    static TapeFile open(Path path, Runnable onDamage) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            TapeLayout layout = TapeLayout.read(file, path);
            MappedBlocks blocks = new MappedBlocks(file, layout, path, onDamage);
            return new TapeFile(path, TapeImage.open(layout.facts(), blocks), layout.notes());
        } catch (IOException e) {
            throw new MarketDataException(
                    "the tape file cannot be read: file=" + path + ", reason=" + DiskReason.of(e), e);
        } catch (IllegalArgumentException e) {
            throw TapeLayout.damaged(path, String.valueOf(e.getMessage()));
        }
    }

    /** Bytes of the blocks of a tape, which are nearly all of its file. */
    static long bytes(MarketTape tape) {
        TapeImage image = TapeImage.of(tape);
        long bytes = 0;
        for (int block = 0; block < image.blocks(); block++) {
            bytes += TapeLayout.padded(image.bytes(block));
        }
        return bytes;
    }

    /** The tape, which reads its rows from the file. */
    public MarketTape tape() {
        return tape;
    }

    /** Sentences for the user that came up when the data was read. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Reads all rows and works out their digest anew.
     *
     * @throws MarketDataException if a row is damaged or the digest is not that of the rows
     */
    public void check() {
        EventDigest digest = new EventDigest(tape.instrument());
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            digest.add(event);
        }
        String found = digest.hex();
        // A tape in the order of the other rule keeps the digest of the usual order.
        if (tape.ties() == TieRule.PRINTS_FIRST && !found.equals(tape.sha256())) {
            throw TapeLayout.damaged(path, "SHA-256 of its rows=" + found + ", expected=" + tape.sha256());
        }
    }
}
