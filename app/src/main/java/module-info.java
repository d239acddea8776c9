/** The desktop program and the command line. */
module dev.parley.app {
    requires static transitive org.jspecify;
    requires dev.parley.client;
    requires dev.parley.gateway;
    requires info.picocli;
    requires java.logging;
    requires org.jline;
    requires tools.jackson.databind;

    opens dev.parley.app.cli to
            info.picocli;
}
