package io.slipway.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that come with this module. */
public final class Resources {

    /** Path of the chart library. */
    public static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private Resources() {}

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
