/** The means to define keys of result files once: types, shapes of objects, and values that keep to them. */
@NullMarked
package io.slipway.result.schema;

import org.jspecify.annotations.NullMarked;
