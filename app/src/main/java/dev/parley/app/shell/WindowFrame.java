package dev.parley.app.shell;

import dev.parley.app.fx.FirstShown;
import dev.parley.app.fx.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** The places of the window: sidebar, header, centre, right panel, status bar. {@link FramePlan} says where they lie. */
public final class WindowFrame extends Region {
    static final double HEADER = 52;
    static final double STATUS = 28;

    private final StackPane sidebar = place("sidebar");
    private final StackPane panel = place("right-panel");
    private final StackPane centre = place("centre");
    private final HBox headerStart = new HBox();
    private final HBox headerEnd = new HBox();
    private final HBox header = bar("header", headerStart, headerEnd);
    private final HBox statusStart = new HBox();
    private final HBox statusEnd = new HBox();
    private final HBox status = bar("status-bar", statusStart, statusEnd);
    private final StackPane page = place("page");
    private final Region cover = new Region();
    private final FrameDivider sidebarEdge;
    private final FrameDivider panelEdge;

    private final BooleanProperty sidebarAside = new SimpleBooleanProperty(this, "sidebarAside");
    private final BooleanProperty sidebarWanted = new SimpleBooleanProperty(this, "sidebarWanted", true);
    private final DoubleProperty sidebarWidth = new SimpleDoubleProperty(this, "sidebarWidth", FramePlan.SIDEBAR_USUAL);
    private final BooleanProperty panelWanted = new SimpleBooleanProperty(this, "panelWanted");
    private final DoubleProperty panelWidth = new SimpleDoubleProperty(this, "panelWidth", FramePlan.PANEL_USUAL);
    private final ReadOnlyBooleanWrapper sidebarOpen = new ReadOnlyBooleanWrapper(this, "sidebarOpen", true);
    private final Slide sidebarSlide = new Slide(sidebar);
    /** Whether a sidebar that lies over the centre is open. It is no wish to be remembered. */
    private boolean sidebarPulledOut;

    private FramePlan plan = FramePlan.of(Double.MAX_VALUE, new FramePlan.Wish(false, 0, false, 0));

    public WindowFrame() {
        Texts texts = Texts.of(WindowFrame.class);
        getStyleClass().add("window-frame");
        cover.getStyleClass().add("scrim");
        cover.setOnMousePressed(event -> closeOver());
        sidebarEdge = new FrameDivider(
                texts.get("frame.sidebar_width"),
                1,
                sidebarWidth::get,
                width -> sidebarWidth.set(FramePlan.sidebarWidth(width)));
        panelEdge = new FrameDivider(
                texts.get("frame.panel_width"),
                -1,
                panelWidth::get,
                width -> panelWidth.set(FramePlan.panelWidth(width)));
        getChildren().addAll(centre, header, status, page, cover, panel, panelEdge, sidebar, sidebarEdge);
        page.setVisible(false);
        panel.setVisible(false);
        sidebarWanted.addListener((source, before, now) -> follow(true));
        sidebarAside.addListener((source, before, now) -> {
            sidebarPulledOut = false;
            follow(true);
        });
        panelWanted.addListener((source, before, now) -> follow(true));
        sidebarWidth.addListener((source, before, now) -> follow(false));
        panelWidth.addListener((source, before, now) -> follow(false));
        widthProperty().addListener((source, before, now) -> onWidth(before.doubleValue(), now.doubleValue()));
    }

    private static StackPane place(String styleClass) {
        StackPane place = new StackPane();
        place.getStyleClass().add(styleClass);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(place.widthProperty());
        clip.heightProperty().bind(place.heightProperty());
        place.setClip(clip);
        return place;
    }

    private static HBox bar(String styleClass, HBox start, HBox end) {
        HBox bar = new HBox(start, end);
        bar.getStyleClass().add(styleClass);
        start.getStyleClass().add("bar-start");
        end.getStyleClass().add("bar-end");
        start.setMinWidth(0);
        HBox.setHgrow(start, Priority.ALWAYS);
        return bar;
    }

    public void setSidebar(Node node) {
        sidebar.getChildren().setAll(node);
    }

    public void setCentre(Node node) {
        centre.getChildren().setAll(node);
    }

    public void setPanel(Node node) {
        FirstShown.then(panel, () -> panel.getChildren().setAll(node));
    }

    /** Shows a page in the place of header and centre, which wait below it. */
    public void showPage(Node node) {
        page.getChildren().setAll(node);
        page.setVisible(true);
        header.setVisible(false);
        centre.setVisible(false);
    }

    public void closePage() {
        page.setVisible(false);
        page.getChildren().clear();
        header.setVisible(true);
        centre.setVisible(true);
    }

    public boolean isPageShown() {
        return page.isVisible();
    }

    /** Left in the header; the first of them, the title, takes what is left. */
    public void setHeaderStart(Node... nodes) {
        headerStart.getChildren().setAll(nodes);
    }

    public void setHeaderEnd(Node... nodes) {
        headerEnd.getChildren().setAll(nodes);
    }

    public void setStatusStart(Node... nodes) {
        statusStart.getChildren().setAll(nodes);
    }

    public void setStatusEnd(Node... nodes) {
        statusEnd.getChildren().setAll(nodes);
    }

    /** Whether the person wants the sidebar beside the centre, where there is room for it. */
    public BooleanProperty sidebarWanted() {
        return sidebarWanted;
    }

    /** While {@code true} the sidebar lies over the centre in a wide window too, and comes when it is asked for. */
    public BooleanProperty sidebarAside() {
        return sidebarAside;
    }

    /** The width that the person gave the sidebar. */
    public DoubleProperty sidebarWidth() {
        return sidebarWidth;
    }

    public BooleanProperty panelWanted() {
        return panelWanted;
    }

    /** The width that the person gave the right panel. */
    public DoubleProperty panelWidth() {
        return panelWidth;
    }

    /** Whether the sidebar can be seen. */
    public ReadOnlyBooleanProperty sidebarOpen() {
        return sidebarOpen.getReadOnlyProperty();
    }

    /** While {@code true} nothing slides. */
    public BooleanProperty reducedMotion() {
        return sidebarSlide.off();
    }

    public void toggleSidebar() {
        if (plan.sidebarOver()) {
            sidebarPulledOut = !sidebarPulledOut;
            follow(true);
        } else {
            sidebarWanted.set(!sidebarWanted.get());
        }
    }

    /** Closes what lies over the centre; whether there was something. */
    public boolean closeOver() {
        boolean panelOver = plan.panelOver() && plan.panelWidth() > 0;
        boolean any = sidebarPulledOut || panelOver;
        sidebarPulledOut = false;
        if (panelOver) {
            panelWanted.set(false);
        }
        if (any) {
            follow(true);
        }
        return any;
    }

    private void onWidth(double before, double now) {
        if ((before < FramePlan.SIDEBAR_BESIDE) != (now < FramePlan.SIDEBAR_BESIDE)) {
            sidebarPulledOut = false;
        }
        follow(false);
    }

    private void follow(boolean slide) {
        boolean over = sidebarAside.get() || getWidth() < FramePlan.SIDEBAR_BESIDE;
        boolean open = over ? sidebarPulledOut : sidebarWanted.get();
        plan = FramePlan.of(
                getWidth(), new FramePlan.Wish(open, sidebarWidth.get(), panelWanted.get(), panelWidth.get()), over);
        if (slide && open != sidebarOpen.get()) {
            sidebarSlide.to(open, open ? plan.sidebarWidth() : sidebar.getWidth());
        }
        sidebarOpen.set(open);
        // Before the layout: what is in it may be given the focus at once.
        panel.setVisible(plan.panelWidth() > 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double body = Math.max(0, getHeight() - STATUS);
        boolean sidebarOpenNow = plan.sidebarWidth() > 0;
        boolean panelOpenNow = plan.panelWidth() > 0;
        sidebar.setVisible(sidebarOpenNow || sidebarSlide.isRunning());
        sidebarEdge.setVisible(sidebarOpenNow);
        panel.setVisible(panelOpenNow);
        panelEdge.setVisible(panelOpenNow);
        cover.setVisible((plan.sidebarOver() && sidebarOpenNow) || (plan.panelOver() && panelOpenNow));
        if (sidebarOpenNow) {
            sidebar.resizeRelocate(0, 0, plan.sidebarWidth(), body);
            sidebarEdge.resizeRelocate(
                    snapPositionX(plan.sidebarWidth() - FrameDivider.GRAB / 2), 0, FrameDivider.GRAB, body);
        } else {
            sidebar.resizeRelocate(0, 0, sidebar.getWidth(), body);
        }
        if (panelOpenNow) {
            double x = width - plan.panelWidth();
            panel.resizeRelocate(x, 0, plan.panelWidth(), body);
            panelEdge.resizeRelocate(snapPositionX(x - FrameDivider.GRAB / 2), 0, FrameDivider.GRAB, body);
        }
        header.resizeRelocate(plan.centreX(), 0, plan.centreWidth(), HEADER);
        centre.resizeRelocate(plan.centreX(), HEADER, plan.centreWidth(), Math.max(0, body - HEADER));
        page.resizeRelocate(plan.centreX(), 0, plan.centreWidth(), body);
        cover.resizeRelocate(0, 0, width, getHeight());
        status.resizeRelocate(0, body, width, STATUS);
    }
}
