/** Views of the records of Databento's binary encoding, their schemas and fields. */
@NullMarked
package io.slipway.dbn.record;

import org.jspecify.annotations.NullMarked;
