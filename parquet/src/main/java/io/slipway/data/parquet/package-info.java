/** Databento records in Parquet files, by DuckDB. */
@NullMarked
package io.slipway.data.parquet;

import org.jspecify.annotations.NullMarked;
