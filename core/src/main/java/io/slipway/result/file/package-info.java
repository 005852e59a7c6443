/** The keys of every result file, defined once: writers, readers, {@code docs/SCHEMA.md} and the check in the tests use them. */
@NullMarked
package io.slipway.result.file;

import org.jspecify.annotations.NullMarked;
