package dev.parley.client.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets one class or member break one rule of the build, in a place where it can be found and with the reason why.
 *
 * <p>It lies in this package because this is the only one that every module may import. The rules and their names are
 * those of {@code ArchitectureTest}; a waiver without a reason, or for a rule that does not exist, fails the build.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Waiver {

    /** The name of the rule, such as {@code broad-catch}. */
    String rule();

    /** Why the rule must be broken here, in one sentence. */
    String reason();
}
