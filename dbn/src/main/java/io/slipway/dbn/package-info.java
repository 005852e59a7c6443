/**
 * Reader and writer of Databento Binary Encoding (DBN), versions 1 to 3, for files and streams. Depends on no other module of
 * Slipway.
 */
@NullMarked
package io.slipway.dbn;

import org.jspecify.annotations.NullMarked;
