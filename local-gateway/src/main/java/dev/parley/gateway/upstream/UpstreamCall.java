package dev.parley.gateway.upstream;

/** A call under way. */
@FunctionalInterface
public interface UpstreamCall {

    /** Aborts it on its event loop: the reply hears nothing more. Harmless once the call has ended. */
    void cancel();
}
