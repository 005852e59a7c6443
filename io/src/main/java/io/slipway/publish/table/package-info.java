/** Result tables in typed containers, such as Parquet, beside their CSV files. */
@NullMarked
package io.slipway.publish.table;

import org.jspecify.annotations.NullMarked;
