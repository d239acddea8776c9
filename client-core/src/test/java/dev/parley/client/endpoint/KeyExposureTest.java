package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyExposureTest {

    @ParameterizedTest
    @CsvSource({
        "http://192.168.1.5:8000,true",
        "http://gpu.example,true",
        "http://localhost.example,true",
        "HTTP://gpu.example,true",
        "https://gpu.example,false",
        "http://localhost:8000,false",
        "http://127.0.0.1:8000,false",
        "http://[::1]:8000,false"
    })
    void plainHttpToAnotherMachineIsUnprotected(URI url, boolean unprotected) {
        assertThat(KeyExposure.isUnprotected(url)).isEqualTo(unprotected);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat?key=abc,true",
        "/v1/chat?a=b&api_key=abc,true",
        "/v1/chat?access_token=abc,true",
        "/v1/chat?api-version=2024,false",
        "/v1/keys,false",
        "/v1/chat?key=,false"
    })
    void aKeyInAQueryIsSeenByItsName(String path, boolean found) {
        assertThat(KeyExposure.isInQuery(path)).isEqualTo(found);
    }
}
