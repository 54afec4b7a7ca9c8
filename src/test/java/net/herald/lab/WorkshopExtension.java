package net.herald.lab;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives a test method its own {@link Workshop}, closes it afterwards, and adds what its programs
 * wrote to the failure of the test.
 */
public final class WorkshopExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace MINE =
      ExtensionContext.Namespace.create(WorkshopExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Workshop.class;
  }

  @Override
  public Workshop resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var workshop = new Workshop();
    context.getStore(MINE).put(Workshop.class, workshop); // the store closes what it holds
    return workshop;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    var workshop = context.getStore(MINE).get(Workshop.class, Workshop.class);
    if (workshop != null) {
      context.getExecutionException().ifPresent(failure -> explain(workshop, failure));
    }
  }

  /** Adds the logs of a workshop to a failure. */
  public static void explain(Workshop workshop, Throwable failure) {
    if (!(failure instanceof TestAbortedException)) {
      failure.addSuppressed(new Logs(workshop.logs()));
    }
  }

  /** Not a failure of its own: carries what the programs wrote into the report. */
  private static final class Logs extends Exception {
    private static final long serialVersionUID = 1;

    Logs(String text) {
      super("the programs wrote\n" + text, null, false, false);
    }
  }
}
