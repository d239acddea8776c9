package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePartsTest {
    private final NativeParts linux = new NativeParts(Target.of("Linux", "amd64"));

    @ParameterizedTest
    @CsvSource({
        "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so,false",
        "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so,true",
        "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib,true",
        "com/sun/jna/linux-x86-64/libjnidispatch.so,false",
        "com/sun/jna/aix-ppc64/libjnidispatch.a,true",
        "jni/linux_x64/libquickjs.so,false",
        "jni/windows_x64/libquickjs.dll,true",
        "org/jline/nativ/Windows/x86/jlinenative.dll,true",
        "org/sqlite/JDBC.class,false",
        "META-INF/native-image/org.jline/jline-native/jni-config.json,false"
    })
    void onlyTheNativePartsOfOtherSystemsAreForeign(String entry, boolean foreign) {
        assertThat(linux.foreign(entry)).isEqualTo(foreign);
    }

    @Test
    void eachSystemKeepsItsOwn() {
        NativeParts mac = new NativeParts(Target.of("Mac OS X", "aarch64"));
        assertThat(mac.foreign("org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib"))
                .isFalse();
        assertThat(mac.foreign("org/sqlite/native/Mac/x86_64/libsqlitejdbc.dylib"))
                .isTrue();
        NativeParts windows = new NativeParts(Target.of("Windows 11", "amd64"));
        assertThat(windows.foreign("jni/windows_x64/libquickjs.dll")).isFalse();
        assertThat(windows.foreign("jni/linux_x64/libquickjs.so")).isTrue();
    }
}
