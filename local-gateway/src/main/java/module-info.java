/** A streaming relay and a durable job queue in front of model servers. */
module dev.parley.gateway {
    requires static transitive org.jspecify;
    requires dev.parley.client;
    requires com.github.kagkarlsson.scheduler;
    requires com.zaxxer.hikari;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.transport;
    requires static io.vertx.codegen.api;
    requires static io.vertx.codegen.json;
    requires io.vertx.core;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires jdk.unsupported;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.slf4j;
    requires org.snakeyaml.engine.v2;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.databind;

    exports dev.parley.gateway;
}
