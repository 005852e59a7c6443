/** Keys of results over several symbols and days. */
@NullMarked
package io.slipway.result.file.panel;

import org.jspecify.annotations.NullMarked;
