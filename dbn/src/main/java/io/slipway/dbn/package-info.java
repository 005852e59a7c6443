/** Databento Binary Encoding (DBN), versions 1 to 3: records as flyweights, files and streams of them. Needs nothing else of Slipway. */
@NullMarked
package io.slipway.dbn;

import org.jspecify.annotations.NullMarked;
