package dev.parley.app;

import dev.parley.app.chat.ChatConsent;
import dev.parley.app.chat.ChatParts;
import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.fx.FrameExecutor;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.history.HealthViewModel;
import dev.parley.app.history.HistoryViewModel;
import dev.parley.app.notebook.NotebookMemory;
import dev.parley.app.parameters.ParameterMemory;
import dev.parley.app.profiles.ProfilesViewModel;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.History;
import dev.parley.client.store.NotebookStore;
import dev.parley.client.store.ParameterStore;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.transcript.Chat;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The view models of the window and what they work with. Made on the toolkit's thread; nothing here blocks. */
final class WindowModels {
    private final Subscriptions subscriptions = new Subscriptions();
    private final Services services;
    private final History store;
    private final AddedUpstreams added;
    private final EmbeddedGateway gateway;
    private final ProfilesViewModel profiles;
    private final WindowEndpoints endpoints;
    private final ParameterMemory parameters;
    private final NotebookMemory notebook;
    private final ChatViewModel chat;
    private final RecentCaptures captures;
    private final Executor frames;
    private final HistoryViewModel history;
    private final ObservableList<String> fileWarnings = FXCollections.observableArrayList();
    private final HealthViewModel health;
    private List<String> settingsWarnings = List.of();

    /** What the models are made from. */
    record Services(
            History history,
            ProfileStore profiles,
            Supplier<SecretStore> keys,
            ParameterStore parameters,
            AttachmentStore attachments,
            NotebookStore notebook,
            GatewayHome gatewayHome,
            Executor fx,
            Executor background) {}

    WindowModels(Services services) {
        this.services = services;
        store = services.history();
        added = new AddedUpstreams(
                services.gatewayHome().upstreams(),
                services.keys(),
                services.gatewayHome().environment());
        gateway = new EmbeddedGateway(
                EmbeddedGateway.configuration(services.gatewayHome().jobs()),
                added::in,
                services.fx(),
                services.background());
        profiles = new ProfilesViewModel(
                WindowEndpoints.demoProfiles(),
                services.profiles(),
                services.keys(),
                services.fx(),
                services.background());
        ChatConsent consent = new ChatConsent();
        endpoints = new WindowEndpoints(profiles, gateway, services.keys(), consent);
        parameters = new ParameterMemory(services.parameters(), services.background());
        notebook = NotebookMemory.of(services.notebook(), services.background());
        ChatParts parts = ChatParts.of(
                        endpoints, store, services.attachments(), services.fx(), new FrameExecutor(services.fx()))
                .with(new RememberedParameters(parameters));
        captures = parts.captures();
        frames = parts.frames();
        chat = new ChatViewModel(parts, consent);
        history = new HistoryViewModel(
                store,
                chat::update,
                services.fx(),
                Clock.system(ZoneId.systemDefault()),
                chat.activity().running(),
                chat.activity().failed());
        subscriptions.onChange(chat.activity().lastSaved(), this::onSaved);
        health = new HealthViewModel(store, fileWarnings, services.fx(), ZoneId.systemDefault(), this::readAgain);
        subscriptions.onInvalidated(this::showWarnings, profiles.warnings());
        showWarnings();
        new EndpointNews(chat, profiles, subscriptions).start();
    }

    private void onSaved(@Nullable Chat saved) {
        if (saved != null) {
            history.changed(saved);
        }
    }

    /** What lasts as long as the window. */
    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Other chats took the place of those that were read. */
    private void readAgain() {
        history.refresh();
        chat.reload();
    }

    private void showWarnings() {
        List<String> all = new ArrayList<>(profiles.warnings());
        all.addAll(settingsWarnings);
        Stream.of(
                        services.parameters().problem(),
                        services.notebook().problem(),
                        services.gatewayHome().upstreams().problem())
                .filter(Objects::nonNull)
                .forEach(all::add);
        fileWarnings.setAll(all);
    }

    /** What is the matter with the file of the settings. */
    void warnOfSettings(List<String> warnings) {
        settingsWarnings = List.copyOf(warnings);
        showWarnings();
    }

    HealthViewModel health() {
        return health;
    }

    Services services() {
        return services;
    }

    History store() {
        return store;
    }

    EmbeddedGateway gateway() {
        return gateway;
    }

    AddedUpstreams addedUpstreams() {
        return added;
    }

    ProfilesViewModel profiles() {
        return profiles;
    }

    WindowEndpoints endpoints() {
        return endpoints;
    }

    ParameterMemory parameters() {
        return parameters;
    }

    NotebookMemory notebook() {
        return notebook;
    }

    ChatViewModel chat() {
        return chat;
    }

    /** What went over the wire for the newest answers. */
    RecentCaptures captures() {
        return captures;
    }

    /** Runs tasks on the toolkit's thread in the next frame. */
    Executor frames() {
        return frames;
    }

    HistoryViewModel history() {
        return history;
    }

    /** Keeps what was typed and stops listening; on the toolkit's thread. */
    void dispose() {
        chat.dispose();
        history.dispose();
        health.dispose();
        subscriptions.close();
    }

    /** Ends what is on its way and writes what is left; blocks for a few seconds at most, so not on that thread. */
    void close() {
        endpoints.close();
        parameters.close();
        notebook.close();
        store.close();
        gateway.stop();
    }
}
