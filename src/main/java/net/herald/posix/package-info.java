/**
 * What the operating system offers and the JDK does not: socket options, signals, the umask, the
 * user of the process, process groups and FIFOs.
 *
 * <p>Functions of the C library are called through {@code java.lang.foreign}. The first such call
 * of a process costs some 60 ms, so nothing here is touched before it is needed: each class looks
 * its functions up when it is first used, commands that answer and end never get there, and a
 * daemon does only where a neighbor, or a setting, asks for one of these things.
 *
 * <p>Every failing call becomes a {@link net.herald.posix.PosixException} that names the error and
 * says in words what it means for the thing that was tried. Numbers of options and layouts of
 * structures are those of Linux; elsewhere the options are refused by name. Nothing here keeps
 * state or starts a thread.
 */
@NullMarked
package net.herald.posix;

import org.jspecify.annotations.NullMarked;
