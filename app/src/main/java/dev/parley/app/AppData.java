package dev.parley.app;

import dev.parley.client.store.DataFolders;
import dev.parley.client.store.StagedChange;
import dev.parley.client.store.StoreException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does what the person wanted of all data, while nobody has it open. */
final class AppData {
    private AppData() {}

    /** A restore or a wipe that waits. One that fails waits for the next time. Blocks. */
    static void change(DataFolders folders) {
        try {
            StagedChange.apply(folders);
        } catch (StoreException e) {
            Logger.getLogger(AppData.class.getName()).log(Level.WARNING, "Not restored or wiped: {0}", e.getMessage());
        }
    }
}
