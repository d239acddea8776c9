/** Talks to any inference endpoint: streaming, one-shot and create-then-poll answers as one stream of events. */
module dev.parley.client {
    requires static transitive org.jspecify;
    requires java.logging;
    requires java.sql;
    requires kotlin.stdlib;
    requires okhttp3;
    requires okio;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
    requires java.keyring;
    requires org.xerial.sqlitejdbc;

    exports dev.parley.client;
    exports dev.parley.client.archive;
    exports dev.parley.client.capture;
    exports dev.parley.client.connect;
    exports dev.parley.client.endpoint;
    exports dev.parley.client.job;
    exports dev.parley.client.media;
    exports dev.parley.client.parameter;
    exports dev.parley.client.replay;
    exports dev.parley.client.snippet;
    exports dev.parley.client.store;
    exports dev.parley.client.transcript;
    exports dev.parley.client.wire;

    // Jackson reads and writes the stored records.
    opens dev.parley.client.capture to
            tools.jackson.databind;
    opens dev.parley.client.store to
            tools.jackson.databind;
}
