package dev.parley.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramePlanTest {
    private static final FramePlan.Wish BOTH = new FramePlan.Wish(true, 260, true, 484);

    @Test
    void aWideWindowPutsBothSidesBesideTheCentre() {
        FramePlan plan = FramePlan.of(1440, BOTH);
        assertThat(plan).isEqualTo(new FramePlan(false, false, 260, 484, 260, 1440 - 260 - 484));
    }

    @Test
    void below1100TheRightPanelLiesOverTheCentre() {
        assertThat(FramePlan.of(1100, BOTH).panelOver()).isFalse();
        FramePlan plan = FramePlan.of(1099, BOTH);
        assertThat(plan.panelOver()).isTrue();
        assertThat(plan.sidebarOver()).isFalse();
        assertThat(plan.centreWidth()).isEqualTo(1099 - 260);
    }

    @Test
    void below800TheSidebarDoesToo() {
        assertThat(FramePlan.of(800, BOTH).sidebarOver()).isFalse();
        FramePlan plan = FramePlan.of(799, BOTH);
        assertThat(plan.sidebarOver()).isTrue();
        assertThat(plan.centreX()).isZero();
        assertThat(plan.centreWidth()).isEqualTo(799);
    }

    @Test
    void whatIsClosedTakesNoRoom() {
        FramePlan plan = FramePlan.of(1440, new FramePlan.Wish(false, 260, false, 484));
        assertThat(plan.centreX()).isZero();
        assertThat(plan.centreWidth()).isEqualTo(1440);
    }

    @Test
    void widthsStayWithinTheirBounds() {
        assertThat(FramePlan.sidebarWidth(10)).isEqualTo(200);
        assertThat(FramePlan.sidebarWidth(999)).isEqualTo(400);
        assertThat(FramePlan.panelWidth(10)).isEqualTo(360);
        assertThat(FramePlan.panelWidth(999)).isEqualTo(640);
    }

    @Test
    void anOpenSideNeverHidesTheWholeWindow() {
        FramePlan plan = FramePlan.of(360, BOTH);
        assertThat(plan.sidebarWidth()).isLessThan(360);
        assertThat(plan.panelWidth()).isLessThan(360);
    }
}
