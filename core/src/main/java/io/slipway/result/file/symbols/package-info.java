/** The keys of the list of a result of several symbols. */
@NullMarked
package io.slipway.result.file.symbols;

import org.jspecify.annotations.NullMarked;
