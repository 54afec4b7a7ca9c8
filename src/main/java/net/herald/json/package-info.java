/**
 * JSON out: the one writer through which every event, answer and report passes. It knows nothing
 * about BGP.
 */
@NullMarked
package net.herald.json;

import org.jspecify.annotations.NullMarked;
