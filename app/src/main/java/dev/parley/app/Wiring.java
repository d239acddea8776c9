package dev.parley.app;

import dev.parley.app.cli.AppServices;
import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.cli.ToOpen;
import dev.parley.app.export.ChatFiles;
import dev.parley.app.export.ChatHtml;
import dev.parley.app.export.ChatPdf;
import dev.parley.app.fx.ToolkitStart;
import dev.parley.client.InferenceClient;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ArchivedFiles;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.DataFolders;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.NotebookStore;
import dev.parley.client.store.ParameterStore;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStores;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.store.StagedChange;
import dev.parley.client.store.UpstreamStore;
import dev.parley.gateway.ConfigSource;
import dev.parley.gateway.Gateway;
import dev.parley.gateway.GatewayConfig;
import dev.parley.gateway.GatewayMain;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The composition root: the one place that makes the parts of the program and joins them. */
final class Wiring implements AppServices {
    private static final String PROFILES = "profiles.json";
    private static final String PASSPHRASE = "PARLEY_PASSPHRASE";

    private final Map<String, String> environment;
    private final AppFolders folders;
    private final ToolkitStart toolkit;
    private @Nullable ProfileStore profiles;
    private @Nullable SecretStore secrets;

    private Wiring(Map<String, String> environment, AppFolders folders, ToolkitStart toolkit) {
        this.environment = Map.copyOf(environment);
        this.toolkit = toolkit;
        this.folders = folders;
    }

    /** Everything for this process, with a toolkit that may have begun. */
    static Wiring ofProcess(ToolkitStart toolkit) {
        return of(System.getenv(), toolkit);
    }

    /** The same for these variables. */
    static Wiring of(Map<String, String> environment) {
        return of(environment, new ToolkitStart());
    }

    private static Wiring of(Map<String, String> environment, ToolkitStart toolkit) {
        AppFolders folders = AppFolders.of(environment, System.getProperty("os.name", ""));
        return new Wiring(environment, folders, toolkit);
    }

    @Override
    public Connector connector(SecretSource secrets, ResendConsent consent) {
        EndpointConnector connector = EndpointConnector.builder()
                .secrets(secrets)
                .resendConsent(consent)
                .network(() -> SettingsStore.peek(settingsFile()).network())
                .build();
        return new Connector() {
            @Override
            public InferenceClient connect(EndpointProfile profile) {
                return connector.connect(profile);
            }

            @Override
            public void close() {
                connector.close();
            }
        };
    }

    @Override
    public DemoGateway startDemoGateway() {
        Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build());
        return new DemoGateway() {
            @Override
            public URI url() {
                return gateway.url();
            }

            @Override
            public Secret token() {
                return Secret.of(gateway.token());
            }

            @Override
            public void close() {
                gateway.close();
            }
        };
    }

    @Override
    public int serveGateway(ConfigSource source, PrintStream out, Consumer<String> told) {
        return GatewayMain.serve(source, out, told);
    }

    @Override
    public boolean openWindow(@Nullable ToOpen toOpen) {
        AppData.change(dataFolders());
        return WindowStart.run(
                new WindowServices() {
                    @Override
                    public SettingsStore settings() {
                        return SettingsStore.open(settingsFile());
                    }

                    @Override
                    public DataFolders folders() {
                        return dataFolders();
                    }

                    @Override
                    public String version() {
                        return Wiring.this.version();
                    }

                    @Override
                    public WindowModels.Services models(Executor fx) {
                        return new WindowModels.Services(
                                Histories.open(folders.data()),
                                profiles(),
                                Wiring.this::secretStore,
                                ParameterStore.open(folders.config().resolve("parameters.json")),
                                attachments(),
                                NotebookStore.open(folders.data().resolve("notebook.json")),
                                new GatewayHome(
                                        folders.data().resolve("window-gateway"),
                                        UpstreamStore.open(folders.config().resolve("gateway.json")),
                                        environment::get),
                                fx,
                                task -> Thread.ofVirtual().name("window").start(task));
                    }
                },
                toolkit,
                folders.data(),
                toOpen);
    }

    /** It begins with the demo model chosen; what is chosen later is kept. */
    @Override
    public AppServices demo() {
        Wiring demo = new Wiring(environment, folders.forDemo(), toolkit);
        if (Files.notExists(demo.settingsFile())) {
            SettingsStore settings = SettingsStore.open(demo.settingsFile());
            settings.save(settings.current().withLast(DemoProfiles.DIRECT.id(), null));
        }
        return demo;
    }

    @Override
    public boolean forgetChats() {
        StagedChange.wipe(dataFolders(), StagedChange.Scope.CHATS);
        return StagedChange.apply(dataFolders());
    }

    private Path settingsFile() {
        return folders.config().resolve("settings.json");
    }

    private DataFolders dataFolders() {
        return new DataFolders(folders.config(), folders.data(), folders.state());
    }

    @Override
    public byte[] diagnostics() {
        try (History history = openHistory()) {
            int chats = history.chats().join().size();
            return new Diagnostics(version(), dataFolders())
                    .withProfiles(savedProfiles())
                    .withUpstreams(UpstreamStore.open(folders.config().resolve("gateway.json"))
                            .list())
                    .withHistory(history.health(), chats)
                    .bundle();
        }
    }

    @Override
    public List<EndpointProfile> savedProfiles() {
        return profiles().list();
    }

    @Override
    public List<String> savedProfileWarnings() {
        return profiles().warnings();
    }

    @Override
    public ProfileStore profileStore() {
        return profiles();
    }

    @Override
    public History openHistory() {
        return Histories.open(folders.data());
    }

    @Override
    public String html(ArchivedChat chat, boolean reasoning) {
        return ChatHtml.of(chat, reasoning, ZoneId.systemDefault(), attachedFiles());
    }

    @Override
    public ArchivedFiles attachedFiles() {
        return ChatFiles.bytesIn(attachments());
    }

    private AttachmentStore attachments() {
        return AttachmentStore.open(folders.data().resolve("attachments"));
    }

    @Override
    public byte[] pdf(ArchivedChat chat, boolean reasoning) {
        try {
            return ChatPdf.of(chat, reasoning, ZoneId.systemDefault(), attachedFiles(), () -> false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized ProfileStore profiles() {
        if (profiles == null) {
            profiles = ProfileStore.open(folders.config().resolve(PROFILES));
        }
        return profiles;
    }

    @Override
    public SecretSource savedSecrets() {
        return ref -> secretStore().find(ref);
    }

    /** Opened at the first key that is wanted: a key ring takes its time, and may ask its person. */
    @Override
    public synchronized SecretStore secretStore() {
        if (secrets == null) {
            secrets = SecretStores.open(folders.config().resolve(DataFolders.KEYS), environment.get(PASSPHRASE));
        }
        return secrets;
    }

    @Override
    public Path gatewayDataFolder() {
        return folders.data().resolve("gateway");
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String version() {
        String version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "(unpacked)" : version;
    }
}
