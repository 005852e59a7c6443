package io.slipway.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** A Jupyter kernel for Java: the protocol of the library JJava and the shell of the JDK. Started by Jupyter. */
public final class JavaKernel extends BaseKernel {

    private static final String VERSION = "1";

    private final Cells cells = new Cells();

    JavaKernel(KernelParts parts) {
        super(
                "slipway-java",
                VERSION,
                new LanguageInfo.Builder("Java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".jshell")
                        .pygments("java")
                        .codemirror("java")
                        .build(),
                List.of(),
                null,
                parts.streams(),
                parts.comms(),
                parts.renderer(),
                parts.magics(),
                parts.registry(),
                false,
                parts.styler());
    }

    /**
     * Serves one notebook until it is closed.
     *
     * @param arguments the file with the addresses of the connection, as Jupyter writes it
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        System.setProperty("java.awt.headless", "true");
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        JavaKernel kernel = new KernelParts().build();
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
        System.exit(0);
    }

    @Override
    public @Nullable Object evalRaw(String cell) {
        return cells.run(cell);
    }

    @Override
    public @Nullable DisplayData inspect(String text, int place, boolean more) {
        return null;
    }

    @Override
    public ReplacementOptions complete(String text, int place) {
        int[] anchor = new int[1];
        return new ReplacementOptions(cells.completions(text, place, anchor), anchor[0], place);
    }

    @Override
    public String isComplete(String cell) {
        return cells.isComplete(cell) ? IS_COMPLETE_YES : IS_COMPLETE_MAYBE;
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        cells.close();
    }
}
