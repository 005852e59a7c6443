package io.slipway.notebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** A PNG picture. In a notebook it is shown. */
public final class Picture {

    private final byte[] png;

    Picture(byte[] png) {
        this.png = png.clone();
    }

    /** A chart of XChart, drawn at its own size: for figures of your own. */
    public static Picture of(Chart<?, ?> chart) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png);
            return new Picture(png.toByteArray());
        } catch (IOException e) {
            throw new NotebookException("the chart cannot be drawn: reason=" + e.getMessage(), e);
        }
    }

    /** The bytes of the PNG file. */
    public byte[] png() {
        return png.clone();
    }

    /**
     * Writes the PNG file, over one that is there.
     *
     * @throws NotebookException if it cannot be written
     */
    public void save(String file) {
        try {
            Files.write(Path.of(file), png);
        } catch (IOException e) {
            throw new NotebookException("cannot be written: file=" + file + ", reason=" + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "Picture of " + png.length + " bytes";
    }
}
