package dev.parley.app.fx;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of one feature for people: the bundle {@code texts} in the package of one of its classes. */
public final class Texts {
    private static final ResourceBundle.Control WITHOUT_SEARCH = new Control();

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts of the feature that {@code member} is a class of, in the language of the system. */
    public static Texts of(Class<?> member) {
        Locale locale = Locale.getDefault();
        String name = member.getPackageName() + ".texts";
        return new Texts(ResourceBundle.getBundle(name, locale, member.getClassLoader(), WITHOUT_SEARCH), locale);
    }

    /**
     * The text of {@code key} with its arguments ({@link MessageFormat}) filled in.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }

    /** Looks only for files that there are: for each other it would go through the whole class path. */
    private static final class Control extends ResourceBundle.Control {

        @Override
        public List<String> getFormats(String name) {
            return FORMAT_PROPERTIES;
        }

        /** The languages of the texts. */
        @Override
        public List<Locale> getCandidateLocales(String name, Locale wanted) {
            return List.of(Locale.ROOT);
        }

        @Override
        public @Nullable Locale getFallbackLocale(String name, Locale wanted) {
            return null;
        }
    }
}
