package io.slipway.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.LittleEndian;
import io.slipway.dbn.record.MbpRecord;
import io.slipway.dbn.record.Schema;
import io.slipway.dbn.record.SymbolMappingRecord;
import io.slipway.dbn.record.SymbolType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ViewsTest {

    private static final int RECORDS = 300;

    private final SplittableRandom random = new SplittableRandom(11);

    @ParameterizedTest
    @EnumSource
    void viewsReadEveryFieldOfRandomBytesAsTheLayoutSays(Schema schema) {
        RecordText text = new RecordText();
        for (int i = 0; i < RECORDS; i++) {
            int at = random.nextInt(9);
            byte[] bytes = Records.join(new byte[at], Records.random(schema, random));
            ByteBuffer buffer = LittleEndian.wrap(bytes);
            String views = text.ofViews(schema, buffer, at);
            assertThat(views).isEqualTo(RecordText.ofFields(schema, bytes, at));
            assertThat(views).isEqualTo(RecordText.ofGetters(schema, buffer, at));
        }
    }

    @ParameterizedTest
    @EnumSource
    void putWritesWhatGetReads(Schema schema) {
        ByteBuffer from = LittleEndian.wrap(Records.random(schema, random));
        ByteBuffer to = LittleEndian.wrap(new byte[schema.recordBytes() + 3]);
        for (Field field : schema.fields()) {
            field.put(to, 3, field.get(from, 0));
        }
        assertThat(RecordText.ofGetters(schema, to, 3)).isEqualTo(RecordText.ofGetters(schema, from, 0));
    }

    @ParameterizedTest
    @EnumSource
    void fieldsLieInsideTheRecordAndDoNotOverlap(Schema schema) {
        byte[] owner = new byte[schema.recordBytes()];
        for (Field field : schema.fields()) {
            for (int i = 0; i < field.type().bytes(); i++) {
                assertThat(owner[field.offset() + i]++).as(field.name()).isZero();
            }
        }
    }

    @Test
    void theNumberOfLevelsIsThatOfTheRecordWithOrWithoutASendTime() {
        MbpRecord mbp = new MbpRecord();
        int[][] lengthsAndLevels = {{80, 1}, {88, 1}, {368, 10}, {376, 10}};
        for (int[] expected : lengthsAndLevels) {
            mbp.wrap(LittleEndian.wrap(Records.random(0x01, expected[0], random)), 0);
            assertThat(mbp.levels()).isEqualTo(expected[1]);
        }
    }

    @Test
    void symbolMappingsOfVersion1HaveShortSymbolsAndNoTypes() {
        ByteBuffer record = LittleEndian.wrap(new byte[80]);
        record.put(0, (byte) 20).put(1, (byte) 0x16).putInt(4, -1);
        record.put(16, "ES.FUT".getBytes(StandardCharsets.US_ASCII));
        record.put(38, "A symbol of 22 letters".getBytes(StandardCharsets.US_ASCII));
        record.putLong(64, 1).putLong(72, 2);
        SymbolMappingRecord mapping = new SymbolMappingRecord();
        mapping.wrap(record, 0);
        assertThat(mapping.instrumentId()).isEqualTo(4_294_967_295L);
        assertThat(mapping.stypeIn()).isEqualTo(SymbolType.NONE);
        assertThat(mapping.stypeInSymbol()).isEqualTo("ES.FUT");
        assertThat(mapping.stypeOut()).isEqualTo(SymbolType.NONE);
        assertThat(mapping.stypeOutSymbol()).isEqualTo("A symbol of 22 letters");
        assertThat(mapping.startNs()).isEqualTo(1);
        assertThat(mapping.endNs()).isEqualTo(2);
    }

    @Test
    void schemasAreFoundByNameCodeAndType() {
        for (Schema schema : Schema.values()) {
            assertThat(Schema.ofLabel(schema.label())).contains(schema);
            assertThat(Schema.ofCode(schema.code())).contains(schema);
            assertThat(Schema.ofRtype(schema.rtype()))
                    .hasValueSatisfying(found -> assertThat(found.fields()).isEqualTo(schema.fields()));
        }
        assertThat(Schema.ofCode(9)).isEmpty();
        assertThat(Schema.ofRtype(0x13)).isEmpty();
    }
}
