/** HTML text, tables and the files that pages include. */
@NullMarked
package io.slipway.report.html;

import org.jspecify.annotations.NullMarked;
