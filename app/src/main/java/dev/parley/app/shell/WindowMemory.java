package dev.parley.app.shell;

/** Keeps {@link WindowSettings} from one start to the next. Both calls return at once; nothing here fails. */
public interface WindowMemory {

    /** What was kept, and the usual where nothing was. */
    WindowSettings load();

    void save(WindowSettings settings);
}
