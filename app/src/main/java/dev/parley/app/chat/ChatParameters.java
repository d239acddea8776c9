package dev.parley.app.chat;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Map;

/** What is set for a chat of its requests' parameters. For the toolkit's thread. */
public interface ChatParameters {
    /** Nothing is set. */
    ChatParameters NONE = new ChatParameters() {
        @Override
        public Map<String, JsonText> of(String chatId, EndpointProfile profile) {
            return Map.of();
        }

        @Override
        public void moved(String oldChatId, String newChatId) {
            // nothing to move
        }

        @Override
        public void temporary(String chatId, boolean now) {
            // nothing to keep to oneself
        }

        @Override
        public void forget(String chatId) {
            // nothing to forget
        }
    };

    /** The parameters of a request of this chat to this endpoint, under the endpoint's names. */
    Map<String, JsonText> of(String chatId, EndpointProfile profile);

    /** The chat has another id from now on. */
    void moved(String oldChatId, String newChatId);

    /** Whether what is set for this chat is to be written nowhere. */
    void temporary(String chatId, boolean now);

    /** There is no such chat any more. */
    void forget(String chatId);
}
