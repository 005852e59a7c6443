/** The keys of laws of impact in result files. */
@NullMarked
package io.slipway.result.file.impact;

import org.jspecify.annotations.NullMarked;
