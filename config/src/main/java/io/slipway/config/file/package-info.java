/** YAML files that settings name: fees of venues by date, and placement problems. */
@NullMarked
package io.slipway.config.file;

import org.jspecify.annotations.NullMarked;
