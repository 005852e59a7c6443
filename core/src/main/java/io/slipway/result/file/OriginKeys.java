package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.util.List;

/** Keys of a file's origin. */
public final class OriginKeys {

    /** The keys of it. */
    public static final Shape SHAPE = Shape.of("origin", "Where the values come from.");

    /** The program. */
    public static final Key<String> VERSION = SHAPE.text("version", "version of Slipway that wrote the file");

    /** The data. */
    public static final Key<String> SOURCE = SHAPE.text(
            "source",
            "files or topic that the market data was read from; the only value that differs between a file and a topic");

    /** The digest. */
    public static final Key<String> INPUT_SHA256 = SHAPE.text(
            "input_sha256",
            "SHA-256 of the symbol and all events in one canonical form; equal for every container of the same data");

    /** The keys of it. */
    public static final Shape FEE_FILE = Shape.of("fee file", "The file that the fees of the venues are from.");

    /** The name of the fee file. */
    public static final Key<String> FEE_FILE_NAME = FEE_FILE.text("name", "name of the file");

    /** The digest of the fee file. */
    public static final Key<String> FEE_FILE_SHA256 = FEE_FILE.text("sha256", "SHA-256 of the file");

    /** Venues of the fee file with rates of no first-hand source. */
    public static final Key<List<String>> FEE_FILE_UNVERIFIED = FEE_FILE.texts(
                    "unverified",
                    "venues of the file whose rates are all from second hand or from memory (grade reported or memory);"
                            + " only where there are any")
            .optional();

    private OriginKeys() {}

    static Key<Values> feeFile(Shape shape) {
        return shape.object("fee_file", FEE_FILE, "file of the fees by venue; null where all venues charge the same")
                .orNull();
    }
}
