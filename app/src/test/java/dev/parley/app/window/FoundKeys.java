package dev.parley.app.window;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for keys in bytes, as they are and as they are written in a header, an address, or JSON. */
final class FoundKeys {
    private final Map<String, String> spellings = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>();
    private int searched;

    FoundKeys(List<String> keys) {
        for (String key : keys) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            spellings.put(key, key);
            spellings.put(URLEncoder.encode(key, StandardCharsets.UTF_8), "url-encoded " + key);
            spellings.put(key.replace("/", "\\/"), "escaped " + key);
            // Where in a longer text it begins changes how it is written: all three places, without what touches
            // others.
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = new byte[bytes.length + shift];
                System.arraycopy(bytes, 0, shifted, shift, bytes.length);
                String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                spellings.put(whole.substring(shift == 0 ? 0 : 4, whole.length() - 2), "base64 of " + key);
            }
        }
    }

    void in(String where, byte[] bytes) {
        searched++;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        spellings.forEach((spelling, name) -> {
            if (text.contains(spelling)) {
                found.add(where + " has " + name);
            }
        });
    }

    void in(String where, String text) {
        in(where, text.getBytes(StandardCharsets.UTF_8));
    }

    /** All files below a folder, and what is within the ZIP files among them. */
    void below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                in(file.toString(), Files.readAllBytes(file));
                if (file.toString().endsWith(".zip")) {
                    try (InputStream in = Files.newInputStream(file);
                            ZipInputStream zip = new ZipInputStream(in)) {
                        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                            in(file + "!" + entry.getName(), zip.readAllBytes());
                        }
                    }
                }
            }
        }
    }

    List<String> found() {
        return found;
    }

    int searched() {
        return searched;
    }
}
