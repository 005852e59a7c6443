/** Databento's CSV files: a reader of schemas mbp-1 and mbp-10, and a writer of mbp-1. */
@NullMarked
package io.slipway.data.databento;

import org.jspecify.annotations.NullMarked;
