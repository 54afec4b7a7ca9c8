package net.herald.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Giving up root.
 *
 * <p>The functions of the C library change every thread of the process, which the bare system calls
 * would not. Sockets bound before stay bound.
 */
public final class Privileges {

  private static final NativeFunction GETUID = NativeFunction.of("getuid");
  private static final NativeFunction GETEUID = NativeFunction.of("geteuid");
  private static final NativeFunction GETGID = NativeFunction.of("getgid");
  private static final NativeFunction GETEGID = NativeFunction.of("getegid");
  private static final NativeFunction SETUID = NativeFunction.of("setuid");
  private static final NativeFunction SETGID = NativeFunction.of("setgid");
  private static final NativeFunction INITGROUPS = NativeFunction.of("initgroups");
  private static final NativeFunction GETPWNAM_R = NativeFunction.of("getpwnam_r");

  private static final NativeFunction GETGRNAM_R = NativeFunction.of("getgrnam_r");

  /**
   * Where {@code struct group} has its number, behind two pointers; the list of members ends it.
   */
  private static final long GR_GID = 16;

  private static final long GROUP_SIZE = 32;

  /** Where {@code struct passwd} has the numbers of user and group, behind two pointers. */
  private static final long PW_UID = 16;

  private static final long PW_GID = 20;
  private static final long PASSWD_SIZE = 64;
  private static final long TEXTS_SIZE = 65_536;

  private record User(String name, int uid, int gid) {}

  private Privileges() {}

  /** Whether this process is root. */
  public static boolean held() throws PosixException {
    return GETUID.call() == 0 || GETEUID.call() == 0;
  }

  /**
   * Becomes the user named: its groups, its group, its number, in this order, as each needs what
   * the next gives away. A process that is not root stays what it is.
   *
   * @throws PosixException where any part of it failed. The process may then be half way and must
   *     end.
   */
  public static void drop(String name) throws PosixException {
    if (held()) {
      become(find(name));
    }
  }

  /**
   * As {@link #drop(String)}, with another group than the user's own.
   *
   * @throws PosixException where any part of it failed. The process may then be half way and must
   *     end.
   */
  public static void drop(String name, String group) throws PosixException {
    if (held()) {
      User user = find(name);
      become(new User(user.name, user.uid, group(group)));
    }
  }

  private static void become(User user) throws PosixException {
    if (user.uid == 0 && is(user)) {
      // Nothing is given up, and in a container root itself may not be allowed to ask for it.
      return;
    }
    String name = user.name;
    try (Arena arena = Arena.ofConfined()) {
      INITGROUPS.call(arena.allocateFrom(name), user.gid);
      SETGID.call(user.gid);
      SETUID.call(user.uid);
    } catch (PosixException e) {
      throw new PosixException(
          "cannot become user " + name + " (" + e.getMessage() + ")", e.errno());
    }
    if (!is(user) || regained(user)) {
      throw new PosixException(
          "cannot become user " + name, 0, "the system kept some of the old rights");
    }
  }

  private static boolean is(User user) throws PosixException {
    return GETUID.call() == user.uid
        && GETEUID.call() == user.uid
        && GETGID.call() == user.gid
        && GETEGID.call() == user.gid;
  }

  private static boolean regained(User user) {
    if (user.uid == 0) {
      return false;
    }
    try {
      SETUID.call(0);
      return true;
    } catch (PosixException refused) {
      return false;
    }
  }

  private static int group(String name) throws PosixException {
    String tried = "cannot become of group " + name;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment group = arena.allocate(GROUP_SIZE, 8);
      MemorySegment found = arena.allocate(ADDRESS);
      int errno =
          GETGRNAM_R.call(
              arena.allocateFrom(name), group, arena.allocate(TEXTS_SIZE), TEXTS_SIZE, found);
      if (errno != 0) {
        throw new PosixException(tried, errno);
      }
      if (found.get(ADDRESS, 0).equals(MemorySegment.NULL)) {
        throw new PosixException(tried, Errno.ENOENT.number(), "no such group");
      }
      return group.get(JAVA_INT, GR_GID);
    }
  }

  private static User find(String name) throws PosixException {
    String tried = "cannot become user " + name;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment passwd = arena.allocate(PASSWD_SIZE, 8);
      MemorySegment found = arena.allocate(ADDRESS);
      // Returns its error number instead of leaving it.
      int errno =
          GETPWNAM_R.call(
              arena.allocateFrom(name), passwd, arena.allocate(TEXTS_SIZE), TEXTS_SIZE, found);
      if (errno != 0) {
        throw new PosixException(tried, errno);
      }
      if (found.get(ADDRESS, 0).equals(MemorySegment.NULL)) {
        throw new PosixException(tried, Errno.ENOENT.number(), "no such user");
      }
      return new User(name, passwd.get(JAVA_INT, PW_UID), passwd.get(JAVA_INT, PW_GID));
    }
  }
}
