package dev.parley.app.parameters;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.parameter.Parameter;
import dev.parley.client.parameter.ParameterSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The parameters of the chat on the screen, as fields of its endpoint's protocol. For the toolkit's thread. */
public final class ParametersViewModel implements AutoCloseable {
    private final Texts texts = Texts.of(ParametersViewModel.class);
    private final ParameterMemory memory;
    private final ObservableValue<String> chat;
    private final ObservableValue<? extends @Nullable EndpointProfile> profile;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObservableList<ParameterField> fields = FXCollections.observableArrayList();
    private final ObservableList<ParameterField> shownFields = FXCollections.unmodifiableObservableList(fields);
    private final ObservableList<String> presets = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count", 0);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyBooleanWrapper own = new ReadOnlyBooleanWrapper(this, "own", false);
    private String shownChat = "";

    /** {@code chat}: the id of the one on the screen; {@code profile}: where its next message goes. */
    public ParametersViewModel(
            ParameterMemory memory,
            ObservableValue<String> chat,
            ObservableValue<? extends @Nullable EndpointProfile> profile) {
        this.memory = memory;
        this.chat = chat;
        this.profile = profile;
        subscriptions.onInvalidated(this::refresh, chat, profile, memory.revision());
        refresh();
    }

    /** In the order of the protocol; empty without an endpoint. */
    public ObservableList<ParameterField> fields() {
        return shownFields;
    }

    /** The fields of JSON among them as one choice, to be closed by who asks; empty if the endpoint takes no schema. */
    public Optional<ResponseFormat> format() {
        return ResponseFormat.of(fields, texts);
    }

    /** How many are sent. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** The same in words, and whose they are. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** Whether the chat has values of its own, so that there is something to reset. */
    public ReadOnlyBooleanProperty own() {
        return own.getReadOnlyProperty();
    }

    public ObservableList<String> presets() {
        return presets;
    }

    /** The chat has what is set for its endpoint again, which most often is nothing. */
    public void resetAll() {
        fields.forEach(field -> field.load(null, true));
        memory.setChat(chat.getValue(), null);
        refresh();
    }

    /** What is set here is what new chats with this endpoint begin with. */
    public void keepForEndpoint() {
        EndpointProfile to = profile.getValue();
        if (to != null) {
            memory.setProfile(to.id(), values());
            memory.setChat(chat.getValue(), null);
        }
    }

    /** Keeps what is set under a name; another preset of that name is replaced. Does nothing with a blank name. */
    public void savePreset(String name) {
        if (!name.isBlank()) {
            memory.setPreset(name.strip(), values());
        }
    }

    /** The chat has what is kept under this name, and nothing else. */
    public void applyPreset(String name) {
        memory.setChat(chat.getValue(), memory.preset(name));
    }

    public void deletePreset(String name) {
        memory.setPreset(name, null);
    }

    private Map<String, JsonText> values() {
        EndpointProfile to = profile.getValue();
        return memory.values(chat.getValue(), to == null ? null : to.id());
    }

    private void refresh() {
        EndpointProfile to = profile.getValue();
        List<Parameter> wanted = to == null ? List.of() : ParameterSchema.of(to).parameters();
        if (!wanted.equals(fields.stream().map(ParameterField::parameter).toList())) {
            fields.setAll(wanted.stream()
                    .map(parameter -> new ParameterField(parameter, texts, this::changed))
                    .toList());
        }
        boolean otherChat = !Objects.equals(shownChat, chat.getValue());
        shownChat = chat.getValue();
        Map<String, JsonText> values = values();
        fields.forEach(field -> field.load(values.get(field.parameter().name()), otherChat));
        if (!presets.equals(memory.presets())) {
            presets.setAll(memory.presets());
        }
        own.set(memory.hasOwn(chat.getValue()));
        count.set((int) fields.stream().filter(field -> field.set().get()).count());
        summary.set(words(to));
    }

    private String words(@Nullable EndpointProfile to) {
        if (to == null) {
            return texts.get("summary.no_endpoint");
        }
        if (count.get() == 0) {
            return texts.get("summary.none");
        }
        return own.get()
                ? texts.get("summary.chat", count.get())
                : texts.get("summary.endpoint", count.get(), to.name());
    }

    private void changed(Parameter parameter, @Nullable JsonText value) {
        Map<String, JsonText> now = new LinkedHashMap<>(values());
        if (value == null) {
            now.remove(parameter.name());
        } else {
            now.put(parameter.name(), value);
        }
        EndpointProfile to = profile.getValue();
        boolean asEndpoint = now.equals(memory.profile(to == null ? null : to.id()));
        memory.setChat(chat.getValue(), asEndpoint ? null : now);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
