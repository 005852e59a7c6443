package io.slipway.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that come with this module. */
public final class Resources {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    private Resources() {}

    /** The code of the chart library, after its licence, which has to accompany every copy. */
    public static String chartLibrary() throws IOException {
        return "/*! uPlot\n" + text(UPLOT + "LICENSE") + "*/\n" + text(UPLOT + "dist/uPlot.iife.min.js");
    }

    /** The style sheet of the chart library. */
    public static String chartStyle() throws IOException {
        return text(UPLOT + "dist/uPlot.min.css");
    }

    /** A text beside this class, or from the root of the class path when {@code name} begins with a slash. */
    public static String text(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
