/** Tests of the means to define result files. */
@NullMarked
package io.slipway.result.schema;

import org.jspecify.annotations.NullMarked;
