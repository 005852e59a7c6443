/** Files of Databento's binary encoding, DBN. */
@NullMarked
package io.slipway.data.databento.dbn;

import org.jspecify.annotations.NullMarked;
