package dev.parley.client.transcript;

import dev.parley.client.TokenPrices;
import org.jspecify.annotations.Nullable;

/**
 * Who was asked, kept with the answer because profiles change.
 *
 * @param profileId the profile's stable id
 * @param profileName its name at that time
 * @param model the model that was asked for, if the protocol has a place for it
 * @param prices what the profile said that tokens cost at that time; {@code null}: nothing
 */
public record TurnOrigin(
        String profileId,
        String profileName,
        @Nullable String model,
        @Nullable TokenPrices prices) {

    public TurnOrigin(String profileId, String profileName, @Nullable String model) {
        this(profileId, profileName, model, null);
    }
}
