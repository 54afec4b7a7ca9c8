package net.herald.project;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java sources as the compiler parses them, so that comments and strings cannot deceive a rule. */
final class Sources {

  private static final String ROOT = "net/herald/";

  /**
   * One source file: where it is below the project, its lines, and what stands in it.
   *
   * @param types simple names of all its classes, records, interfaces and enums
   * @param uses each {@code Type.member} that is selected and each {@code new Type}
   */
  record File(
      String path, List<String> lines, List<String> types, List<Method> methods, List<Use> uses) {

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isTest() {
      return !path.startsWith("src/main/");
    }

    /** Below the root package, with dots: {@code bgp.message}. */
    String packageName() {
      int from = path.indexOf(ROOT) + ROOT.length();
      int to = path.lastIndexOf('/');
      return to < from ? "" : path.substring(from, to).replace('/', '.');
    }
  }

  /** Its lines are those of its body: a table in an annotation is not code. */
  record Method(String name, int lines) {}

  record Use(String what, int line) {}

  private Sources() {}

  /** All of {@code src/}: the program, its tests and its benchmarks. */
  static List<File> ofTheProject() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<JavaFileObject> sources = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
        sources.add(new Text(file.toString(), Files.readString(file)));
      }
      return parse(sources);
    }
  }

  static File parse(String path, String text) throws IOException {
    return parse(List.of(new Text(path, text))).getFirst();
  }

  private static List<File> parse(List<JavaFileObject> sources) throws IOException {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<File> files = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      Reader reader = new Reader(unit, positions);
      reader.scan(unit, null);
      files.add(reader.file);
    }
    return files;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String path, String text) {
      super(URI.create("source:/" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    final File file;

    Reader(CompilationUnitTree unit, SourcePositions positions) throws IOException {
      JavaFileObject source = unit.getSourceFile();
      this.unit = unit;
      this.positions = positions;
      this.file =
          new File(
              source.toUri().getPath().substring(1),
              source.getCharContent(true).toString().lines().toList(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      if (!tree.getSimpleName().isEmpty()) {
        file.types.add(tree.getSimpleName().toString());
      }
      return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      BlockTree body = tree.getBody();
      int lines = body == null ? 0 : line(positions.getEndPosition(unit, body)) - line(body) + 1;
      file.methods.add(new Method(tree.getName().toString(), lines));
      return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
      file.uses.add(new Use(tree.toString(), line(tree)));
      return super.visitMemberSelect(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
      file.uses.add(new Use("new " + tree.getIdentifier(), line(tree)));
      return super.visitNewClass(tree, null);
    }

    private int line(Tree tree) {
      return line(positions.getStartPosition(unit, tree));
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
