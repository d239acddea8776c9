package dev.parley.app;

import dev.parley.app.shell.settings.DataDialogs;
import dev.parley.client.store.DataFolders;

/**
 * What the settings tell of and change outside of the window.
 *
 * @param folders where everything lies
 * @param version of this build
 * @param end closes the window without asking
 */
record SettingsHome(DataFolders folders, String version, DataDialogs dialogs, Runnable end) {}
