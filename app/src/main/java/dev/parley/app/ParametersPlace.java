package dev.parley.app;

import dev.parley.app.parameters.ParametersViewModel;
import dev.parley.app.parameters.view.ParametersView;
import dev.parley.app.shell.PanelTab;
import dev.parley.app.shell.RightPanel;
import dev.parley.app.shell.WindowKeys;
import org.jspecify.annotations.Nullable;

/** The tab of the parameters in the right panel. */
final class ParametersPlace implements AutoCloseable {
    private final ParametersViewModel model;
    private @Nullable ParametersView view;

    ParametersPlace(WindowModels models, RightPanel panel) {
        model = new ParametersViewModel(
                models.parameters(), models.chat().currentId(), models.chat().profile());
        panel.add(PanelTab.PARAMETERS, () -> {
            ParametersView made = new ParametersView(model);
            view = made;
            return new RightPanel.Content(made, made.actions());
        });
        panel.count(PanelTab.PARAMETERS, model.count());
    }

    /** The key that opens the panel goes on to its first field. */
    void bind(WindowKeys keys, RightPanel panel, Runnable backToChat) {
        keys.bind(PanelTab.PARAMETERS.key(), () -> {
            panel.toggleTab(PanelTab.PARAMETERS);
            ParametersView shown = view;
            if (shown != null && shown.getScene() != null && panel.isOpen()) {
                shown.focusFirst();
            } else {
                backToChat.run();
            }
        });
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
        }
        model.close();
    }
}
