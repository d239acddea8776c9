package dev.parley.app.chat;

/** Kinds of faults of a turn that no server took part in, beside those of {@code InferenceError.textKey()}. */
final class LocalFaults {
    /** The profile is not valid, or the request cannot be said in its protocol. */
    static final String PROFILE = "profile_invalid";
    /** The key store did not give the key. */
    static final String KEY_STORE = "key_store";
    /** The bundled gateway did not start. */
    static final String GATEWAY = "gateway";
    /** The bytes of an attached file are lost. */
    static final String ATTACHMENT = "attachment_lost";
    /** The profile was deleted. */
    static final String PROFILE_GONE = "profile_gone";

    private LocalFaults() {}
}
