/**
 * What holds for the project as a whole rather than for one package: who may import whom, how long
 * a file may be, what the launcher does.
 */
@NullMarked
package net.herald.project;

import org.jspecify.annotations.NullMarked;
