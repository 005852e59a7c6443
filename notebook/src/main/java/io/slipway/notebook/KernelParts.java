package io.slipway.notebook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dflib.jjava.jupyter.kernel.BaseKernelBuilder;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** The parts of a kernel that the protocol library makes, and how tables and pictures are shown. */
final class KernelParts extends BaseKernelBuilder<KernelParts, JavaKernel> {

    @Override
    public JavaKernel build() {
        return new JavaKernel(this);
    }

    JupyterIO streams() {
        return buildJupyterIO(StandardCharsets.UTF_8);
    }

    CommManager comms() {
        return buildCommManager();
    }

    /** A table becomes HTML beside its text, a picture the bytes of its PNG. */
    Renderer renderer() {
        Renderer renderer = buildRenderer();
        renderer.createRegistration(Table.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((table, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, table::html));
        renderer.createRegistration(Picture.class)
                .preferring(MIMEType.IMAGE_PNG)
                .register((picture, context) -> context.renderIfRequested(
                        MIMEType.IMAGE_PNG, () -> Base64.getMimeEncoder().encodeToString(picture.png())));
        return renderer;
    }

    MagicParser magics() {
        return new MagicParser("(?<=(?:^|=))\\s*%", "%%", buildMagicTranspiler());
    }

    MagicsRegistry registry() {
        return buildMagicsRegistry();
    }

    StringStyler styler() {
        return buildErrorStyler();
    }
}
