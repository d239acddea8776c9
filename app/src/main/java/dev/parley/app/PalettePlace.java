package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.fx.Texts;
import dev.parley.app.palette.PaletteEntry;
import dev.parley.app.palette.PaletteGroup;
import dev.parley.app.palette.PaletteSource;
import dev.parley.app.palette.PaletteView;
import dev.parley.app.palette.PaletteViewModel;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.WindowKeys;
import dev.parley.app.shell.WindowPreferences;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.Settings;
import dev.parley.client.transcript.Chat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The command palette in the window, and what it finds. Features add their own things by {@link #add}. */
final class PalettePlace {
    /** Keys that mean nothing once the palette has closed by itself. */
    private static final Set<KeyAction> NOT_LISTED = EnumSet.of(KeyAction.COMMANDS, KeyAction.STOP_OR_CLOSE);

    private static final String OTHER_ICON = "fth-corner-down-right";

    private final Texts texts = Texts.of(PalettePlace.class);
    private final Texts keyTexts = Texts.of(KeyAction.class);
    private final Map<KeyAction, String> icons = icons();
    private final PaletteViewModel model = new PaletteViewModel();
    private final PaletteView view = new PaletteView(model);

    private static Map<KeyAction, String> icons() {
        Map<KeyAction, String> icons = new EnumMap<>(KeyAction.class);
        icons.put(KeyAction.NEW_CHAT, "fth-plus");
        icons.put(KeyAction.FIND_IN_CHAT, "fth-search");
        icons.put(KeyAction.FIND_EVERYWHERE, "fth-search");
        icons.put(KeyAction.SIDEBAR, "fth-sidebar");
        icons.put(KeyAction.SETTINGS, "fth-settings");
        icons.put(KeyAction.KEY_LIST, "fth-command");
        icons.put(KeyAction.CHOOSE_MODEL, "fth-cpu");
        icons.put(KeyAction.PARAMETERS, "fth-sliders");
        icons.put(KeyAction.INSPECTOR, "fth-activity");
        icons.put(KeyAction.CODE, "fth-code");
        icons.put(KeyAction.JOBS, "fth-layers");
        icons.put(KeyAction.GATEWAY, "fth-server");
        icons.put(KeyAction.TEMPORARY_CHAT, "fth-eye-off");
        icons.put(KeyAction.BRANCHES, "fth-git-branch");
        icons.put(KeyAction.NOTEBOOK, "fth-book-open");
        icons.put(KeyAction.PRESENT, "fth-monitor");
        icons.put(KeyAction.RENAME_CHAT, "fth-edit-2");
        icons.put(KeyAction.COPY_ANSWER, "fth-copy");
        icons.put(KeyAction.COPY_CODE, "fth-copy");
        icons.put(KeyAction.REGENERATE, "fth-refresh-cw");
        icons.put(KeyAction.DELETE_CHAT, "fth-trash-2");
        icons.put(KeyAction.ZOOM_IN, "fth-zoom-in");
        icons.put(KeyAction.ZOOM_OUT, "fth-zoom-out");
        icons.put(KeyAction.ZOOM_RESET, "fth-maximize");
        return icons;
    }

    Node view() {
        return view;
    }

    boolean isOpen() {
        return model.open().get();
    }

    void add(PaletteSource source) {
        model.add(source);
    }

    /** Joins it to what every window has. {@code open} shows a chat of this id. */
    void fill(WindowModels models, WindowPreferences preferences, WindowKeys keys, boolean mac, Consumer<String> open) {
        keys.bind(KeyAction.COMMANDS, () -> model.show(true));
        add(() -> actions(keys, mac));
        add(() -> chats(models, open));
        add(() -> profiles(models));
        add(() -> settings(preferences));
    }

    private List<PaletteEntry> actions(WindowKeys keys, boolean mac) {
        return keys.commands().stream()
                .filter(action -> !NOT_LISTED.contains(action))
                .map(action -> new PaletteEntry(
                        "action:" + action,
                        PaletteGroup.ACTIONS,
                        icons.getOrDefault(action, OTHER_ICON),
                        keyTexts.get(action.textKey()),
                        () -> "",
                        keys.map().hint(action, mac),
                        () -> keys.perform(action)))
                .toList();
    }

    private List<PaletteEntry> chats(WindowModels models, Consumer<String> open) {
        return models.history().chats().stream()
                .map(chat -> new PaletteEntry(
                        "chat:" + chat.id(),
                        PaletteGroup.CHATS,
                        "fth-message-square",
                        chat.title().isEmpty() ? texts.get("palette.untitled") : chat.title(),
                        () -> detail(models, chat),
                        () -> open.accept(chat.id())))
                .toList();
    }

    private String detail(WindowModels models, Chat chat) {
        String profileId = chat.profileId();
        String profile = profileId == null
                ? ""
                : models.profiles().find(profileId).map(EndpointProfile::name).orElse("");
        LocalDate day = LocalDate.ofInstant(chat.updatedAt(), ZoneId.systemDefault());
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        String when = day.equals(today)
                ? texts.get("palette.today")
                : day.equals(today.minusDays(1))
                        ? texts.get("palette.yesterday")
                        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(day);
        return profile.isEmpty() ? when : texts.get("palette.chat_detail", profile, when);
    }

    private List<PaletteEntry> profiles(WindowModels models) {
        ChatViewModel chat = models.chat();
        return models.profiles().profiles().stream()
                .map(profile -> new PaletteEntry(
                        "profile:" + profile.id(),
                        PaletteGroup.PROFILES,
                        "fth-server",
                        profile.name(),
                        () -> texts.get("palette.switch"),
                        () -> chat.choose(profile, profile.model())))
                .toList();
    }

    /** Something that has no key. */
    PaletteEntry command(String key, String icon, Runnable action) {
        return new PaletteEntry(
                "command:" + key, PaletteGroup.ACTIONS, icon, texts.get("palette." + key), () -> "", action);
    }

    private List<PaletteEntry> settings(WindowPreferences preferences) {
        return List.of(
                setting("light", "fth-sun", () -> preferences.theme().set(Settings.Theme.LIGHT)),
                setting("dark", "fth-moon", () -> preferences.theme().set(Settings.Theme.DARK)),
                setting("system", "fth-monitor", () -> preferences.theme().set(Settings.Theme.SYSTEM)),
                setting(
                        "motion",
                        "fth-wind",
                        () -> preferences
                                .reduceMotion()
                                .set(!preferences.reduceMotion().get())));
    }

    private PaletteEntry setting(String key, String icon, Runnable change) {
        return new PaletteEntry(
                "setting:" + key,
                PaletteGroup.SETTINGS,
                icon,
                texts.get("palette.setting_" + key),
                () -> texts.get("palette.setting"),
                change);
    }
}
