/**
 * What a health check can be told, whether on a command line or in a section of the configuration:
 * one table of options, {@link net.herald.healthcheck.settings.CheckOptions}, and what was given of
 * them. Values only; nothing here looks at a service.
 */
@NullMarked
package net.herald.healthcheck.settings;

import org.jspecify.annotations.NullMarked;
