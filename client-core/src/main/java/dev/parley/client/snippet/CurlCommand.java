package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the words of a curl command. No file that it names is opened. */
final class CurlCommand {
    private final @Nullable String input;
    private final Notes notes;
    private final List<PlainRequest.Line> headers = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private final ObjectNode form = Trees.MAPPER.createObjectNode();
    private boolean hasData;
    private boolean hasForm;
    private boolean inQuery;
    private @Nullable String method;
    private @Nullable String url;

    private CurlCommand(@Nullable String input, Notes notes) {
        this.input = input;
        this.notes = notes;
    }

    /** @param words the first of them is curl */
    static PlainRequest read(List<String> words, @Nullable String input, Notes notes) throws ImportRefusal {
        CurlCommand command = new CurlCommand(input, notes);
        command.read(words);
        return command.request();
    }

    private void read(List<String> words) throws ImportRefusal {
        boolean options = true;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : null;
            if (word.equals("--next") || word.equals("-:")) {
                notes.add("Only the first request of the command was taken over.");
                return;
            } else if (options && word.equals("--")) {
                options = false;
            } else if (options && word.startsWith("--")) {
                String name = word.substring(2);
                if (CurlOption.takesValue(name)) {
                    apply(name, value(next));
                    i++;
                } else {
                    flag(name);
                }
            } else if (options && word.startsWith("-") && word.length() > 1) {
                i += letters(word, next);
            } else {
                address(word);
            }
        }
    }

    /** Several letters in one word, the last of which may take the rest as its value, or the next word. How many it took. */
    private int letters(String word, @Nullable String next) throws ImportRefusal {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            String name = CurlOption.ofLetter(letter);
            if (CurlOption.takesValue(letter)) {
                boolean attached = i + 1 < word.length();
                apply(name, attached ? word.substring(i + 1) : value(next));
                return attached ? 0 : 1;
            }
            flag(name);
        }
        return 0;
    }

    private static String value(@Nullable String next) throws ImportRefusal {
        if (next == null) {
            throw new ImportRefusal("The last option of the command has no value.");
        }
        return next;
    }

    private void flag(String name) throws ImportRefusal {
        switch (name) {
            case "get" -> inQuery = true;
            case "head" -> throw new ImportRefusal("The command asks for the head of an answer only.");
            case "insecure" ->
                notes.add(
                        "-k was ignored: Parley always checks a server's certificate. Trust the server's own authority"
                                + " in the profile instead.");
            case "netrc", "netrc-optional", "digest", "ntlm", "negotiate", "anyauth" -> throw Address.basic();
            case "basic" -> {
                // the default for --user, which is refused
            }
            default -> other(name);
        }
    }

    private void other(String name) {
        boolean readable = name.length() <= 30 && name.matches("[a-z0-9.-]+");
        if (CurlOption.hasMeaning(name)) {
            notes.add(readable ? "The option --" + name + " was not taken over." : "An option was not taken over.");
        }
    }

    private void apply(String name, String value) throws ImportRefusal {
        switch (name) {
            case "request" -> method = value.strip().toUpperCase(Locale.ROOT);
            case "url" -> address(value);
            case "header" -> header(value);
            case "data", "data-ascii", "data-binary" -> data(content(value), "&");
            case "data-raw" -> data(value, "&");
            case "json" -> {
                data(content(value), "");
                headers.add(new PlainRequest.Line("Content-Type", "application/json"));
            }
            case "data-urlencode", "url-query" ->
                throw new ImportRefusal("The command sends a form; only a JSON body can be taken over.");
            case "form", "form-string" -> part(value, name.equals("form"));
            case "user" -> throw Address.basic();
            case "oauth2-bearer" -> headers.add(new PlainRequest.Line("Authorization", "Bearer " + value));
            case "proxy", "preproxy", "socks4", "socks4a", "socks5", "socks5-hostname" ->
                notes.add("The proxy was not taken over; set it in the profile.");
            case "cookie" -> notes.add("Cookies were left out.");
            case "upload-file" -> throw file();
            case "config" ->
                throw new ImportRefusal("The command reads its options from a file, and pasted text opens no file.");
            default -> other(name);
        }
    }

    /** A value that is no name of a file, or what came by standard input: the ends of lines that {@code -d} would drop mean nothing in JSON. */
    private String content(String value) throws ImportRefusal {
        if (!value.startsWith("@")) {
            return value;
        }
        if (value.equals("@-") && input != null) {
            return input;
        }
        throw file();
    }

    private static ImportRefusal file() {
        return new ImportRefusal(
                "The command sends a file, and pasted text opens no file; put the body into the command.");
    }

    private void data(String content, String separator) {
        if (hasData) {
            data.append(separator);
        }
        data.append(content);
        hasData = true;
    }

    private void header(String line) throws ImportRefusal {
        if (line.startsWith("@")) {
            throw new ImportRefusal("The command reads headers from a file, and pasted text opens no file.");
        }
        int colon = line.indexOf(':');
        if (colon > 0) {
            String value = line.substring(colon + 1).strip();
            // A colon with nothing behind it takes a header away; a semicolon sends it empty.
            if (!value.isEmpty()) {
                headers.add(new PlainRequest.Line(line.substring(0, colon), value));
            }
        } else if (line.endsWith(";")) {
            headers.add(new PlainRequest.Line(line.substring(0, line.length() - 1), ""));
        }
    }

    private void part(String value, boolean mayBeFile) {
        int equals = value.indexOf('=');
        if (equals <= 0) {
            return;
        }
        hasForm = true;
        String content = value.substring(equals + 1);
        if (mayBeFile && (content.startsWith("@") || content.startsWith("<"))) {
            notes.add("The file of the command was not read; attach it to a message.");
        } else {
            form.put(value.substring(0, equals), content);
        }
    }

    private void address(String value) {
        if (url == null) {
            url = value;
        } else {
            notes.add("Only the first address of the command was taken over.");
        }
    }

    private PlainRequest request() throws ImportRefusal {
        if (url == null) {
            throw new ImportRefusal("The command names no address.");
        }
        if (inQuery && (hasData || hasForm)) {
            throw new ImportRefusal("The command sends its data in the address; only a JSON body can be taken over.");
        }
        if (hasForm) {
            if (!new Recognition(url).takesForm()) {
                throw new ImportRefusal("The command sends a form; only a JSON body can be taken over.");
            }
            return new PlainRequest("POST", url, headers, form);
        }
        if (!hasData) {
            return new PlainRequest(method == null ? "GET" : method, url, headers, null);
        }
        JsonNode body = Trees.parse(data.toString());
        if (body == null) {
            throw new ImportRefusal("The body of the command is not JSON.");
        }
        return new PlainRequest(method == null ? "POST" : method, url, headers, body);
    }
}
