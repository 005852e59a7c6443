package io.slipway.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngFileTest {

    /** Noise, with rows that repeat the one above them. */
    private static BufferedImage noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(31L * width + height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            boolean repeats = y > 0 && random.nextInt(3) == 0;
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, repeats ? image.getRGB(x, y - 1) : random.nextInt(1 << 24));
            }
        }
        return image;
    }

    /** The last image is larger than the buffers of the writer. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "7,1", "13,11", "640,400"})
    void anotherReaderFindsThePixelsThatWereWritten(int width, int height) throws IOException {
        BufferedImage image = noise(width, height);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(read.getColorModel().hasAlpha()).isFalse();
        assertThat(read.getRGB(0, 0, width, height, null, 0, width))
                .isEqualTo(image.getRGB(0, 0, width, height, null, 0, width));
    }

    /** The JDK's reader does not look at the checksums, so they are worked out by their definition, bit by bit. */
    @ParameterizedTest
    @CsvSource({"3,2", "40,30"})
    void eachChunkHasItsLengthAndItsChecksum(int width, int height) throws IOException {
        DataInputStream file = new DataInputStream(new ByteArrayInputStream(PngFile.of(noise(width, height))));
        file.skipBytes(8);
        List<String> types = new ArrayList<>();
        while (file.available() > 0) {
            byte[] named = new byte[file.readInt() + 4];
            file.readFully(named);
            types.add(new String(named, 0, 4, StandardCharsets.US_ASCII));
            assertThat(file.readInt()).isEqualTo(checksum(named));
        }
        assertThat(types).containsExactly("IHDR", "IDAT", "IEND");
    }

    private static int checksum(byte[] bytes) {
        int rest = -1;
        for (byte each : bytes) {
            rest ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                rest = (rest & 1) == 0 ? rest >>> 1 : (rest >>> 1) ^ 0xEDB88320;
            }
        }
        return ~rest;
    }
}
