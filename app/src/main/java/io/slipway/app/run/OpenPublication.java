package io.slipway.app.run;

import io.slipway.config.OutputSettings;
import io.slipway.config.Settings;
import io.slipway.publish.Publication;
import io.slipway.publish.ResultKind;
import io.slipway.publish.table.ResultTables;
import io.slipway.text.ConfigException;
import io.slipway.text.MissingModule;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A publication whose staged files are removed even when the process is interrupted.
 *
 * @param publication the result directory being made
 * @param cleanup the removal
 * @param tables typed tables to add to it; empty for CSV alone
 */
public record OpenPublication(Publication publication, Cleanups.Handle cleanup, Optional<ResultTables> tables)
        implements AutoCloseable {

    /**
     * Opens the publication that settings ask for, so that one that cannot be made is refused before any long work.
     *
     * @throws ConfigException if the tables need a module that is not there
     */
    public static OpenPublication of(Path out, ResultKind kind, Settings settings) {
        Optional<ResultTables> tables = OutputSettings.container(settings)
                .map(container -> ResultTables.find(container)
                        .orElseThrow(() -> settings.fault(OutputSettings.RESULTS, MissingModule.PARQUET)));
        Publication publication = Publication.open(out, kind);
        return new OpenPublication(publication, Cleanups.register(publication::close), tables);
    }

    public Path staging() {
        return publication.staging();
    }

    public void publish() {
        tables.ifPresent(each -> each.write(staging()));
        publication.publish();
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
