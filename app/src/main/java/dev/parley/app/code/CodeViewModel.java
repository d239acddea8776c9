package dev.parley.app.code;

import dev.parley.app.fx.Texts;
import dev.parley.client.snippet.Language;
import dev.parley.client.snippet.RequestSketch;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The next request of the chat in one language. Follows only while it is watched, one writing at a time, the last state
 * winning. For the toolkit's thread.
 */
public final class CodeViewModel {
    private final Texts texts = Texts.of(CodeViewModel.class);
    private final CodeSource source;
    private final Executor background;
    private final Executor fx;
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.CURL);
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper(this, "code", "");
    private final ReadOnlyStringWrapper keyHint = new ReadOnlyStringWrapper(this, "keyHint", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private boolean watched;
    private boolean writing;
    private boolean again;

    /** What one writing gives; one of {@code code} and {@code problem} is empty. */
    private record Written(String code, String keyHint, String problem) {}

    public CodeViewModel(CodeSource source, Executor background, Executor fx) {
        this.source = source;
        this.background = background;
        this.fx = fx;
        language.subscribe((before, now) -> changed());
    }

    /** In the order in which they are offered. */
    public List<Language> languages() {
        return List.of(Language.values());
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    /** The program; empty while there is none. */
    public ReadOnlyStringProperty code() {
        return code.getReadOnlyProperty();
    }

    /** How the program gets the key, one line; empty: it needs none. */
    public ReadOnlyStringProperty keyHint() {
        return keyHint.getReadOnlyProperty();
    }

    /** Why there is no program, a sentence; empty: there is one. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether anybody sees it: nothing is worked out for nobody. */
    public void setWatched(boolean now) {
        watched = now;
        if (now) {
            changed();
        }
    }

    /** Something of the chat may be other than before. */
    public void changed() {
        if (!watched) {
            return;
        }
        if (writing) {
            again = true;
            return;
        }
        CodeSource.Asked asked = source.now();
        if (asked == null) {
            show(new Written("", "", texts.get("no_endpoint")));
            return;
        }
        writing = true;
        Language in = language.get();
        background.execute(() -> {
            Written written = write(asked, in);
            fx.execute(() -> {
                writing = false;
                show(written);
                if (again) {
                    again = false;
                    changed();
                }
            });
        });
    }

    private Written write(CodeSource.Asked asked, Language in) {
        try {
            RequestSketch sketch = source.sketch(asked);
            RequestSketch.Key key = sketch.key();
            String hint = key == null ? "" : texts.get("key", key.variable());
            return in.write(sketch)
                    .map(text -> new Written(text.stripTrailing(), hint, ""))
                    .orElseGet(() -> new Written("", "", texts.get("not_in_language", in.label())));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Written("", "", texts.get("no_code", String.valueOf(e.getMessage())));
        }
    }

    private void show(Written written) {
        problem.set(written.problem());
        keyHint.set(written.keyHint());
        code.set(written.code());
    }
}
