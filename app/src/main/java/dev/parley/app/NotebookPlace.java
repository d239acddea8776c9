package dev.parley.app;

import dev.parley.app.notebook.NotebookEndpoints;
import dev.parley.app.notebook.NotebookPage;
import dev.parley.app.notebook.NotebookViewModel;
import dev.parley.app.parameters.ParametersViewModel;
import dev.parley.app.parameters.view.ParametersView;
import dev.parley.app.shell.WindowFrame;
import dev.parley.client.InferenceClient;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The page of the notebook in the window. */
final class NotebookPlace implements AutoCloseable {
    /** What is set for the notebook is kept as if it were a chat of this id. */
    private static final String PARAMETERS = "notebook";

    private final WindowModels models;
    private final WindowFrame frame;
    private final Runnable leave;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private @Nullable Made made;

    private record Made(
            NotebookViewModel model,
            ParametersViewModel parameters,
            ParametersView parametersView,
            NotebookPage page) {}

    /** {@code leave} closes the page. */
    NotebookPlace(WindowModels models, WindowFrame frame, Runnable leave) {
        this.models = models;
        this.frame = frame;
        this.leave = leave;
    }

    /** Whether the page is shown. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Made at the first need, as it was left afterwards. */
    void show() {
        Made shown = made;
        if (shown == null) {
            shown = make();
            made = shown;
        }
        frame.closeOver();
        frame.showPage(shown.page());
        shown.page().focusFirst();
    }

    private Made make() {
        WindowModels.Services services = models.services();
        EndpointProfile preferred = models.chat().profile().get();
        NotebookViewModel model = new NotebookViewModel(
                new NotebookViewModel.Parts(
                        new Endpoints(),
                        models.notebook(),
                        models.frames(),
                        services.fx(),
                        services.background(),
                        System::nanoTime),
                preferred == null ? null : preferred.id());
        ParametersViewModel parameters = new ParametersViewModel(
                models.parameters(), new ReadOnlyStringWrapper(PARAMETERS).getReadOnlyProperty(), model.profile());
        ParametersView view = new ParametersView(parameters);
        NotebookPage page = new NotebookPage(model, view, leave);
        page.sceneProperty().addListener((source, before, now) -> open.set(now != null));
        return new Made(model, parameters, view, page);
    }

    @Override
    public void close() {
        Made shown = made;
        if (shown != null) {
            shown.page().dispose();
            shown.parametersView().close();
            shown.parameters().close();
            shown.model().dispose();
        }
    }

    private final class Endpoints implements NotebookEndpoints {
        @Override
        public ObservableList<EndpointProfile> profiles() {
            return models.endpoints().profiles();
        }

        @Override
        public InferenceClient connect(EndpointProfile profile) {
            return models.endpoints().connect(profile);
        }

        @Override
        public List<String> models(EndpointProfile profile) {
            return models.endpoints().models(profile);
        }

        @Override
        public Map<String, JsonText> parameters(EndpointProfile profile) {
            return models.parameters().request(PARAMETERS, profile);
        }
    }
}
