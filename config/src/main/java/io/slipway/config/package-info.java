/** The settings of a run: one table of keys that the command line, YAML files and the documentation share. */
@NullMarked
package io.slipway.config;

import org.jspecify.annotations.NullMarked;
