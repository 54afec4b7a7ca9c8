package net.herald.posix;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Why something could not be done with a file: errors of the JDK often say but its path. */
public final class FileReason {
  private FileReason() {}

  /** The words for an operator whose file cannot be read, without the path. */
  public static String reading(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file";
      case CharacterCodingException _ -> "it is no text in UTF-8";
      case FileSystemException _ -> of(e);
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  /** The words for an operator, without the path. */
  public static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such directory";
      case UserPrincipalNotFoundException unknown -> "there is no user " + unknown.getName();
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> e.toString();
    };
  }
}
