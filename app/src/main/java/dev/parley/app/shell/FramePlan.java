package dev.parley.app.shell;

/**
 * Where the parts of the window lie at a width. Wide windows put sidebar and right panel beside the centre; narrower ones
 * lay first the panel, then the sidebar over it.
 *
 * @param sidebarOver the sidebar lies over the centre when it is open
 * @param panelOver the right panel lies over the centre when it is open
 * @param sidebarWidth 0 while it is closed
 * @param panelWidth 0 while it is closed
 * @param centreX where the centre begins
 * @param centreWidth how wide it is
 */
public record FramePlan(
        boolean sidebarOver,
        boolean panelOver,
        double sidebarWidth,
        double panelWidth,
        double centreX,
        double centreWidth) {
    /** Below this the right panel lies over the centre. */
    public static final double PANEL_BESIDE = 1100;
    /** Below this the sidebar does too. */
    public static final double SIDEBAR_BESIDE = 800;

    static final double SIDEBAR_LEAST = 200;
    static final double SIDEBAR_USUAL = 260;
    static final double SIDEBAR_MOST = 400;
    static final double PANEL_LEAST = 360;
    static final double PANEL_USUAL = 484;
    static final double PANEL_MOST = 640;

    /** What stays of the centre beside what lies over it, so that it can be seen and clicked to come back. */
    private static final double REST = 48;

    /** What is open, and how wide it would be. */
    public record Wish(boolean sidebarOpen, double sidebarWidth, boolean panelOpen, double panelWidth) {}

    public static FramePlan of(double width, Wish wish) {
        return of(width, wish, width < SIDEBAR_BESIDE);
    }

    /** The same where the centre is to have all the width that a sidebar beside it would take. */
    static FramePlan of(double width, Wish wish, boolean sidebarOver) {
        boolean panelOver = width < PANEL_BESIDE;
        double sidebar = wish.sidebarOpen() ? Math.min(sidebarWidth(wish.sidebarWidth()), width - REST) : 0;
        double panel = wish.panelOpen() ? Math.min(panelWidth(wish.panelWidth()), width - REST) : 0;
        double centreX = sidebarOver ? 0 : sidebar;
        double centreEnd = panelOver ? width : width - panel;
        return new FramePlan(
                sidebarOver, panelOver, Math.max(0, sidebar), Math.max(0, panel), centreX, centreEnd - centreX);
    }

    /** The nearest width that the sidebar may have. */
    public static double sidebarWidth(double wished) {
        return Math.clamp(wished, SIDEBAR_LEAST, SIDEBAR_MOST);
    }

    /** The nearest width that the right panel may have. */
    public static double panelWidth(double wished) {
        return Math.clamp(wished, PANEL_LEAST, PANEL_MOST);
    }
}
