package dev.parley.gateway;

import dev.parley.gateway.job.JobRules;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that several gateways share.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without a password in it
 * @param user {@code null}: the driver's own
 * @param password {@code null}: none
 */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable Credential password) {

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new GatewayException("The database URL begins with jdbc:postgresql:, and SQLite needs none.");
        }
        if (url.matches("(?i).*[?&](password|sslpassword)=.*")) {
            throw new GatewayException("The database URL has a password in it; name its environment variable instead.");
        }
    }

    JobRules.Database rules() {
        return new JobRules.Database(url, user, password == null ? null : password.reveal());
    }
}
