package dev.parley.app.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkViewModelTest {
    private final ObjectProperty<NetworkSettings> chosen = new SimpleObjectProperty<>(NetworkSettings.DEFAULT);
    private final Queue<Runnable> disk = new ArrayDeque<>();
    private final NetworkViewModel model = new NetworkViewModel(chosen, Runnable::run, disk::add);

    private void apply() {
        model.apply();
        disk.forEach(Runnable::run);
        disk.clear();
    }

    @Test
    void whatIsTypedHoldsOnceItIsApplied() {
        model.proxy().set(" proxy.example:3128 ");
        model.exceptions().set(".intern.example, 10.0.0.5");
        assertThat(chosen.get()).isEqualTo(NetworkSettings.DEFAULT);
        apply();
        assertThat(model.problem().get()).isEmpty();
        assertThat(chosen.get().proxy())
                .isEqualTo(ProxySettings.of("proxy.example", 3128).withNoProxy(List.of(".intern.example", "10.0.0.5")));
        model.proxy().set("Direct");
        apply();
        assertThat(chosen.get().proxy()).isEqualTo(ProxySettings.NONE);
        model.reset();
        assertThat(model.proxy().get()).isEqualTo("direct");
        assertThat(model.exceptions().get()).isEmpty();
        model.proxy().set("");
        apply();
        assertThat(chosen.get()).isEqualTo(NetworkSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example,'',Write a proxy as host:port",
        "http://proxy.example:80,'',must be a host name or an address",
        "proxy.example:70000,'',between 1 and 65535",
        "proxy.example:80,10.0.0.0/8,holds a network",
    })
    void whatIsWrongIsSaidAndWhatHeldHolds(String proxy, String exceptions, String problem) {
        NetworkSettings before = NetworkSettings.DEFAULT.withProxy(ProxySettings.of("before.example", 1));
        chosen.set(before);
        model.reset();
        model.proxy().set(proxy);
        model.exceptions().set(exceptions);
        apply();
        assertThat(model.problem().get()).contains(problem);
        assertThat(chosen.get()).isEqualTo(before);
    }

    @Test
    void authoritiesMustBeAFileOfCertificates(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.pem");
        model.authorities().set("own.pem");
        apply();
        assertThat(model.problem().get()).contains("full path");
        model.authorities().set(file.toString());
        apply();
        assertThat(model.problem().get()).contains("missing");
        Files.writeString(file, "no certificate");
        apply();
        assertThat(model.problem().get()).contains(file.toString());
        assertThat(chosen.get().tls()).isEqualTo(TlsSettings.DEFAULT);
    }

    @Test
    void whatIsTypedLaterIsNotUndoneByWhatIsStillLookedThrough() {
        model.proxy().set("first.example:1");
        model.apply();
        model.proxy().set("");
        apply();
        assertThat(chosen.get().proxy()).isNull();
    }
}
