package dev.parley.gateway.upstream.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class Ports {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private Ports() {}

    /**
     * The port that a process is to listen on.
     *
     * @param configured 0 for any free one
     * @throws StartException if it is in use: what answers there would be taken for the process
     */
    static int choose(String service, int configured) throws StartException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as servers do: connections of the process before may still be fading
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), configured));
            return socket.getLocalPort();
        } catch (IOException e) {
            String which = configured == 0 ? "no port is free" : "port " + configured + " is in use by another program";
            throw new StartException("The service " + service + " cannot be started: " + which + ".", e);
        }
    }
}
