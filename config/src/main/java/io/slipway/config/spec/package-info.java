/** Specs of commands as values: a run, a study, a calibration, data to read or to generate, each parsed from settings. */
@NullMarked
package io.slipway.config.spec;

import org.jspecify.annotations.NullMarked;
