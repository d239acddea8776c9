package dev.parley.client.transcript;

import org.jspecify.annotations.Nullable;

/**
 * Who was asked, kept with the answer because profiles change.
 *
 * @param profileId the profile's stable id
 * @param profileName its name at that time
 * @param model the model that was asked for, if the protocol has a place for it
 */
public record TurnOrigin(
        String profileId, String profileName, @Nullable String model) {}
