package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.StreamRule;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * One profile in the editor. It is checked as it is typed; a problem is shown once its field was left, and all of them
 * once somebody saves. For the toolkit's thread.
 */
public final class ProfileEditorViewModel {
    private final ProfilesViewModel profiles;
    private final @Nullable EndpointProfile original;
    private final String id;
    private final boolean isNew;
    private final Texts texts = Texts.of(ProfileEditorViewModel.class);
    private final ProbeViewModel probe;
    private final TemplatePreview preview;
    private final ReadOnlyObjectWrapper<Set<EditorPart>> parts = new ReadOnlyObjectWrapper<>(Set.of());
    private final Map<DraftField, StringProperty> fields = new EnumMap<>(DraftField.class);
    private final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>();
    private final ObjectProperty<Delivery> delivery = new SimpleObjectProperty<>();
    private final ObjectProperty<AuthScheme> authScheme = new SimpleObjectProperty<>();
    private final ObjectProperty<ResendPolicy> resend = new SimpleObjectProperty<>();
    private final ObjectProperty<StreamRule> streamRule = new SimpleObjectProperty<>();
    private final ObjectProperty<JobUpdates> jobUpdates = new SimpleObjectProperty<>();
    private final BooleanProperty plainHttpConsent = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper consentNeeded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<String> failure = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> requestLine = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> host = new ReadOnlyObjectWrapper<>("");
    private final Map<DraftField, ReadOnlyObjectWrapper<String>> shown = new EnumMap<>(DraftField.class);
    private final ReadOnlyObjectWrapper<@Nullable Runnable> undo = new ReadOnlyObjectWrapper<>();
    private final Set<DraftField> left = EnumSet.noneOf(DraftField.class);
    private final KeyEdit key;
    private final NetworkSecrets networkSecrets;
    private final DraftSecrets secrets;
    private ProfileDraft saved;
    private DraftCheck.Result check = new DraftCheck.Result(null, Map.of());
    private Consumer<EndpointProfile> onSaved = profile -> {};
    private boolean filling;
    /** What is saved of the profile's network settings. */
    private NetworkSettings network;
    /** The origin that the person agreed to send the key to unprotected; empty without a yes. */
    private String consentedOrigin = "";

    /** Edits {@code profile}; {@code null} makes a new one. */
    ProfileEditorViewModel(
            ProfilesViewModel profiles,
            @Nullable EndpointProfile profile,
            ProbeViewModel probe,
            TemplatePreview preview) {
        this.profiles = profiles;
        this.probe = probe;
        this.preview = preview;
        probe.onStatus(preview::tested);
        preview.tested(probe.status().get());
        this.isNew = profile == null;
        this.id = profile == null ? ProfilesViewModel.newId() : profile.id();
        this.original = profile;
        this.saved = profile == null ? ProfileDraft.empty() : ProfileDraft.of(profile);
        this.network = profile == null ? NetworkSettings.DEFAULT : profile.network();
        this.key = KeyEdit.key(profile != null && profile.secret() != null, this::changed);
        this.networkSecrets = new NetworkSecrets(profile, this::changed);
        this.secrets = new DraftSecrets(key, networkSecrets);
        InvalidationListener listener = source -> changed();
        for (DraftField field : DraftField.values()) {
            shown.put(field, new ReadOnlyObjectWrapper<>(""));
            if (field.isText()) {
                StringProperty text = new SimpleStringProperty("");
                text.addListener(listener);
                fields.put(field, text);
            }
        }
        protocol.addListener((property, before, now) -> reached(before, delivery.get(), now, delivery.get()));
        delivery.addListener((property, before, now) -> reached(protocol.get(), before, protocol.get(), now));
        authScheme.addListener(listener);
        resend.addListener(listener);
        streamRule.addListener(listener);
        jobUpdates.addListener(listener);
        plainHttpConsent.addListener((property, before, agreed) -> {
            consentedOrigin = agreed ? origin(url(draft())) : "";
            changed();
        });
        fill(saved, network.keyOverPlainHttp());
    }

    /** The id that the profile has, or will have. */
    public String id() {
        return id;
    }

    public boolean isNew() {
        return isNew;
    }

    /** Belongs to the bundled demo: it can be looked at and tested. */
    public boolean isBuiltIn() {
        return profiles.isBuiltIn(id);
    }

    public @Nullable EndpointProfile original() {
        return original;
    }

    /**
     * What stands in a field.
     *
     * @throws IllegalArgumentException for a field that is no text
     */
    public StringProperty text(DraftField field) {
        StringProperty text = fields.get(field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return text;
    }

    public ObjectProperty<Protocol> protocol() {
        return protocol;
    }

    public ObjectProperty<Delivery> delivery() {
        return delivery;
    }

    public ObjectProperty<AuthScheme> authScheme() {
        return authScheme;
    }

    public ObjectProperty<ResendPolicy> resend() {
        return resend;
    }

    public ObjectProperty<StreamRule> streamRule() {
        return streamRule;
    }

    /** How a job is followed, where the delivery leaves the choice. */
    public ObjectProperty<JobUpdates> jobUpdates() {
        return jobUpdates;
    }

    public KeyEdit key() {
        return key;
    }

    /** The login of the proxy and the password of the client certificate. */
    public NetworkSecrets networkSecrets() {
        return networkSecrets;
    }

    /** Whether the person wants the key to travel unprotected to the host that stands there; no unless they say so. */
    public BooleanProperty plainHttpConsent() {
        return plainHttpConsent;
    }

    /** Whether {@link #plainHttpConsent} is asked for. */
    public ReadOnlyBooleanProperty consentNeeded() {
        return consentNeeded.getReadOnlyProperty();
    }

    /** Where the request goes, as {@code POST {base}/v1/chat/completions}. */
    public ReadOnlyObjectProperty<String> requestLine() {
        return requestLine.getReadOnlyProperty();
    }

    /** The host that the key is bound to; empty while there is none. */
    public ReadOnlyObjectProperty<String> host() {
        return host.getReadOnlyProperty();
    }

    /** What is wrong with a field and may be said by now; empty if nothing is. */
    public ReadOnlyObjectProperty<String> problem(DraftField field) {
        return problemOf(field).getReadOnlyProperty();
    }

    private ReadOnlyObjectWrapper<String> problemOf(DraftField field) {
        return shown.computeIfAbsent(field, _ -> new ReadOnlyObjectWrapper<>(""));
    }

    /** Whether there is anything that Save would change. */
    public ReadOnlyBooleanProperty dirty() {
        return dirty.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /** Why the latest save failed; empty if it did not. */
    public ReadOnlyObjectProperty<String> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Brings back what was discarded last; {@code null}: nothing was. */
    public ReadOnlyObjectProperty<@Nullable Runnable> undo() {
        return undo.getReadOnlyProperty();
    }

    public ProbeViewModel probe() {
        return probe;
    }

    /** What a template sends and takes. */
    public TemplatePreview preview() {
        return preview;
    }

    /** The parts that protocol and delivery have a use for. */
    public ReadOnlyObjectProperty<Set<EditorPart>> parts() {
        return parts.getReadOnlyProperty();
    }

    void onSaved(Consumer<EndpointProfile> listener) {
        onSaved = listener;
    }

    /** The focus left the field: from now on its problem is shown. */
    public void leave(DraftField field) {
        if (field == DraftField.BASE_URL) {
            splitUrl();
        }
        left.add(field);
        // What is wrong with a secret may come from where it goes.
        if (field == DraftField.PROXY) {
            left.add(DraftField.PROXY_LOGIN);
        } else if (field == DraftField.CERTIFICATE || field == DraftField.CERTIFICATE_KEY) {
            left.add(DraftField.CERTIFICATE_PASSWORD);
        }
        showProblems();
    }

    private void splitUrl() {
        PastedUrl.split(text(DraftField.BASE_URL).get(), delivery.get()).ifPresent(parts -> {
            ProfileDraft draft = draft();
            fill(
                    draft.with(parts.protocol(), parts.delivery())
                            .with(DraftField.BASE_URL, parts.baseUrl())
                            .with(DraftField.PATH, parts.path()),
                    plainHttpConsent.get());
        });
    }

    /** What stands in the editor now. */
    ProfileDraft draft() {
        Map<DraftField, String> now = new EnumMap<>(DraftField.class);
        fields.forEach((field, text) -> now.put(field, text.getValueSafe()));
        return new ProfileDraft(
                now,
                protocol.get(),
                delivery.get(),
                authScheme.get(),
                resend.get(),
                streamRule.get(),
                jobUpdates.get());
    }

    private void fill(ProfileDraft draft, boolean consent) {
        filling = true;
        plainHttpConsent.set(consent);
        fields.forEach((field, text) -> text.set(draft.text(field)));
        protocol.set(draft.protocol());
        delivery.set(draft.delivery());
        authScheme.set(draft.authScheme());
        resend.set(draft.resend());
        streamRule.set(draft.streamRule());
        jobUpdates.set(draft.jobUpdates());
        consentedOrigin = consent ? origin(url(draft)) : "";
        filling = false;
        changed();
    }

    /** A key that travelled as protocol and delivery want it goes on doing so. */
    private void reached(Protocol before, Delivery deliveryBefore, Protocol now, Delivery deliveryNow) {
        if (!filling) {
            authScheme.set(ProfileDraft.followed(authScheme.get(), before, deliveryBefore, now, deliveryNow));
            changed();
        }
    }

    private void changed() {
        if (filling) {
            return;
        }
        ProfileDraft draft = draft();
        if (plainHttpConsent.get() && !consentedOrigin.equals(origin(url(draft)))) {
            plainHttpConsent.set(false); // which comes back here
            return;
        }
        recheck(draft);
        boolean different = !draft.isSameAs(saved)
                || secrets.isChanged()
                || (consentNeeded.get() && plainHttpConsent.get() != network.keyOverPlainHttp());
        dirty.set(different);
        if (different) {
            undo.set(null);
        }
        requestLine.set(RequestLine.of(draft));
        parts.set(EditorPart.of(draft));
        preview.update(id, draft);
        failure.set("");
        showProblems();
    }

    private void recheck(ProfileDraft draft) {
        URI url = url(draft);
        host.set(url == null || url.getHost() == null ? "" : url.getHost());
        SecretRef secret = secretAfterSave(url);
        consentNeeded.set(
                url != null && secret != null && secret.origin().equals(origin(url)) && KeyExposure.isUnprotected(url));
        boolean consent = consentNeeded.get() && plainHttpConsent.get();
        DraftCheck.Result result = DraftCheck.check(texts, draft, id, secret, network.withKeyOverPlainHttp(consent));
        Map<DraftField, String> problems = new EnumMap<>(DraftField.class);
        problems.putAll(result.problems());
        if (key.isUnusable()) {
            problems.put(DraftField.KEY, texts.get("problem.key"));
        } else if (consentNeeded.get() && !plainHttpConsent.get()) {
            problems.put(DraftField.KEY, texts.get("problem.plain_http", host.get()));
        }
        networkSecrets.check(texts, draft::text, network, problems::putIfAbsent);
        check = new DraftCheck.Result(problems.isEmpty() ? result.profile() : null, problems);
    }

    private @Nullable SecretRef secretAfterSave(@Nullable URI url) {
        if (key.typed() != null && url != null && url.getHost() != null) {
            return new SecretRef(id, EndpointProfile.origin(url));
        }
        return key.willExist() && original != null ? original.secret() : null;
    }

    private static String origin(@Nullable URI url) {
        return url == null || url.getHost() == null ? "" : EndpointProfile.origin(url);
    }

    private static @Nullable URI url(ProfileDraft draft) {
        try {
            return URI.create(draft.text(DraftField.BASE_URL).strip());
        } catch (IllegalArgumentException notYet) {
            return null;
        }
    }

    private void showProblems() {
        for (DraftField field : DraftField.values()) {
            String problem = check.problems().get(field);
            problemOf(field).set(problem != null && left.contains(field) ? problem : "");
        }
    }

    /** Sends one real request with what stands in the editor, unless something is wrong with it. */
    public void test() {
        EndpointProfile profile = isBuiltIn() ? original : check.profile();
        if (profile == null) {
            showAll();
        } else {
            EndpointProfile bound = secrets.applied(profile);
            probe.start(bound, secrets.typed(bound), profiles);
        }
    }

    /** Saves, or shows what is wrong. */
    public void save() {
        EndpointProfile profile = check.profile();
        if (saving.get() || isBuiltIn()) {
            return;
        }
        if (profile == null) {
            showAll();
            return;
        }
        saving.set(true);
        failure.set("");
        profiles.save(profile, secrets.changes()).whenComplete((done, fault) -> {
            saving.set(false);
            if (fault == null) {
                saved = ProfileDraft.of(done);
                network = done.network();
                dirty.set(false);
                onSaved.accept(done);
            } else {
                failure.set(Faults.sentence(texts, fault));
            }
        });
    }

    /** The first field with a problem, for the focus; {@code null} if there is none. */
    public @Nullable DraftField firstProblem() {
        for (DraftField field : DraftField.values()) {
            if (check.problems().containsKey(field)) {
                return field;
            }
        }
        return null;
    }

    private void showAll() {
        left.addAll(EnumSet.allOf(DraftField.class));
        showProblems();
    }

    /** Goes back to what is saved; {@link #undo} brings the changes back, except secrets that were typed. */
    public void discard() {
        if (!dirty.get()) {
            return;
        }
        ProfileDraft given = draft();
        left.clear();
        secrets.restore();
        fill(saved, network.keyOverPlainHttp());
        undo.set(() -> {
            undo.set(null);
            fill(given, false);
        });
    }

    /** Begins with other values; {@link #undo} brings back what stood there. The key, if there is one, is as if typed. */
    void begin(ProfileDraft draft, @Nullable Secret givenKey) {
        ProfileDraft given = draft();
        boolean before = dirty.get();
        fill(draft, false);
        if (givenKey != null) {
            key.take(givenKey);
        }
        if (before) {
            undo.set(() -> {
                undo.set(null);
                secrets.restore();
                fill(given, false);
            });
        }
    }

    @Override
    public String toString() {
        return "ProfileEditorViewModel[" + draft() + ", " + key + ", " + networkSecrets + "]";
    }
}
