package dev.parley.app;

import dev.parley.app.chat.ChatParameters;
import dev.parley.app.parameters.ParameterMemory;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Map;

/** What the chat sends of what the panel of parameters keeps. */
record RememberedParameters(ParameterMemory memory) implements ChatParameters {
    @Override
    public Map<String, JsonText> of(String chatId, EndpointProfile profile) {
        return memory.request(chatId, profile);
    }

    @Override
    public void moved(String oldChatId, String newChatId) {
        memory.moveChat(oldChatId, newChatId);
    }

    @Override
    public void temporary(String chatId, boolean now) {
        memory.setTemporary(chatId, now);
    }

    @Override
    public void forget(String chatId) {
        memory.forgetChat(chatId);
    }
}
