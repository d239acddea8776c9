package dev.parley.app.cli;

import dev.parley.client.InferenceClient;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ArchivedFiles;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.gateway.ConfigSource;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the commands need from the rest of the program. */
public interface AppServices {

    /** Opens clients that take their keys from {@code secrets} and ask {@code consent} before a POST leaves again. */
    Connector connector(SecretSource secrets, ResendConsent consent);

    /**
     * Starts the bundled gateway on a free port, with its jobs in memory.
     *
     * @throws dev.parley.gateway.GatewayException if it cannot start
     */
    DemoGateway startDemoGateway();

    /** Runs a gateway until the process is told to end; see {@code GatewayMain.serve}. */
    int serveGateway(ConfigSource source, PrintStream out, Consumer<String> told);

    /**
     * Opens the window and waits until it is closed; {@code false} at once where no display can be opened.
     *
     * @param toOpen what it shows first; a window that is open already takes it over
     */
    boolean openWindow(@Nullable ToOpen toOpen);

    /** The same at the place of the demo, whose chats and settings are apart from the person's own. */
    AppServices demo();

    /**
     * Deletes the chats that are kept here; profiles and settings stay.
     *
     * @return whether it could be done: a window that is open has the chats, and deletes them when it is closed
     */
    boolean forgetChats();

    /** The profiles that the person saved. */
    List<EndpointProfile> savedProfiles();

    /** What a person should know about the file of the saved profiles, one sentence each; empty if all is well. */
    List<String> savedProfileWarnings();

    /** The saved profiles, to change them. */
    ProfileStore profileStore();

    /** Where keys are kept; may throw {@code SecretStoreException}. */
    SecretStore secretStore();

    /** The chats, which the caller closes. Whatever is wrong with them, there is a history, and it says so. */
    History openHistory();

    /** What helps to find a fault, as a ZIP file without keys and chats. Blocks. */
    byte[] diagnostics();

    /** A chat as a page of HTML that needs nothing else. */
    String html(ArchivedChat chat, boolean reasoning);

    /** The bytes of the files that go with messages. */
    ArchivedFiles attachedFiles();

    /** A chat as a PDF; a failure to lay it out is an {@link java.io.UncheckedIOException}. */
    byte[] pdf(ArchivedChat chat, boolean reasoning);

    /** The keys of the saved profiles; may throw {@code SecretStoreException}. */
    SecretSource savedSecrets();

    /** Where {@code parley gateway} keeps its jobs unless it is told otherwise. */
    Path gatewayDataFolder();

    /** The variables of the process. */
    Map<String, String> environment();

    /** The version of this build, such as {@code 0.1.0}. */
    String version();

    /** Opens clients; closing it ends what they still have open. */
    interface Connector extends AutoCloseable {
        /**
         * A client of an endpoint.
         *
         * @throws IllegalArgumentException if the profile is not valid; the message is a sentence
         */
        InferenceClient connect(EndpointProfile profile);

        @Override
        void close();
    }

    /** The bundled gateway while it runs. */
    interface DemoGateway extends AutoCloseable {
        /** Without a slash at the end. */
        URI url();

        Secret token();

        @Override
        void close();
    }
}
