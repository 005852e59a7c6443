/** Result directories as they are read. */
@NullMarked
package io.slipway.report.read;

import org.jspecify.annotations.NullMarked;
