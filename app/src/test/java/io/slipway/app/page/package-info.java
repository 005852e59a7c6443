/** Tests of the pages in a real browser. */
@NullMarked
package io.slipway.app.page;

import org.jspecify.annotations.NullMarked;
