package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of {@code docs}, as the tests see it: its fenced blocks in their order.
 *
 * @param path of the file
 * @param blocks all of them
 */
public record Page(Path path, List<Block> blocks) {
  private static final String FENCE = "```";
  private static final String CONSOLE = "console";
  private static final String PROMPT = "$ ";

  /**
   * A fenced block. Its first line is {@code ```LANGUAGE NAME}; a block with a name is a file.
   *
   * @param line the number of its first line in the page
   * @param language of its text; may be empty
   * @param name of the file; may be empty
   * @param text without the fences
   */
  public record Block(int line, String language, String name, String text) {

    /** Whether this is what somebody types, and what is printed. */
    public boolean isConsole() {
      return language.equals(CONSOLE);
    }

    /** Whether the page wants a file of this name and content. */
    public boolean isFile() {
      return !name.isEmpty();
    }

    /** The commands of a console block; a command goes on in the next line behind {@code \}. */
    public List<Typed> commands() {
      var commands = new ArrayList<Typed>();
      var lines = text.lines().toList();
      for (int i = 0; i < lines.size(); ) {
        int at = line + 1 + i;
        if (!lines.get(i).startsWith(PROMPT)) {
          throw new IllegalArgumentException("line " + at + " belongs to no command");
        }
        var command = new StringBuilder(lines.get(i++).substring(PROMPT.length()));
        while (command.toString().endsWith("\\")) {
          command.append('\n').append(lines.get(i++));
        }
        var prints = new ArrayList<String>();
        while (i < lines.size() && !lines.get(i).startsWith(PROMPT)) {
          prints.add(lines.get(i++));
        }
        commands.add(new Typed(at, command.toString(), prints));
      }
      return commands;
    }
  }

  /**
   * A command of a console block.
   *
   * @param line its number in the page
   * @param command for the shell
   * @param prints the lines that it prints; {@code …} stands for any text within a line, and alone
   *     in a line for any lines
   */
  public record Typed(int line, String command, List<String> prints) {
    public Typed {
      prints = List.copyOf(prints);
    }
  }

  /** Copies the list. */
  public Page {
    blocks = List.copyOf(blocks);
  }

  /** All pages, in the order of their names. */
  public static List<Page> all() {
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page read(Path file) {
    try {
      return new Page(file, blocks(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Block> blocks(List<String> lines) {
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int begin = i;
        var text = new StringBuilder();
        for (i++; !lines.get(i).equals(FENCE); i++) {
          text.append(lines.get(i)).append('\n');
        }
        var words = lines.get(begin).substring(FENCE.length()).split(" ");
        var name = words.length > 1 ? words[1] : "";
        blocks.add(new Block(begin + 1, words[0], name, text.toString()));
      }
    }
    return blocks;
  }

  /** Whether somebody types something in this page. */
  public boolean isWorkedExample() {
    return blocks.stream().anyMatch(Block::isConsole);
  }

  /** Whether a command of the page begins with this program, or a file of it names it. */
  public boolean types(String program) {
    return blocks.stream()
        .filter(block -> block.isConsole() || block.isFile())
        .anyMatch(block -> block.text().contains(program));
  }

  @Override
  public String toString() {
    return String.valueOf(path.getFileName());
  }
}
