/** Tables of delimited text as market data: rows, fields, the symbol column, and a reader that joins them. */
@NullMarked
package io.slipway.data.table;

import org.jspecify.annotations.NullMarked;
