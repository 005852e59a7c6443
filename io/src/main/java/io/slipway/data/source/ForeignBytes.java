package io.slipway.data.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Kinds of files that hold no table here, by their first bytes, with the remedy. Servers answer some requests for data with a page that
 * says why not, and a download keeps it under the name of the file.
 */
final class ForeignBytes {

    private static final String UNPACK = "; unpack it first, or pack it as zip, tar or gzip";
    private static final String PAGE = "a web page and no data, as servers send where a download fails: look at it";
    private static final String WORKBOOK = "a workbook of a spreadsheet; save its sheet as CSV";

    /** By the bytes as ISO 8859-1, of which letters count in either case. */
    private static final Map<String, String> KINDS = kinds();

    private ForeignBytes() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("\u00fd7zxz", "compressed with xz; expected gzip, zstd, bzip2 or lz4");
        kinds.put("7z\u00bc\u00af", "a 7z archive" + UNPACK);
        kinds.put("rar!\u001a", "a RAR archive" + UNPACK);
        kinds.put("\u00d0\u00cf\u0011\u00e0", WORKBOOK);
        kinds.put("%pdf-", "a PDF document; it holds no table that can be read");
        kinds.put("\u0089hdf", "HDF5, which is not read; write the table as Parquet, Arrow or CSV");
        kinds.put("\u0093numpy", "an array of NumPy, which is not read; write it as Parquet, Arrow or CSV");
        kinds.put("sqlite format 3", "a database of SQLite, which is not read; write its table as CSV or Parquet");
        kinds.put("<!doctype html", PAGE);
        kinds.put("<html", PAGE);
        kinds.put("<?xml", "XML and no table, as servers send where a download fails: look at it");
        kinds.put("version https://git-lfs", "a pointer of Git LFS in place of the file; fetch it with git lfs pull");
        return kinds;
    }

    /** The kind that the first bytes of a file tell, with the remedy; empty for any other. */
    static Optional<String> of(byte[] head) {
        boolean hasMark = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        byte[] first = Arrays.copyOfRange(head, hasMark ? 3 : 0, head.length);
        String start = new String(first, StandardCharsets.ISO_8859_1);
        return KINDS.entrySet().stream()
                .filter(kind -> start.regionMatches(
                        true, 0, kind.getKey(), 0, kind.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
