package io.slipway.app.option;

import io.slipway.config.Settings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.text.ConfigException;

/** The files that a command takes as arguments. */
public final class FileArguments {

    private FileArguments() {}

    /**
     * The files and how to read them.
     *
     * @throws ConfigException if there are none
     */
    public static ReadSpec of(Settings settings) {
        ReadSpec files = ReadSpec.of(settings);
        if (files.inputs().isEmpty()) {
            throw new ConfigException("no market data: give one or more FILEs, or --config FILE with input");
        }
        return files;
    }
}
