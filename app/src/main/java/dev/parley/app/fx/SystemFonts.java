package dev.parley.app.fx;

import dev.parley.client.wire.Waiver;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How this process sees the fonts of a Linux system. JavaFX draws no colour glyphs there, yet takes an emoji font with
 * nothing else as soon as one is installed, and draws blanks or letters of another face; which face stands in for Korean
 * depends on the system too. Here such fonts are left out and the faces of the program come first. Files are not touched.
 */
final class SystemFonts {
    private static final String NO_COLOUR = """
            <selectfont><rejectfont><pattern>
              <patelt name="color"><bool>true</bool></patelt>
            </pattern></rejectfont></selectfont>
            """;

    /** Which of a pattern's families to look for, its name, where the others go, the others. */
    private static final String STAND_INS = """
            <match target="pattern">
              <test name="family" qual="%s" compare="eq"><string>%s</string></test>
              <edit name="family" mode="%s" binding="strong">%s</edit>
            </match>
            """;

    private SystemFonts() {}

    /**
     * Makes the {@code cjk} face and the {@code emoji} face draw what {@code families} lack. Needed before any font is
     * loaded; where the system has no fontconfig nothing happens.
     */
    static void prefer(List<String> families, String cjk, String emoji) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            if (!new FontConfig().use(arena.allocateFrom(rules(families, cjk, emoji)))) {
                Logger.getLogger(SystemFonts.class.getName())
                        .log(Level.WARNING, "fontconfig keeps its own order of fonts");
            }
        } catch (IllegalArgumentException | IllegalCallerException | IllegalStateException | UnsatisfiedLinkError e) {
            Logger.getLogger(SystemFonts.class.getName())
                    .log(Level.WARNING, "fontconfig cannot be told which fonts to use", e);
        }
    }

    private static String rules(List<String> families, String cjk, String emoji) {
        String pictures = "<string>%s</string>".formatted(emoji);
        String both = "<string>%s</string>".formatted(cjk) + pictures;
        StringBuilder rules = new StringBuilder("<fontconfig>").append(NO_COLOUR);
        // The name that JavaFX asks for when it looks for faces that stand in; the other is Pango's for emoji.
        rules.append(STAND_INS.formatted("any", "sans", "prepend_first", both));
        rules.append(STAND_INS.formatted("any", "emoji", "prepend_first", pictures));
        families.forEach(family -> rules.append(STAND_INS.formatted("first", family, "append", both)));
        return rules.append("</fontconfig>").toString();
    }

    /** The functions that are needed, in the library that JavaFX uses. */
    @SuppressWarnings("restricted") // functions of a library are what this class is for
    private static final class FontConfig {
        private static final ValueLayout.OfInt BOOL = ValueLayout.JAVA_INT;

        private final SymbolLookup library = SymbolLookup.libraryLookup("libfontconfig.so.1", Arena.global());
        private final MethodHandle create = function("FcConfigCreate", FunctionDescriptor.of(ValueLayout.ADDRESS));
        private final MethodHandle addText = function(
                "FcConfigParseAndLoadFromMemory",
                FunctionDescriptor.of(BOOL, ValueLayout.ADDRESS, ValueLayout.ADDRESS, BOOL));
        private final MethodHandle addFile = function(
                "FcConfigParseAndLoad", FunctionDescriptor.of(BOOL, ValueLayout.ADDRESS, ValueLayout.ADDRESS, BOOL));
        private final MethodHandle build =
                function("FcConfigBuildFonts", FunctionDescriptor.of(BOOL, ValueLayout.ADDRESS));
        private final MethodHandle makeCurrent =
                function("FcConfigSetCurrent", FunctionDescriptor.of(BOOL, ValueLayout.ADDRESS));

        private MethodHandle function(String name, FunctionDescriptor type) {
            MemorySegment address = library.find(name)
                    .orElseThrow(() -> new IllegalArgumentException("this fontconfig has no " + name));
            return Linker.nativeLinker().downcallHandle(address, type);
        }

        @Waiver(rule = "broad-catch", reason = "a method handle may throw anything, as far as the compiler knows")
        boolean use(MemorySegment rules) {
            try {
                MemorySegment config = (MemorySegment) create.invokeExact();
                // Before the rules of the system, which replace the generic names; NULL is the system's own file.
                return config.address() != 0
                        && (int) addText.invokeExact(config, rules, 0) != 0
                        && (int) addFile.invokeExact(config, MemorySegment.NULL, 0) != 0
                        && (int) build.invokeExact(config) != 0
                        && (int) makeCurrent.invokeExact(config) != 0;
            } catch (Throwable e) {
                throw new IllegalStateException("calling fontconfig failed", e);
            }
        }
    }
}
