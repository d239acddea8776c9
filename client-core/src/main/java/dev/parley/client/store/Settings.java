package dev.parley.client.store;

import dev.parley.client.endpoint.NetworkSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person set, and how the window was left. Grows at the end; numbers outside their range become the nearest that
 * fits.
 *
 * @param zoomPercent scales everything, 50 to 300
 * @param bodySize of the text of answers in px, 12 to 18; the other sizes follow
 * @param stickToBottom whether an answer that streams is followed
 * @param window where the window was before it was maximized; {@code null}: where the system puts it
 * @param lastProfileId the profile of the last chat
 * @param lastChatId the chat that was open
 * @param habits how the window behaves
 * @param shortcuts the keys that are not the usual ones
 * @param network the way to endpoints whose profile says nothing about it: the proxy, and the authorities that are trusted
 *     as well
 */
public record Settings(
        Theme theme,
        int zoomPercent,
        int bodySize,
        boolean reducedMotion,
        boolean stickToBottom,
        @Nullable Bounds window,
        boolean maximized,
        Panel sidebar,
        Panel rightPanel,
        @Nullable String lastProfileId,
        @Nullable String lastChatId,
        Habits habits,
        Shortcuts shortcuts,
        NetworkSettings network) {

    public static final Settings DEFAULT = new Settings(
            Theme.SYSTEM,
            100,
            15,
            false,
            true,
            null,
            false,
            new Panel(260, true),
            new Panel(484, false),
            null,
            null,
            Habits.DEFAULT,
            Shortcuts.DEFAULT,
            NetworkSettings.DEFAULT);

    /** Which colours. */
    public enum Theme {
        LIGHT,
        DARK,
        /** As the system has it. */
        SYSTEM
    }

    /** A rectangle of the screen in px. */
    public record Bounds(int x, int y, int width, int height) {}

    /** A side of the window: its width in px while it is shown. */
    public record Panel(int width, boolean visible) {
        Panel within(int least, int most) {
            return new Panel(Math.clamp(width, least, most), visible);
        }
    }

    /**
     * How the window behaves.
     *
     * @param enterSends whether Enter alone sends a message; if not, Ctrl+Enter does and Enter begins a line
     * @param reopenChat whether the chat that was open is opened again at the start
     * @param announceJobs whether a job that ends while another chat is shown is told
     * @param wrapCode whether long lines of code are wrapped
     */
    public record Habits(boolean enterSends, boolean reopenChat, boolean announceJobs, boolean wrapCode) {
        public static final Habits DEFAULT = new Habits(true, true, true, false);
    }

    /**
     * The keys that were changed.
     *
     * @param on whether the window has any keys of its own
     * @param changed names of keys by the name of their action, as whoever reads the keys writes both; an empty list:
     *     none
     */
    public record Shortcuts(boolean on, Map<String, List<String>> changed) {
        public static final Shortcuts DEFAULT = new Shortcuts(true, Map.of());

        public Shortcuts {
            changed = changed.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        }
    }

    public Settings {
        zoomPercent = Math.clamp(zoomPercent, 50, 300);
        bodySize = Math.clamp(bodySize, 12, 18);
        sidebar = sidebar.within(200, 400);
        rightPanel = rightPanel.within(360, 640);
    }

    public Settings withTheme(Theme changed) {
        return new Settings(
                changed,
                zoomPercent,
                bodySize,
                reducedMotion,
                stickToBottom,
                window,
                maximized,
                sidebar,
                rightPanel,
                lastProfileId,
                lastChatId,
                habits,
                shortcuts,
                network);
    }

    public Settings withText(int changedZoomPercent, int changedBodySize) {
        return new Settings(
                theme,
                changedZoomPercent,
                changedBodySize,
                reducedMotion,
                stickToBottom,
                window,
                maximized,
                sidebar,
                rightPanel,
                lastProfileId,
                lastChatId,
                habits,
                shortcuts,
                network);
    }

    public Settings withMotion(boolean reduced, boolean stick) {
        return new Settings(
                theme,
                zoomPercent,
                bodySize,
                reduced,
                stick,
                window,
                maximized,
                sidebar,
                rightPanel,
                lastProfileId,
                lastChatId,
                habits,
                shortcuts,
                network);
    }

    public Settings withWindow(@Nullable Bounds changed, boolean nowMaximized) {
        return new Settings(
                theme,
                zoomPercent,
                bodySize,
                reducedMotion,
                stickToBottom,
                changed,
                nowMaximized,
                sidebar,
                rightPanel,
                lastProfileId,
                lastChatId,
                habits,
                shortcuts,
                network);
    }

    public Settings withPanels(Panel changedSidebar, Panel changedRightPanel) {
        return new Settings(
                theme,
                zoomPercent,
                bodySize,
                reducedMotion,
                stickToBottom,
                window,
                maximized,
                changedSidebar,
                changedRightPanel,
                lastProfileId,
                lastChatId,
                habits,
                shortcuts,
                network);
    }

    public Settings withLast(@Nullable String profileId, @Nullable String chatId) {
        return new Settings(
                theme,
                zoomPercent,
                bodySize,
                reducedMotion,
                stickToBottom,
                window,
                maximized,
                sidebar,
                rightPanel,
                profileId,
                chatId,
                habits,
                shortcuts,
                network);
    }

    public Settings withKeys(Habits changedHabits, Shortcuts changedShortcuts) {
        return new Settings(
                theme,
                zoomPercent,
                bodySize,
                reducedMotion,
                stickToBottom,
                window,
                maximized,
                sidebar,
                rightPanel,
                lastProfileId,
                lastChatId,
                changedHabits,
                changedShortcuts,
                network);
    }

    public Settings withNetwork(NetworkSettings changed) {
        return new Settings(
                theme,
                zoomPercent,
                bodySize,
                reducedMotion,
                stickToBottom,
                window,
                maximized,
                sidebar,
                rightPanel,
                lastProfileId,
                lastChatId,
                habits,
                shortcuts,
                changed);
    }
}
