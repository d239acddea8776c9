package dev.parley.app.shell.settings;

import dev.parley.app.fx.Texts;
import dev.parley.client.store.DataBackup;
import dev.parley.client.store.DataFolders;
import dev.parley.client.store.DataRestore;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StagedChange;
import dev.parley.client.store.StoreException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** All data as a whole: how much it is, its backup, its return, its end. For the toolkit's thread. */
public final class DataViewModel {
    private static final long KILO = 1000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private final Texts texts = Texts.of(DataViewModel.class);
    private final DataFolders folders;
    private final Outside outside;
    private final Executor fx;
    private final Executor background;
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

    /** What is done for it elsewhere. */
    public interface Outside {
        /** Deletes all keys from where they are kept; blocks. */
        void forgetKeys();

        /** Closes the program, so that nobody has the data open. */
        void end();

        /** Shows a sentence; an empty one is none. */
        void tell(String sentence);
    }

    public DataViewModel(DataFolders folders, Outside outside, Executor fx, Executor background) {
        this.folders = folders;
        this.outside = outside;
        this.fx = fx;
        this.background = background;
    }

    public DataFolders folders() {
        return folders;
    }

    /** How much it is, such as {@code 12.3 MB}; empty until that is known. */
    public ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    /** Whether something is on its way that nothing else may meet. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Looks how much it is. */
    public void measure() {
        background.execute(() -> {
            String words = words(folders.bytes());
            fx.execute(() -> size.set(words));
        });
    }

    private String words(long bytes) {
        double value = bytes;
        int unit = -1;
        while (unit < 0 || (value >= KILO && unit < UNITS.length - 1)) {
            value /= KILO;
            unit++;
        }
        return texts.get("data.size_words", value, UNITS[unit]);
    }

    /** What a backup of today is called, without its extension. */
    public String backupName() {
        return "parley-backup-" + LocalDate.now(java.time.ZoneId.systemDefault());
    }

    public void backUp(Path zip) {
        work(() -> {
            new DataBackup(folders).write(zip);
            return texts.get("data.backed_up", String.valueOf(zip.getFileName()));
        });
    }

    /** Looks whether a backup can be used; {@code ask} then asks for the last word. */
    public void check(Path zip, Consumer<DataRestore.Checked> ask) {
        work(() -> {
            DataRestore.Checked checked = new DataRestore(folders).check(zip);
            fx.execute(() -> ask.accept(checked));
            return "";
        });
    }

    /** Lets it take the place of the present data, which is kept aside; the program ends. */
    public void restore(DataRestore.Checked checked) {
        work(() -> {
            checked.stage();
            fx.execute(outside::end);
            return "";
        });
    }

    /** Forgets one that was checked and is not wanted. */
    public void discard(DataRestore.Checked checked) {
        background.execute(checked::close);
    }

    /** Wipes, which cannot be taken back; the program ends. Where a key could not be deleted nothing is wiped. */
    public void wipe(StagedChange.Scope scope) {
        work(() -> {
            if (scope == StagedChange.Scope.EVERYTHING) {
                outside.forgetKeys();
            }
            StagedChange.wipe(folders, scope);
            fx.execute(outside::end);
            return "";
        });
    }

    /** In the background; then tells the sentence that came of it, if one did. */
    private void work(Supplier<String> task) {
        busy.set(true);
        background.execute(() -> {
            String sentence = result(task);
            fx.execute(() -> {
                busy.set(false);
                outside.tell(sentence);
            });
        });
    }

    private static String result(Supplier<String> task) {
        try {
            return task.get();
        } catch (StoreException | SecretStoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
