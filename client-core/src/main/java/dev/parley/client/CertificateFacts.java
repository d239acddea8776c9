package dev.parley.client;

import java.time.Instant;

/** A certificate that a server showed, as far as a person needs it to decide. {@code sha256} is colon-separated hex. */
public record CertificateFacts(String subject, String issuer, Instant notBefore, Instant notAfter, String sha256) {}
