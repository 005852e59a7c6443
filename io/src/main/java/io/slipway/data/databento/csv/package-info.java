/** Databento's CSV, of any schema. */
@NullMarked
package io.slipway.data.databento.csv;

import org.jspecify.annotations.NullMarked;
