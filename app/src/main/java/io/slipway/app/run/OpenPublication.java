package io.slipway.app.run;

import io.slipway.publish.Publication;
import io.slipway.publish.ResultKind;
import java.nio.file.Path;

/**
 * A publication whose staged files are removed even when the process is interrupted.
 *
 * @param publication the result directory being made
 * @param cleanup the removal
 */
public record OpenPublication(Publication publication, Cleanups.Handle cleanup) implements AutoCloseable {

    public static OpenPublication of(Path out, ResultKind kind) {
        Publication publication = Publication.open(out, kind);
        return new OpenPublication(publication, Cleanups.register(publication::close));
    }

    public Path staging() {
        return publication.staging();
    }

    public void publish() {
        publication.publish();
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
