package io.slipway.dbn;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.SymbolMappingRecord;
import io.slipway.dbn.record.SymbolType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Records and files made up for tests. */
final class Records {

    private Records() {}

    /** A record of this type and length, all other bytes at random. */
    static byte[] random(int rtype, int length, SplittableRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] = (byte) (length / 4);
        bytes[1] = (byte) rtype;
        return bytes;
    }

    static byte[] random(Schema schema, SplittableRandom random) {
        return random(schema.rtype(), schema.recordBytes(), random);
    }

    /** Metadata with two mappings, one with a day that maps to nothing. */
    static DbnMetadata metadata(Schema schema) {
        return DbnMetadata.of("XNAS.ITCH", schema, 1_000, 2_000, mappings());
    }

    static List<SymbolMapping> mappings() {
        LocalDate day = LocalDate.of(2024, 8, 1);
        return List.of(
                new SymbolMapping(
                        "AAPL",
                        List.of(
                                new MappingInterval(day, day.plusDays(1), "32"),
                                new MappingInterval(day.plusDays(1), day.plusDays(4), "7"))),
                new SymbolMapping(
                        "MSFT",
                        List.of(
                                new MappingInterval(day, day.plusDays(1), "7"),
                                new MappingInterval(day.plusDays(1), day.plusDays(2), ""))));
    }

    /** Metadata of a stream of any records. */
    static DbnMetadata live(boolean tsOut) {
        return new DbnMetadata(
                3,
                "GLBX.MDP3",
                DbnMetadata.MIXED,
                new DbnMetadata.Request(5, Field.UNDEFINED_TIME, 0, SymbolType.NONE, SymbolType.INSTRUMENT_ID),
                tsOut,
                DbnMetadata.Symbols.NONE);
    }

    /** A symbol-mapping record of version 3. */
    static byte[] symbolMapping(int instrumentId, String symbolIn, String symbolOut) {
        ByteBuffer record = LittleEndian.wrap(new byte[SymbolMappingRecord.BYTES]);
        record.put(0, (byte) (SymbolMappingRecord.BYTES / 4)).put(1, (byte) SymbolMappingRecord.RTYPE);
        record.putInt(4, instrumentId);
        record.put(17, symbolIn.getBytes(StandardCharsets.US_ASCII));
        record.put(89, symbolOut.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = new byte[SymbolMappingRecord.BYTES];
        record.get(0, bytes);
        return bytes;
    }

    static byte[] file(DbnMetadata metadata, byte[]... records) {
        return join(metadata.toBytes(), join(records));
    }

    /** A file of so many random records. */
    static byte[] file(Schema schema, int count, SplittableRandom random) {
        byte[][] records = new byte[count][];
        for (int i = 0; i < count; i++) {
            records[i] = random(schema, random);
        }
        return file(metadata(schema), records);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
