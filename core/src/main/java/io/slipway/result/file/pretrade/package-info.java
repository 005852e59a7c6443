/** The keys of {@code pretrade.json}. */
@NullMarked
package io.slipway.result.file.pretrade;

import org.jspecify.annotations.NullMarked;
