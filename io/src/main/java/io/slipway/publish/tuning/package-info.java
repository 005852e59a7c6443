/** The files of a search of parameters over the days of a corpus. */
@NullMarked
package io.slipway.publish.tuning;

import org.jspecify.annotations.NullMarked;
