package dev.parley.app.shell;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.store.Settings;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the person may choose of the window's looks, habits and keys; views follow it at once. */
public final class WindowPreferences {
    private static final double PERCENT = 100;

    private final ObjectProperty<Settings.Theme> theme;
    private final BooleanProperty reduceMotion;
    private final DoubleProperty zoom;
    private final IntegerProperty textSize;
    private final BooleanProperty stickToBottom;
    private final BooleanProperty enterSends;
    private final BooleanProperty reopenChat;
    private final BooleanProperty announceJobs;
    private final BooleanProperty wrapCode;
    private final BooleanProperty shortcutsOn;
    private final ObjectProperty<NetworkSettings> network;
    private final ObjectProperty<KeyMap> ownKeys;
    private final ObservableValue<KeyMap> keys;
    private final List<String> oddKeys;

    public WindowPreferences(Settings settings) {
        theme = new SimpleObjectProperty<>(this, "theme", settings.theme());
        reduceMotion = new SimpleBooleanProperty(this, "reduceMotion", settings.reducedMotion());
        zoom = new SimpleDoubleProperty(this, "zoom", settings.zoomPercent() / PERCENT);
        textSize = new SimpleIntegerProperty(this, "textSize", settings.bodySize());
        stickToBottom = new SimpleBooleanProperty(this, "stickToBottom", settings.stickToBottom());
        enterSends =
                new SimpleBooleanProperty(this, "enterSends", settings.habits().enterSends());
        reopenChat =
                new SimpleBooleanProperty(this, "reopenChat", settings.habits().reopenChat());
        announceJobs = new SimpleBooleanProperty(
                this, "announceJobs", settings.habits().announceJobs());
        wrapCode = new SimpleBooleanProperty(this, "wrapCode", settings.habits().wrapCode());
        network = new SimpleObjectProperty<>(this, "network", settings.network());
        shortcutsOn = new SimpleBooleanProperty(
                this, "shortcutsOn", settings.shortcuts().on());
        StoredKeys.Read read = StoredKeys.read(settings.shortcuts().changed());
        ownKeys = new SimpleObjectProperty<>(this, "ownKeys", read.keys());
        oddKeys = read.odd();
        keys = Bindings.createObjectBinding(this::keysNow, ownKeys, enterSends, shortcutsOn);
    }

    private KeyMap keysNow() {
        KeyMap own = shortcutsOn.get() ? ownKeys.get() : ownKeys.get().withoutShortcuts();
        return enterSends.get() ? own : own.withEnterForLines();
    }

    public ObjectProperty<Settings.Theme> theme() {
        return theme;
    }

    /** Whether things stand still whatever the system says; if not, it is as the system says. */
    public BooleanProperty reduceMotion() {
        return reduceMotion;
    }

    /** 1 is the size of the design. */
    public DoubleProperty zoom() {
        return zoom;
    }

    /** Of the text of answers in px, 12 to 18; everything in the chat follows by ratio. */
    public IntegerProperty textSize() {
        return textSize;
    }

    /** Whether an answer that streams is followed. */
    public BooleanProperty stickToBottom() {
        return stickToBottom;
    }

    /** Whether Enter alone sends. */
    public BooleanProperty enterSends() {
        return enterSends;
    }

    /** Whether the chat of the last time is opened at the start. */
    public BooleanProperty reopenChat() {
        return reopenChat;
    }

    /** Whether a job that ends while another chat is shown is told. */
    public BooleanProperty announceJobs() {
        return announceJobs;
    }

    /** Whether long lines of code are wrapped, unless a block says otherwise. */
    public BooleanProperty wrapCode() {
        return wrapCode;
    }

    /** The way to endpoints whose profile says nothing about it. */
    public ObjectProperty<NetworkSettings> network() {
        return network;
    }

    /** Whether the window has keys of its own. */
    public BooleanProperty shortcutsOn() {
        return shortcutsOn;
    }

    /** The keys that the person chose, whether or not they are on. */
    public ObjectProperty<KeyMap> ownKeys() {
        return ownKeys;
    }

    /** Which keys do what now. */
    public ObservableValue<KeyMap> keys() {
        return keys;
    }

    /** The actions of the stored settings, as they are named there, whose keys were not understood. */
    public List<String> oddKeys() {
        return oddKeys;
    }

    /** All that {@link #in} reads. */
    public Observable[] all() {
        return new Observable[] {
            theme,
            reduceMotion,
            zoom,
            textSize,
            stickToBottom,
            enterSends,
            reopenChat,
            announceJobs,
            wrapCode,
            shortcutsOn,
            ownKeys,
            network
        };
    }

    /** {@code settings} with what was chosen here. */
    public Settings in(Settings settings) {
        return settings.withTheme(theme.get())
                .withText((int) Math.round(zoom.get() * PERCENT), textSize.get())
                .withMotion(reduceMotion.get(), stickToBottom.get())
                .withKeys(
                        new Settings.Habits(enterSends.get(), reopenChat.get(), announceJobs.get(), wrapCode.get()),
                        new Settings.Shortcuts(shortcutsOn.get(), StoredKeys.changes(ownKeys.get())))
                .withNetwork(network.get());
    }
}
