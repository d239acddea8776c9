package dev.parley.client.snippet;

/** Recognises what a person pasted: a curl command, a HAR file, an OpenAPI document or a link to a profile. */
public final class RequestImport {
    private RequestImport() {}

    /** Reads it as what it is; refused with the words of the kind that it looks like. */
    public static ImportResult read(String text) {
        String begin = text.stripLeading();
        if (ProfileLink.looksLike(begin)) {
            return ProfileLink.read(begin);
        }
        boolean json = begin.startsWith("{");
        if (!json && looksLikeShell(begin)) {
            return CurlImport.read(text);
        }
        return json && begin.contains("\"log\"") && begin.contains("\"entries\"")
                ? HarImport.read(text)
                : OpenApiImport.read(text);
    }

    private static boolean looksLikeShell(String begin) {
        return begin.startsWith("curl")
                || begin.startsWith("$")
                || begin.contains("curl ")
                || begin.contains("curl.exe ");
    }
}
