/** NYSE Daily TAQ: the quotes and trades of every US exchange, in the layout of the exchange's files or of WRDS. */
@NullMarked
package io.slipway.data.taq;

import org.jspecify.annotations.NullMarked;
