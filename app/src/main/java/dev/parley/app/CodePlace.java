package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.code.CodeSource;
import dev.parley.app.code.CodeViewModel;
import dev.parley.app.code.view.CodeView;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.BlockStyle;
import dev.parley.app.markdown.view.InlineNodes;
import dev.parley.app.shell.PanelTab;
import dev.parley.app.shell.RightPanel;
import dev.parley.app.shell.WindowKeys;
import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.snippet.RequestSketch;
import dev.parley.client.store.StoreException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tab of the code in the right panel, which follows the chat. */
final class CodePlace implements CodeSource, AutoCloseable {
    /** Of attached files in a program that is shown: nobody reads more of it, and it has to be drawn. */
    private static final long MOST_FILE_BYTES = 256 << 10;

    private final Texts texts = Texts.of(CodeViewModel.class);
    private final WindowModels models;
    private final CodeViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable CodeView view;

    CodePlace(WindowModels models, RightPanel panel, InlineNodes inlines) {
        this.models = models;
        WindowModels.Services services = models.services();
        model = new CodeViewModel(this, services.background(), services.fx());
        ChatViewModel chat = models.chat();
        subscriptions.onInvalidated(
                model::changed,
                chat.profile(),
                chat.model(),
                chat.draft(),
                chat.systemPrompt(),
                chat.currentId(),
                chat.editing(),
                chat.attaching().files(),
                chat.running(),
                chat.items(),
                models.parameters().revision(),
                models.gateway().url());
        // Code has no links.
        BlockStyle style = new BlockStyle(inlines, link -> {}, services.background(), services.fx());
        panel.add(PanelTab.CODE, () -> {
            CodeView made = new CodeView(model, style);
            view = made;
            return new RightPanel.Content(made, List.of());
        });
    }

    /** The caret stays where the person writes: the code follows what is written. */
    void bind(WindowKeys keys, RightPanel panel, Runnable backToChat) {
        keys.bind(PanelTab.CODE.key(), () -> {
            panel.toggleTab(PanelTab.CODE);
            if (!panel.isOpen()) {
                backToChat.run();
            }
        });
    }

    @Override
    public @Nullable Asked now() {
        ChatViewModel chat = models.chat();
        EndpointProfile profile = chat.profile().get();
        if (profile == null) {
            return null;
        }
        Supplier<ChatRequest> next = chat.nextRequest();
        if (next == null) {
            ChatRequest sample = new ChatRequest(
                    chat.model().get(),
                    List.of(ChatMessage.user(texts.get("sample"))),
                    models.parameters().request(chat.currentId().get(), profile),
                    true);
            next = () -> sample;
        }
        return new Asked(profile, next);
    }

    @Override
    public RequestSketch sketch(Asked asked) {
        try {
            ChatRequest request = asked.request().get();
            if (fileBytes(request) > MOST_FILE_BYTES) {
                throw new IllegalArgumentException(texts.get("large_files"));
            }
            return models.endpoints().sketch(asked.profile(), request);
        } catch (StoreException lost) {
            throw new IllegalArgumentException(lost.getMessage(), lost);
        }
    }

    private static long fileBytes(ChatRequest request) {
        return request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .mapToLong(part -> part instanceof ContentPart.Attachment file ? file.bytes().length : 0)
                .sum();
    }

    @Override
    public void close() {
        subscriptions.close();
        if (view != null) {
            view.close();
        }
    }
}
