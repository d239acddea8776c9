package dev.parley.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {
    @TempDir
    Path devices;

    @ParameterizedTest
    @ValueSource(strings = {"dri/card0", "dri/renderD128", "nvidia0", "dxg"})
    void aGraphicsDeviceIsSeen(String device) throws IOException {
        Path file = devices.resolve(device);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(Rendering.hasGpu(devices)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "nvidiactl", "snd/seq"})
    void otherDevicesDoNotDraw(String device) throws IOException {
        Path file = devices.resolve(device);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(Rendering.hasGpu(devices)).isFalse();
    }

    @Test
    void anEmptyFolderOfDriversIsNoGpu() throws IOException {
        Files.createDirectory(devices.resolve("dri"));
        assertThat(Rendering.hasGpu(devices)).isFalse();
        assertThat(Rendering.hasGpu(devices.resolve("none"))).isFalse();
    }
}
