/** The keys of a search of parameters over the days of a corpus. */
@NullMarked
package io.slipway.result.file.tuning;

import org.jspecify.annotations.NullMarked;
