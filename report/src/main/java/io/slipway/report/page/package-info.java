/** Sections of the pages. */
@NullMarked
package io.slipway.report.page;

import org.jspecify.annotations.NullMarked;
