package dev.parley.app;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.palette.PaletteEntry;
import dev.parley.app.palette.PaletteGroup;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.SheetLayer;
import dev.parley.app.shell.WindowFrame;
import dev.parley.app.shell.WindowKeys;
import dev.parley.app.shell.WindowPreferences;
import dev.parley.app.shell.ZoomPane;
import dev.parley.app.shell.settings.AboutSection;
import dev.parley.app.shell.settings.DataSection;
import dev.parley.app.shell.settings.DataViewModel;
import dev.parley.app.shell.settings.LooksSections;
import dev.parley.app.shell.settings.NetworkSection;
import dev.parley.app.shell.settings.NetworkViewModel;
import dev.parley.app.shell.settings.SettingsPage;
import dev.parley.app.shell.settings.SettingsSection;
import dev.parley.app.shell.settings.ShortcutsSection;
import dev.parley.app.shell.settings.WordsSection;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.store.AtomicFile;
import dev.parley.client.store.SavedUpstream;
import dev.parley.client.store.SecretStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The page of the settings in the window, with what its sections do. */
final class SettingsPlace {
    private final WindowModels models;
    private final WindowPreferences preferences;
    private final SettingsHome home;
    private final Parts parts;
    private final Texts texts = Texts.of(SettingsPlace.class);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final DataSection data;
    private final NetworkSection network;
    private @Nullable SettingsPage page;

    /**
     * What the page lies in and moves.
     *
     * @param leave closes the page
     * @param profiles shows the page of the profiles
     * @param preview a piece of a chat as it looks now, until the subscriptions end
     * @param outside opens a folder
     * @param tell shows a sentence
     */
    record Parts(
            WindowFrame frame,
            SheetLayer sheets,
            ZoomPane zoom,
            WindowKeys keys,
            boolean mac,
            Runnable leave,
            Runnable profiles,
            Function<Subscriptions, Node> preview,
            MainWindow.Outside outside,
            Consumer<String> tell) {}

    SettingsPlace(WindowModels models, WindowPreferences preferences, SettingsHome home, Parts parts) {
        this.models = models;
        this.preferences = preferences;
        this.home = home;
        this.parts = parts;
        WindowModels.Services services = models.services();
        DataViewModel model = new DataViewModel(home.folders(), new Outside(), services.fx(), services.background());
        data = new DataSection(model, home.dialogs(), this::openFolder, parts.sheets()::show);
        network = new NetworkSection(
                new NetworkViewModel(preferences.network(), services.keys(), services.fx(), services.background()),
                home.dialogs()::openCertificates);
    }

    /** Whether the page is shown. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Shows the page with the section of the last time. */
    void show() {
        SettingsPage shown = page();
        parts.frame().closeOver();
        parts.frame().showPage(shown);
        shown.focusFirst();
    }

    void show(SettingsSection section) {
        show();
        page().show(section);
        page().focusFirst();
    }

    /** Made at the first need. */
    private SettingsPage page() {
        SettingsPage made = page;
        if (made == null) {
            made = new SettingsPage(new Made(), parts.leave());
            made.sceneProperty().addListener((source, before, now) -> open.set(now != null));
            page = made;
        }
        return made;
    }

    private final class Made implements SettingsPage.Sections {
        @Override
        public Node make(SettingsSection section, Subscriptions subscriptions) {
            return section(section, subscriptions);
        }

        @Override
        public Node preview(Subscriptions subscriptions) {
            return parts.preview().apply(subscriptions);
        }
    }

    private Node section(SettingsSection section, Subscriptions subscriptions) {
        LooksSections looks = new LooksSections(preferences, parts.zoom());
        return switch (section) {
            case GENERAL -> looks.general(subscriptions);
            case APPEARANCE -> looks.appearance(subscriptions);
            case PROFILES -> WordsSection.profiles(parts.profiles());
            case SHORTCUTS -> ShortcutsSection.of(parts.keys(), preferences, parts.mac(), subscriptions);
            case NETWORK -> network.of(subscriptions);
            case DATA -> data.of(subscriptions);
            case PRIVACY -> WordsSection.privacy();
            case ABOUT -> new AboutSection(about()).of();
        };
    }

    private AboutSection.About about() {
        return new AboutSection.About(home.version(), home.folders().logs(), this::openFolder, this::saveDiagnostics);
    }

    private void openFolder(Path folder) {
        models.services().background().execute(() -> {
            try {
                String address = AppFolders.make(folder).toUri().toString();
                models.services().fx().execute(() -> parts.outside().open(address));
            } catch (IOException e) {
                tell(texts.get("settings.no_folder", e.getClass().getSimpleName()));
            }
        });
    }

    private void tell(String sentence) {
        models.services().fx().execute(() -> parts.tell().accept(sentence));
    }

    /** Asks where to, and writes the bundle. */
    void saveDiagnostics() {
        Path file = home.dialogs().save("parley-diagnostics");
        if (file == null) {
            return;
        }
        Diagnostics diagnostics = new Diagnostics(home.version(), home.folders())
                .withProfiles(List.copyOf(models.services().profiles().list()))
                .withUpstreams(models.services().gatewayHome().upstreams().list())
                .withGateway(new EmbeddedControl(
                                models.gateway(),
                                models.addedUpstreams(),
                                models.services().background())
                        .facts())
                .withHistory(models.store().health(), models.history().chats().size());
        models.services().background().execute(() -> {
            try {
                new AtomicFile(file).write(diagnostics.bundle());
                tell(texts.get("settings.diagnostics_saved", String.valueOf(file.getFileName())));
            } catch (IOException e) {
                tell(texts.get("settings.diagnostics_failed", e.getClass().getSimpleName()));
            }
        });
    }

    /** What the palette offers of the settings. */
    List<PaletteEntry> entries() {
        Texts names = Texts.of(SettingsPage.class);
        List<PaletteEntry> entries = new ArrayList<>();
        for (SettingsSection section : SettingsSection.values()) {
            entries.add(entry(
                    "section:" + section,
                    "fth-settings",
                    texts.get("settings.section", names.get(section.textKey())),
                    () -> show(section)));
        }
        entries.add(toggle("general.enter", names, preferences.enterSends()));
        entries.add(toggle("general.stick", names, preferences.stickToBottom()));
        entries.add(toggle("general.reopen", names, preferences.reopenChat()));
        entries.add(toggle("general.jobs", names, preferences.announceJobs()));
        entries.add(toggle("look.wrap", names, preferences.wrapCode()));
        entries.add(toggle("shortcuts.on", names, preferences.shortcutsOn()));
        rows().forEach((key, section) ->
                entries.add(entry("row:" + key, "fth-settings", names.get(key), () -> show(section))));
        entries.add(entry("backup", "fth-archive", texts.get("settings.back_up"), data::backUp));
        entries.add(entry("restore", "fth-rotate-ccw", texts.get("settings.restore"), data::restore));
        entries.add(entry("diagnostics", "fth-package", texts.get("settings.diagnostics"), this::saveDiagnostics));
        return entries;
    }

    /** Settings that are changed on their page, by the key of their name. */
    private static SequencedMap<String, SettingsSection> rows() {
        SequencedMap<String, SettingsSection> rows = new LinkedHashMap<>();
        List.of("look.zoom", "look.text").forEach(key -> rows.put(key, SettingsSection.APPEARANCE));
        List.of("network.proxy", "network.exceptions", "network.login", "network.authorities")
                .forEach(key -> rows.put(key, SettingsSection.NETWORK));
        List.of("data.open", "data.open_config", "data.wipe_chats_now", "data.wipe_all_now")
                .forEach(key -> rows.put(key, SettingsSection.DATA));
        List.of("about.open_logs", "about.licences").forEach(key -> rows.put(key, SettingsSection.ABOUT));
        return rows;
    }

    private PaletteEntry toggle(String key, Texts names, BooleanProperty value) {
        return entry(
                key, "fth-toggle-left", texts.get("settings.toggle", names.get(key)), () -> value.set(!value.get()));
    }

    private PaletteEntry entry(String id, String icon, String title, Runnable action) {
        return new PaletteEntry(
                "settings:" + id, PaletteGroup.SETTINGS, icon, title, () -> texts.get("palette.settings"), action);
    }

    void bind() {
        parts.keys().bind(KeyAction.SETTINGS, this::show);
    }

    private final class Outside implements DataViewModel.Outside {
        @Override
        public void forgetKeys() {
            List<SecretRef> all = new ArrayList<>();
            for (EndpointProfile profile : models.services().profiles().list()) {
                all.addAll(SecretUse.all(profile));
            }
            ProxySettings proxy = preferences.network().get().proxy();
            if (proxy != null && proxy.credentials() != null) {
                all.add(proxy.credentials());
            }
            for (SavedUpstream upstream :
                    models.services().gatewayHome().upstreams().list()) {
                if (upstream instanceof SavedUpstream.Remote remote && remote.keyInRing()) {
                    all.add(remote.keyRef());
                }
            }
            if (!all.isEmpty()) {
                SecretStore keys = models.services().keys().get();
                all.forEach(keys::delete);
            }
        }

        @Override
        public void end() {
            home.end().run();
        }

        @Override
        public void tell(String sentence) {
            parts.tell().accept(sentence);
        }
    }
}
