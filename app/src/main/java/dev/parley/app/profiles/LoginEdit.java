package dev.parley.app.profiles;

import dev.parley.client.endpoint.ProxyText;

/** The two fields of a proxy's login, which is kept as one secret. For the toolkit's thread. */
public final class LoginEdit {
    private final KeyEdit secret;
    private String problem = "";

    LoginEdit(boolean stored, Runnable onChange) {
        this.secret = KeyEdit.password(stored, onChange);
    }

    /** What saving would do to it. */
    public KeyEdit secret() {
        return secret;
    }

    /** Takes what stands in the fields; nothing in both is no login. */
    public void type(CharSequence user, CharSequence password) {
        problem = "";
        if (user.toString().isBlank() && password.isEmpty()) {
            secret.typed(null, false);
            return;
        }
        try {
            secret.typed(ProxyText.login(user, password), false);
        } catch (IllegalArgumentException e) {
            problem = String.valueOf(e.getMessage());
            secret.typed(null, true);
        }
    }

    /** Why what was typed is no login, as a sentence without it; empty if it is one. */
    String problem() {
        return secret.isUnusable() ? problem : "";
    }

    @Override
    public String toString() {
        return "LoginEdit[" + secret + "]";
    }
}
