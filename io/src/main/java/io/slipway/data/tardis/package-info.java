/** Tardis.dev CSV files of crypto exchanges: quotes, trades, snapshots of books and changes of books. */
@NullMarked
package io.slipway.data.tardis;

import org.jspecify.annotations.NullMarked;
